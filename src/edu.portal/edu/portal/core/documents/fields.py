"""Fields of work (lĩnh vực) of the documents of a school or an education office, in two levels.

The ids are public and permanent. A document carries one field; whoever asks for a field means those below it too.
"""

from dataclasses import dataclass
from edu.portal.core.text.unicode import fold


@dataclass(frozen=True)
class WorkField:
    """One field; ``parent`` is the id of the wider one, "" at the top."""

    id: str
    title: str
    parent: str = ""


FIELDS = (
    WorkField("chuyen-mon", "Chuyên môn"),
    WorkField("chuong-trinh", "Chương trình, sách giáo khoa", "chuyen-mon"),
    WorkField("kiem-tra-danh-gia", "Kiểm tra, đánh giá", "chuyen-mon"),
    WorkField("thi", "Thi, học sinh giỏi", "chuyen-mon"),
    WorkField("day-them", "Dạy thêm, học thêm", "chuyen-mon"),
    WorkField("giao-duc-hoa-nhap", "Giáo dục hòa nhập", "chuyen-mon"),
    WorkField("hoat-dong-trai-nghiem", "Hoạt động trải nghiệm, ngoại khóa", "chuyen-mon"),
    WorkField("tuyen-sinh", "Tuyển sinh"),
    WorkField("tuyen-sinh-dau-cap", "Tuyển sinh đầu cấp", "tuyen-sinh"),
    WorkField("chuyen-truong", "Chuyển trường, tiếp nhận", "tuyen-sinh"),
    WorkField("hoc-sinh", "Học sinh"),
    WorkField("che-do-hoc-sinh", "Chế độ, chính sách cho học sinh", "hoc-sinh"),
    WorkField("khen-thuong-ky-luat", "Khen thưởng, kỷ luật học sinh", "hoc-sinh"),
    WorkField("ban-tru", "Bán trú, nội trú", "hoc-sinh"),
    WorkField("an-toan", "An toàn trường học"),
    WorkField("y-te", "Y tế trường học", "an-toan"),
    WorkField("an-toan-thuc-pham", "An toàn thực phẩm", "an-toan"),
    WorkField("phong-chong-duoi-nuoc", "Phòng chống đuối nước", "an-toan"),
    WorkField("phong-chay", "Phòng cháy, chữa cháy", "an-toan"),
    WorkField("phong-chong-bao-luc", "Phòng chống bạo lực học đường", "an-toan"),
    WorkField("to-chuc-can-bo", "Tổ chức, cán bộ"),
    WorkField("tuyen-dung", "Tuyển dụng, bổ nhiệm", "to-chuc-can-bo"),
    WorkField("boi-duong", "Đào tạo, bồi dưỡng", "to-chuc-can-bo"),
    WorkField("thi-dua", "Thi đua, khen thưởng", "to-chuc-can-bo"),
    WorkField("tai-chinh", "Tài chính, tài sản"),
    WorkField("hoc-phi", "Học phí, các khoản thu", "tai-chinh"),
    WorkField("du-toan-quyet-toan", "Dự toán, quyết toán", "tai-chinh"),
    WorkField("mua-sam", "Mua sắm, đấu thầu", "tai-chinh"),
    WorkField("co-so-vat-chat", "Cơ sở vật chất, thiết bị", "tai-chinh"),
    WorkField("cong-khai", "Công khai"),
    WorkField("hanh-chinh", "Hành chính"),
    WorkField("cai-cach-hanh-chinh", "Cải cách hành chính", "hanh-chinh"),
    WorkField("chuyen-doi-so", "Chuyển đổi số", "hanh-chinh"),
    WorkField("van-thu", "Văn thư, lưu trữ", "hanh-chinh"),
    WorkField("phap-che", "Pháp chế, thanh tra"),
    WorkField("pho-bien-phap-luat", "Phổ biến pháp luật", "phap-che"),
    WorkField("thanh-tra", "Thanh tra, kiểm tra", "phap-che"),
    WorkField("khieu-nai-to-cao", "Tiếp công dân, khiếu nại, tố cáo", "phap-che"),
    WorkField("doan-the", "Đoàn thể"),
    WorkField("cong-doan", "Công đoàn", "doan-the"),
    WorkField("doan-doi", "Đoàn, Đội", "doan-the"),
    WorkField("khac", "Lĩnh vực khác"),
)

_BY_ID = {field.id: field for field in FIELDS}
_BY_WORDS = {fold(field.title): field.id for field in FIELDS}


def field_title(field_id: str) -> str:
    """Return the name of a field; an unknown id, such as words typed before there was a choice, stands for itself."""
    field = _BY_ID.get(field_id)
    return field.title if field else field_id


def field_path(field_id: str) -> str:
    """Return the name with that of the wider field before it, as ``Tuyển sinh › Chuyển trường, tiếp nhận``."""
    return " › ".join(field_title(known) for known in reversed(with_parents(field_id)))


def field_id_of(words: str) -> str:
    """Return the id that ``words`` name, an id or a title in any case and without diacritics; else ``words``."""
    bare = words.strip()
    return bare if bare in _BY_ID else _BY_WORDS.get(fold(bare), bare)


def is_field(field_id: str) -> bool:
    """Tell whether the id is one of the list."""
    return field_id in _BY_ID


def with_parents(field_id: str) -> tuple[str, ...]:
    """Return the field and the wider ones above it, the narrow one first."""
    field = _BY_ID.get(field_id)
    return (field_id, *with_parents(field.parent)) if field and field.parent else (field_id,)


def depth_of(field_id: str) -> int:
    """Return how many wider fields stand above it."""
    return len(with_parents(field_id)) - 1
