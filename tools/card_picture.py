"""Take the picture of the card in "create a site" from the front page of the demonstration school.

``python tools/card_picture.py`` writes ``distributions/truong-hoc/image.png`` anew when
the front page has changed.
"""

from edu.portal.testing.server import demo_server
from io import BytesIO
from pathlib import Path
from PIL import Image
from playwright.sync_api import sync_playwright
import shutil
import sys
import tempfile
import time
import urllib.request


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--lang=vi"]
FILE = Path(__file__).parent.parent / "src/edu.portal/edu/portal/distributions/truong-hoc/image.png"
# As wide as the pictures of Plone's own cards are high; the page of the cards shows a square of 250 points or more.
SIZE = {"width": 1280, "height": 960}
COLOURS = 128
LIMIT = 400_000
FEEDS_SECONDS = 60


def wait_for_feeds(url: str) -> None:
    """Return when the front page shows news of the superior units. Raises ``SystemExit`` when none comes."""
    deadline = time.monotonic() + FEEDS_SECONDS
    while time.monotonic() < deadline:
        with urllib.request.urlopen(url, timeout=20) as page:
            if b"edu-feed" in page.read():
                return
        time.sleep(1)
    sys.exit("the front page shows no feed")


def main() -> None:
    """Create the school, look at it as a visitor does, write the picture."""
    browser_path = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if browser_path is None:
        sys.exit("no browser: tools/browser.sh installs one")
    with tempfile.TemporaryDirectory() as name, demo_server(Path(name) / "var") as server, sync_playwright() as play:
        url = server.url.replace("127.0.0.1", "localhost")
        wait_for_feeds(url)
        browser = play.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_context(viewport=SIZE, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh").new_page()
        page.goto(url)
        page.evaluate("document.fonts.ready")
        picture = page.screenshot(animations="disabled")
        browser.close()
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(FILE, optimize=True)
    if FILE.stat().st_size > LIMIT:
        sys.exit(f"{FILE.name} has {FILE.stat().st_size} bytes; {LIMIT} are allowed")


if __name__ == "__main__":
    main()
