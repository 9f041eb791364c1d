"""The pages that every general check visits; a new kind of page adds a row."""

from edu.portal import clock
from edu.portal.core.calendar.school_year import school_year


YEAR = school_year(clock.today())
DISCLOSURE = f"/cong-khai/ba-cong-khai/{YEAR}-{YEAR + 1}-so-hoc-sinh-cua-nam-truoc"
WAITING = f"/cong-khai/ba-cong-khai/@@edu-disclosure-waiting?muc=tt09.lanh-dao&nam={YEAR}"
CONDITIONS = "type=thong-bao&field=hoc-phi&validity=all&sort=-number"
STORY = "khoi-8-trong-sau-muoi-cay-bang-o-cong-vien-bo-kenh"
EVENT = "hoi-nghi-chuyen-de-hoc-sinh-dat-cau-hoi-cap-cum"
REPORT = "tap-huan-an-toan-thong-tin-cho-ban-bien-tap-cong-thong-tin-dien-tu"
YEARBOOK = f"/cong-khai/nien-giam-thong-ke/nam-hoc-{YEAR}-{YEAR + 1}"
# name, path below the school, a text that only the finished page shows
PUBLIC = (
    ("front", "", "Dành cho cha mẹ và học sinh"),
    ("overview", "/van-ban", "Văn bản trường"),
    ("register", "/van-ban/van-ban-truong", "Trích yếu"),
    ("register-search", "/van-ban/van-ban-truong?text=ke+hoach", "Trích yếu"),
    ("register-empty", "/van-ban/van-ban-truong?text=khongcogi", "Không tìm thấy"),
    ("register-whole-archive", "/van-ban/van-ban-truong?validity=all", "Được thay thế bởi"),
    ("register-conditions", f"/van-ban/van-ban-truong?{CONDITIONS}", "Bỏ bộ lọc"),
    ("document", "/van-ban/van-ban-truong/112-kh-thcsbc", "Tệp đính kèm"),
    ("document-viewer", "/van-ban/van-ban-truong/112-kh-thcsbc/@@edu-file-view", "Về trang của tệp"),
    ("document-replaced", "/van-ban/van-ban-truong/95-tb-thcsbc", "đã được thay thế từ ngày"),
    ("document-chain", "/van-ban/van-ban-truong/101-tb-thcsbc", "Quá trình thay thế, sửa đổi"),
    ("news", "/tin-tuc/hoat-dong-chung", "Hoạt động chung"),
    ("news-item", f"/tin-tuc/hoat-dong-chung/{STORY}", "12/11/2026"),
    ("notices", "/goc-phu-huynh/thong-bao", "Thông báo đã hết hạn"),
    ("notices-of-a-grade", "/goc-phu-huynh/thong-bao?audience=grade-6", "Bỏ bộ lọc"),
    ("notices-past", "/goc-phu-huynh/thong-bao?past=1", "Về các thông báo còn hiệu lực"),
    ("events", "/tin-tuc/hoi-nghi-tap-huan", "Sắp diễn ra"),
    ("event", f"/tin-tuc/hoi-nghi-tap-huan/{EVENT}", "Thành phần"),
    ("report-of-an-event", f"/tin-tuc/hoi-nghi-tap-huan/{REPORT}", "Tin về sự kiện"),
    ("works-of-pupils", "/goc-hoc-sinh/goc-hoc-tap", "Mầm Xanh"),
    ("introduction", "/gioi-thieu/gioi-thieu-nha-truong", "Giới thiệu nhà trường"),
    ("people", "/gioi-thieu/co-cau-to-chuc", "Ban giám hiệu"),
    ("org-unit", "/gioi-thieu/co-cau-to-chuc/to-ngu-van", "Thành viên"),
    ("person", "/gioi-thieu/co-cau-to-chuc/ban-giam-hieu/tran-le-minh-an", "Nhiệm vụ được phân công"),
    ("directory", "/gioi-thieu/danh-ba", "Chức vụ"),
    ("disclosures", "/cong-khai/ba-cong-khai", "Theo Thông tư 09/2024/TT-BGDĐT"),
    ("disclosures-money", "/cong-khai/cong-khai-thu-chi", "Số dư các quỹ"),
    ("disclosure", DISCLOSURE, "Phát hành lần đầu"),
    ("yearbook", "/cong-khai/nien-giam-thong-ke", "So với năm trước"),
    ("yearbook-all", "/cong-khai/nien-giam-thong-ke?nam=tat-ca", "5 năm học gần đây"),
    ("yearbook-year", YEARBOOK, "Số học sinh bình quân một lớp"),
    ("projects", "/cong-khai/du-an-dau-thau-mua-sam", "Đang mời thầu"),
    ("project", "/cong-khai/du-an-dau-thau-mua-sam/cai-tao-khu-ve-sinh-hoc-sinh-day-b", "Tiến độ"),
    ("lessons", "/tai-nguyen/giao-an-dien-tu", "Viết bằng nhật ký quan sát"),
    ("lessons-chosen", "/tai-nguyen/bai-giang-e-learning?grade=6&semester=1", "Bỏ bộ lọc"),
    ("lesson", "/tai-nguyen/bai-giang-e-learning/phan-so-bang-nhau", "Mở bài giảng"),
    ("lesson-running", "/tai-nguyen/bai-giang-e-learning/phan-so-bang-nhau/@@edu-lesson", "Giới thiệu bài giảng"),
    (
        "lesson-of-another-site",
        "/tai-nguyen/bai-giang-e-learning/ke-lai-mot-phim-hoat-hinh-ngan-bang-thi-qua-khu-don",
        "Xem bài giảng từ YouTube",
    ),
    ("week-work", "/lich/lich-cong-tac-tuan", "Xem lịch của"),
    ("week-teaching", "/lich/lich-bao-giang", "Tiết PPCT"),
    ("plans", "/lich/ke-hoach", "Kế hoạch tháng"),
    ("links", "/tai-nguyen/trang-tai-nguyen", "Trang tài nguyên"),
    ("albums", "/tai-nguyen/album-anh", "4 ảnh"),
    ("album", "/tai-nguyen/album-anh/ngay-hoi-doc-sach", "Góc đọc sách"),
    ("picture", "/tai-nguyen/album-anh/ngay-hoi-doc-sach/thu-vien/view", "Ảnh sau"),
    ("file", "/cai-cach-hanh-chinh/bieu-mau/don-xin-nghi-hoc/view", "Tải về"),
    ("files", "/cai-cach-hanh-chinh/bieu-mau", "Dung lượng"),
    ("feeds", "/tin-tuc/tin-cap-tren", "Thư mời"),
    ("feeds-page-2", "/tin-tuc/tin-cap-tren?trang=2", "Trang trước"),
    ("contact", "/lien-he", "(028) 3855 0000"),
    ("form", "/y-kien/gop-y/gop-y", "Nội dung"),
    ("search", "/@@search?SearchableText=ke+hoach", "Kết quả"),
    ("search-page-2", "/@@search?SearchableText=ke+hoach&b_start:int=10", "Kết quả"),
    ("site-map", "/sitemap", "Lịch và kế hoạch"),
    ("login", "/login", "Mật khẩu"),
    ("login-help", "/@@login-help", "Đặt lại mật khẩu"),
    ("not-found", "/khong-co-trang-nay", "Không tìm thấy"),
)
EDITOR = (
    ("setup", "/@@edu-setup", "Thiết lập"),
    ("setup-letters", "/@@edu-setup?step=regimes", "Áp dụng văn bản của địa phương nào?"),
    ("setup-done", "/@@edu-setup-done", "Cổng thông tin đã sẵn sàng"),
    ("mandate", "/@@edu-mandate", "Văn bản áp dụng"),
    ("mandate-old-year", "/@@edu-mandate?nam-hoc=2020&trich-dan=co", "31/08/2021"),
    ("yearbook-figures", f"{YEARBOOK}/@@edu-yearbook-figures?nhom=hoc-sinh", "Lưu và sang nhóm sau"),
    ("yearbook-import", "/cong-khai/nien-giam-thong-ke/@@edu-yearbook-import", "Chạy thử"),
    ("unit", "/@@edu-unit", "Thông tin đơn vị"),
    ("superiors", "/@@edu-superiors", "Cập nhật ngay"),
    ("attestations", "/@@edu-attestations", "Chưa xác nhận"),
    ("attestations-by-letter", "/@@edu-attestations?xep=van-ban", "Xếp theo chuyên mục"),
    ("attestation", "/@@edu-attestation?ma=hop-dong-duy-tri", "Lịch sử xác nhận"),
    ("attestation-form", "/@@edu-attestation-form?ma=hop-dong-duy-tri", "Tệp minh chứng"),
    ("attestations-sheet", "/@@edu-attestations-sheet", "Thủ trưởng đơn vị"),
    ("alerts", "/@@edu-alerts", "Đăng ngay"),
    ("consents", "/@@edu-consents", "Chờ sự đồng ý"),
    ("add-news", "/goc-hoc-sinh/goc-hoc-tap/++add++News Item", "Trẻ em trong bài"),
    ("work-as-editor", "/goc-hoc-sinh/goc-hoc-tap/tho-con-kenh-truoc-cong-truong", "chỉ người biên tập thấy"),
    ("link-checks", "/@@edu-link-checks", "Kiểm tra ngay"),
    ("disclosures-as-editor", "/cong-khai/ba-cong-khai", "Chưa công khai"),
    ("disclosure-figures", f"{DISCLOSURE}/@@edu-disclosure-table", "Lưu số liệu"),
    ("disclosure-release", f"{DISCLOSURE}/@@edu-disclosure-release", "Việc cần làm"),
    (
        "disclosure-waiting",
        WAITING,
        "Hạn dự kiến",
    ),
    ("annual-report", "/cong-khai/ba-cong-khai/@@edu-annual-report", "Còn thiếu"),
    ("add-procurement", "/cong-khai/du-an-dau-thau-mua-sam/++add++edu.Procurement", "Nguồn vốn"),
    ("add-lesson", "/tai-nguyen/bai-giang-e-learning/++add++edu.LearningResource", "Gói bài giảng (ZIP)"),
    ("lessons-as-editor", "/tai-nguyen/bai-giang-e-learning", "Giáo viên của trường đã đăng"),
    ("add-document", "/van-ban/van-ban-truong/++add++edu.LegalDocument", "Số, ký hiệu"),
    ("add-person", "/gioi-thieu/co-cau-to-chuc/ban-giam-hieu/++add++edu.StaffMember", "Họ và tên"),
    ("edit-document", "/van-ban/van-ban-truong/112-kh-thcsbc/edit", "Cơ quan ban hành"),
    ("document-as-editor", "/van-ban/van-ban-truong/112-kh-thcsbc", "Sao chép thành văn bản mới"),
    ("import", "/van-ban/van-ban-truong/@@edu-import", "Tải bảng mẫu (XLSX)"),
    ("bodies", "/@@edu-bodies", "Thêm cơ quan"),
    ("places-of-the-front-page", "/@@edu-home-edit", "Tin nổi bật"),
    ("front-as-editor", "", "Dành cho cha mẹ và học sinh"),
    ("register-as-editor", "/van-ban/van-ban-truong", "Trích yếu"),
)
# Screens of ours that people also use on a phone.
PHONE_SCREENS = ("alerts", "attestation", "bodies", "consents", "document-as-", "import", "mandate", "setup-")
EDITOR_ON_PHONES = tuple(row for row in EDITOR if row[0].startswith(PHONE_SCREENS))
