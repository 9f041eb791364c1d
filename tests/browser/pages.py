"""The pages that every general check visits; a new kind of page adds a row."""

# name, path below the school, a text that only the finished page shows
PUBLIC = (
    ("front", "", "Dành cho cha mẹ và học sinh"),
    ("overview", "/van-ban", "Văn bản trường"),
    ("register", "/van-ban/van-ban-truong", "Trích yếu"),
    ("register-search", "/van-ban/van-ban-truong?text=ke+hoach", "Trích yếu"),
    ("register-empty", "/van-ban/van-ban-truong?text=khongcogi", "Không tìm thấy"),
    ("news", "/tin-tuc/hoat-dong-chung", "Hoạt động chung"),
    ("introduction", "/gioi-thieu/gioi-thieu-nha-truong", "Giới thiệu nhà trường"),
    ("people", "/gioi-thieu/co-cau-to-chuc", "Ban giám hiệu"),
    ("directory", "/gioi-thieu/danh-ba", "Chức vụ"),
    ("links", "/tai-nguyen/trang-tai-nguyen", "Trang tài nguyên"),
    ("feeds", "/tin-tuc/tin-cap-tren", "Thư mời"),
    ("contact", "/lien-he", "(028) 3855 0000"),
    ("form", "/y-kien/gop-y/gop-y", "Nội dung"),
    ("search", "/@@search?SearchableText=ke+hoach", "Kết quả"),
    ("login", "/login", "Mật khẩu"),
    ("not-found", "/khong-co-trang-nay", "Không tìm thấy"),
)
EDITOR = (
    ("setup", "/@@edu-setup", "Thiết lập"),
    ("unit", "/@@edu-unit", "Thông tin đơn vị"),
    ("superiors", "/@@edu-superiors", "Cập nhật ngay"),
    ("add-document", "/van-ban/van-ban-truong/++add++edu.LegalDocument", "Số, ký hiệu"),
    ("add-person", "/gioi-thieu/co-cau-to-chuc/ban-giam-hieu/++add++edu.StaffMember", "Họ và tên"),
    ("front-as-editor", "", "Dành cho cha mẹ và học sinh"),
    ("register-as-editor", "/van-ban/van-ban-truong", "Trích yếu"),
)
