"""Subjects of Vietnamese schools and how timetables shorten them (general curriculum of 2018, circular 32/2018)."""

from dataclasses import dataclass
from edu.portal.core.text.unicode import fold
from functools import lru_cache
import re


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject. ``key`` is the same however it is written; ``is_assembly``: the whole school has it at once."""

    key: str
    name: str
    is_assembly: bool = False


# Name, then the short forms that schools write. The signs of a short form (dots, blanks, dashes) do not count.
_NAMES = (
    ("Toán", "T", "Toán học"),
    ("Ngữ văn", "Văn", "N.Văn", "NV"),
    ("Tiếng Việt", "TV", "T.Việt", "TViệt"),
    ("Ngoại ngữ", "N.Ngữ", "NN", "Ngoại ngữ 1"),
    ("Tiếng Anh", "Anh", "T.Anh", "TA", "AV", "Anh văn", "Tiếng Anh NN"),
    ("Tiếng Pháp", "Pháp", "T.Pháp"),
    ("Tiếng Nhật", "Nhật", "T.Nhật"),
    ("Tiếng Trung", "Trung", "T.Trung"),
    ("Tiếng dân tộc thiểu số", "TDTTS"),
    ("Khoa học tự nhiên", "KHTN"),
    ("Lịch sử và Địa lí", "LS&ĐL", "LSĐL", "Sử-Địa", "Sử & Địa", "Lịch sử & Địa lí", "Lịch sử và Địa lý", "LS và ĐL"),
    ("Lịch sử", "Sử", "LS", "L.Sử"),
    ("Địa lí", "Địa", "ĐL", "Đ.Lí", "Địa lý", "Đ.Lý"),
    ("Giáo dục công dân", "GDCD", "CD", "GD công dân"),
    ("Giáo dục kinh tế và pháp luật", "GDKT-PL", "KTPL", "GDKT&PL", "GD KT-PL", "GDKT và PL"),
    ("Giáo dục quốc phòng và an ninh", "GDQP", "GDQP-AN", "GDQPAN", "QPAN", "QP", "GDQP&AN"),
    ("Giáo dục thể chất", "GDTC", "TD", "Thể dục", "TDTT", "GD thể chất"),
    ("Hoạt động trải nghiệm, hướng nghiệp", "HĐTN-HN", "HĐTN,HN", "TN-HN", "HĐTN&HN", "HĐTN HN"),
    ("Hoạt động trải nghiệm", "HĐTN", "TN", "HĐ trải nghiệm", "Trải nghiệm"),
    (
        "Giáo dục địa phương",
        "GDĐP",
        "NDGDĐP",
        "ĐP",
        "GD địa phương",
        "Nội dung giáo dục địa phương",
        "NDGD địa phương",
    ),
    ("Tin học", "Tin", "TH", "Tin học và Công nghệ (Tin học)"),
    ("Công nghệ", "CN", "C.Nghệ", "CNghệ", "KTCN", "KTNN", "Công nghệ CN", "Công nghệ NN"),
    ("Khoa học", "KH", "K.Học"),
    ("Vật lí", "Lí", "Lý", "VL", "Vật lý", "V.Lí", "V.Lý"),
    ("Hóa học", "Hóa", "Hoá", "Hoá học"),
    ("Sinh học", "Sinh"),
    ("Âm nhạc", "Nhạc", "ÂN", "Â.Nhạc"),
    ("Mĩ thuật", "MT", "Mỹ thuật", "M.Thuật", "Họa"),
    ("Nghệ thuật", "NT", "N.Thuật"),
    ("Đạo đức", "ĐĐ", "Đ.Đức"),
    ("Tự nhiên và Xã hội", "TNXH", "TN&XH", "TN-XH", "TN và XH", "Tự nhiên & Xã hội"),
    ("Sinh hoạt dưới cờ", "SHDC", "Chào cờ", "CC", "C.Cờ", "HĐTN (SHDC)", "HĐTN-SHDC", "SH dưới cờ"),
    ("Sinh hoạt lớp", "SHL", "SH lớp", "HĐTN (SHL)", "HĐTN-SHL", "S.Hoạt", "Sinh hoạt"),
    ("Sinh hoạt chủ nhiệm", "SHCN", "SH chủ nhiệm", "Chủ nhiệm"),
    ("Đọc thư viện", "Đọc sách", "Tiết đọc thư viện", "TV đọc"),
    ("Kĩ năng sống", "KNS", "Kỹ năng sống"),
    ("Tự học", "HDTH", "Hướng dẫn tự học", "Hướng dẫn học"),
    ("Chuyên đề", "CĐ"),
    ("STEM",),
    ("An toàn giao thông", "ATGT"),
)
_ASSEMBLIES = {"Sinh hoạt dưới cờ"}
# Short forms that are given names too: behind a dash or alone on the second line they are teachers.
_GIVEN_NAMES = {"anh", "van", "hoa", "sinh", "tin", "nhat", "trung", "t"}
# What may follow a subject and still be of its name.
_SUFFIX = re.compile(
    r"\s*[-–(]?\s*\b(tc|td|bd|pd|nc|ncao|tang cuong|tu chon|nang cao|boi duong|phu dao|on tap|dai so|dai|"
    r"hinh hoc|hinh|ts|hki|hkii|1|2|3|buoi 2|nn|cn)\b\s*\)?$"
)
_PREFIX = re.compile(r"^(?:tc|bd|pd|on|cd|tang cuong|tu chon|boi duong|phu dao|chuyen de|on tap)\s*[.:]?\s+(?=\w)")
_SIGNS = re.compile(r"[\s.,&()/–-]+|\bva\b")


def _key(words: str) -> str:
    return _SIGNS.sub("", words)


_BY_KEY: dict[str, Subject] = {}
for _row in _NAMES:
    _subject = Subject(_key(fold(_row[0])), _row[0], _row[0] in _ASSEMBLIES)
    for _name in _row:
        _BY_KEY.setdefault(_key(fold(_name)), _subject)


@lru_cache(maxsize=2048)
def subject_of(text: str) -> Subject | None:
    """Return the subject that ``text`` names, in full, in short or with an addition ("Toán (TC)"); None if unknown."""
    words = " ".join(fold(text).split())
    bare = _PREFIX.sub("", words)
    return _BY_KEY.get(_key(words)) or _BY_KEY.get(_key(_SUFFIX.sub("", words))) or _BY_KEY.get(_key(bare))


def is_addition(text: str) -> bool:
    """Whether a text in brackets belongs to the name of the subject before it: "TC", "Đại số"."""
    return bool(_SUFFIX.fullmatch(fold(text)))


def may_be_a_teacher(text: str) -> bool:
    """Whether a word that is short for a subject is a given name as well: "Anh", "Hóa"."""
    return _key(fold(text)) in _GIVEN_NAMES
