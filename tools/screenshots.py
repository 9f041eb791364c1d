"""Take the pictures of the handbook (docs/vi/anh) from a fresh school; run with ``make screenshots``.

Each picture walks the way that the handbook describes, by the labels that it names, so a label that has changed stops
the run with its name. With the package chromium-l10n the browser's own words are Vietnamese too.
"""

from collections.abc import Callable
from edu.portal.testing.server import demo_server
from io import BytesIO
from pathlib import Path
from PIL import Image
from playwright.sync_api import FloatRect
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
import shutil
import sys
import tempfile


FOLDER = Path(__file__).parent.parent / "docs" / "vi" / "anh"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--lang=vi"]
SIZE = {"width": 1180, "height": 780}
TOOLBAR_WIDTH = 220
LIMIT = 120_000
PDF = {"name": "113-kh-thcsbk.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%EOF"}
Walk = Callable[[Page, str], None]


def press(page: Page, name: str) -> None:
    """Press the button ``name`` and wait for the page that follows."""
    page.get_by_role("button", name=name, exact=True).last.click()
    page.wait_for_load_state("load")


def follow(page: Page, name: str) -> None:
    """Follow the first link that is called ``name``."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state("load")


def tab(page: Page, name: str) -> None:
    """Open the tab ``name`` of a form."""
    page.locator(".autotoc-nav a").filter(has_text=name).first.click()
    page.wait_for_timeout(300)


def log_in(page: Page, url: str) -> None:
    """Log in as the administrator of the demonstration school."""
    page.goto(f"{url}/login")
    page.get_by_label("Tên đăng nhập").fill("admin")
    page.get_by_label("Mật khẩu").first.fill("admin")
    press(page, "Đăng nhập")


def setup(page: Page, url: str) -> None:
    """The last step of the wizard: what will be created."""
    page.goto(f"{url}/@@edu-setup")
    page.get_by_label("Trường trung học cơ sở").check()
    press(page, "Tiếp tục")
    page.get_by_label("Tên đầy đủ của đơn vị").fill("Trường THCS Bờ Kênh")
    page.get_by_label("Địa chỉ", exact=True).fill("125 đường Bờ Kênh, phường Bờ Kênh, Thành phố Hồ Chí Minh")
    page.get_by_label("Điện thoại cố định").fill("(028) 3855 0000")
    page.get_by_label("Thư điện tử của đơn vị").fill("c2bokenh@hcm.edu.vn")
    press(page, "Tiếp tục")
    page.get_by_label("Tên đơn vị").first.fill("Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh")
    press(page, "Tiếp tục")
    page.get_by_label("Thành phố Hồ Chí Minh", exact=True).check()
    press(page, "Tiếp tục")


def feeds(page: Page, url: str) -> None:
    """How the feeds of the superior units are doing."""
    page.goto(f"{url}/@@edu-feed-health")
    press(page, "Cập nhật ngay")
    page.get_by_role("heading", name="Tình trạng các nguồn tin").evaluate("place => place.scrollIntoView()")


def add_document(page: Page, url: str) -> None:
    """The form of a document, filled in."""
    page.goto(f"{url}/van-ban/van-ban-truong")
    follow(page, "Thêm: Văn bản")
    page.get_by_label("Trích yếu").fill("Kế hoạch tổ chức Hội khỏe Phù Đổng cấp trường năm học 2026-2027")
    page.get_by_label("Loại văn bản").select_option(label="Kế hoạch")
    page.get_by_label("Số, ký hiệu").fill("113/KH-THCSBK")
    page.get_by_label("Cơ quan ban hành").fill("Trường THCS Bờ Kênh")
    page.get_by_label("Ngày ban hành").fill("2026-11-20")
    page.get_by_label("Tệp văn bản").set_input_files(PDF)
    page.get_by_label("Trích yếu").focus()
    page.mouse.wheel(0, -2000)


def publish_document(page: Page, url: str) -> None:
    """The saved document with the menu of its state."""
    add_document(page, url)
    press(page, "Lưu")
    page.get_by_role("link", name="Trạng thái: Cá nhân").click()
    page.get_by_role("link", name="Phát hành", exact=True).wait_for()


def replace_document(page: Page, url: str) -> None:
    """The tab on which a document names those that it replaces."""
    add_document(page, url)
    tab(page, "Hiệu lực")


def add_news(page: Page, url: str) -> None:
    """The form of a story."""
    page.goto(f"{url}/tin-tuc/hoat-dong-chung")
    follow(page, "Thêm: Tin bài")
    page.get_by_label("Tiêu đề").fill("Ngày hội Sách và Văn hóa đọc năm 2026")
    page.get_by_label("Tóm tắt").fill("Hơn một nghìn cuốn sách được đổi chủ trong một buổi sáng.")
    page.wait_for_timeout(2000)


def person(page: Page, url: str) -> None:
    """The switches of what visitors may see of a person."""
    page.goto(f"{url}/gioi-thieu/co-cau-to-chuc/van-phong")
    page.goto(f"{page.url.rstrip('/')}/++add++edu.StaffMember")
    page.get_by_label("Họ và tên").fill("Nguyễn Thu Hà")
    tab(page, "Công khai")
    page.get_by_label("Hiện ảnh chân dung").check()
    page.get_by_label("Ngày đồng ý").fill("2026-11-20")


def opinions(page: Page, url: str) -> None:
    """Two opinions, and the list that staff read."""
    for role, subject, text in (
        ("Phụ huynh học sinh", "Giờ tan học của khối 6", "Đề nghị nhà trường lùi giờ tan học thêm mười phút."),
        ("Học sinh", "Nước uống ở dãy B", "Vòi nước tầng 2 dãy B bị hỏng, mong nhà trường sửa sớm."),
    ):
        page.goto(f"{url}/y-kien/gop-y")
        page.get_by_label("Người gửi là").select_option(label=role)
        page.get_by_label("Chủ đề").fill(subject)
        page.get_by_label("Nội dung góp ý").fill(text)
        page.get_by_label("Tôi đồng ý").check()
        press(page, "Gửi góp ý")
    page.goto(f"{url}/y-kien/gop-y")
    follow(page, "Thư đã nhận")


def arrange(page: Page, url: str) -> None:
    """The screen that arranges the front page."""
    page.goto(url)
    follow(page, "Sửa trang chủ")


def front(page: Page, url: str) -> None:
    """The front page as a visitor sees it."""
    page.context.clear_cookies()
    page.goto(url)


FRESH: dict[str, Walk] = {"thiet-lap": setup}
SCHOOL: dict[str, Walk] = {
    "nguon-tin": feeds,
    "them-van-ban": add_document,
    "phat-hanh": publish_document,
    "thay-the": replace_document,
    "them-tin": add_news,
    "nhan-su": person,
    "thu-da-nhan": opinions,
    "sua-trang-chu": arrange,
    "trang-chu": front,
}


def take(walks: dict[str, Walk], profile: str, browser_path: str) -> None:
    """Create a school with ``profile``, walk, and write one picture for each walk."""
    with (
        tempfile.TemporaryDirectory() as name,
        demo_server(Path(name) / "var", profile) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS, env={"LANGUAGE": "vi"})
        page = browser.new_context(viewport=SIZE, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh").new_page()
        page.set_default_timeout(20_000)
        # A stock site leaves 127.0.0.1 without its theme.
        url = server.url.replace("127.0.0.1", "localhost")
        log_in(page, url)
        for picture, walk in walks.items():
            walk(page, url)
            page.evaluate("document.fonts.ready")
            save(page.screenshot(animations="disabled", clip=seen_part(page)), FOLDER / f"{picture}.webp")
        browser.close()


def seen_part(page: Page) -> FloatRect:
    """Return what of the page belongs in the picture: a toolbar without an entry does not."""
    left = (
        TOOLBAR_WIDTH if page.locator("#edit-bar").count() and not page.locator(".plone-toolbar-main a").count() else 0
    )
    return {"x": left, "y": 0, "width": SIZE["width"] - left, "height": SIZE["height"]}


def save(png: bytes, target: Path) -> None:
    """Write a picture as WebP. Raises ``SystemExit`` when it is larger than a page of the handbook should load."""
    Image.open(BytesIO(png)).convert("RGB").save(target, quality=80, method=6)
    size = target.stat().st_size
    print(f"{target.name:24} {size / 1000:5.0f} kB")
    if size > LIMIT:
        sys.exit(f"{target} has {size} bytes; {LIMIT} are allowed")


def main() -> None:
    """Take all pictures."""
    browser_path = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if browser_path is None:
        sys.exit("no browser: tools/browser.sh installs one")
    FOLDER.mkdir(parents=True, exist_ok=True)
    take(FRESH, "edu.portal:default", browser_path)
    take(SCHOOL, "edu.portal:demo", browser_path)


if __name__ == "__main__":
    main()
