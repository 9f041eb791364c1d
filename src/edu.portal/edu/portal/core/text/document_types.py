"""Kinds of official documents and their abbreviations: NĐ 30/2020/NĐ-CP, Phụ lục III, and the normative documents."""

from dataclasses import dataclass
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc


@dataclass(frozen=True)
class DocumentType:
    """One kind of document. ``id`` is public and permanent; ``abbreviation`` is empty for letters without one."""

    id: str
    abbreviation: str
    title: str


# The order is the order of the choice in forms: what a school files most stands first.
DOCUMENT_TYPES = (
    DocumentType("cong-van", "", "Công văn"),
    DocumentType("quyet-dinh", "QĐ", "Quyết định"),
    DocumentType("thong-bao", "TB", "Thông báo"),
    DocumentType("ke-hoach", "KH", "Kế hoạch"),
    DocumentType("bao-cao", "BC", "Báo cáo"),
    DocumentType("huong-dan", "HD", "Hướng dẫn"),
    DocumentType("quy-che", "QC", "Quy chế"),
    DocumentType("quy-dinh", "QyĐ", "Quy định"),
    DocumentType("to-trinh", "TTr", "Tờ trình"),
    DocumentType("bien-ban", "BB", "Biên bản"),
    DocumentType("giay-moi", "GM", "Giấy mời"),
    DocumentType("luat", "L", "Luật"),
    DocumentType("phap-lenh", "PL", "Pháp lệnh"),
    DocumentType("nghi-dinh", "NĐ", "Nghị định"),
    DocumentType("thong-tu", "TT", "Thông tư"),
    DocumentType("thong-tu-lien-tich", "TTLT", "Thông tư liên tịch"),
    DocumentType("nghi-quyet", "NQ", "Nghị quyết"),
    DocumentType("chi-thi", "CT", "Chỉ thị"),
    DocumentType("van-ban-hop-nhat", "VBHN", "Văn bản hợp nhất"),
    DocumentType("chuong-trinh", "CTr", "Chương trình"),
    DocumentType("phuong-an", "PA", "Phương án"),
    DocumentType("de-an", "ĐA", "Đề án"),
    DocumentType("du-an", "DA", "Dự án"),
    DocumentType("thong-cao", "TC", "Thông cáo"),
    DocumentType("hop-dong", "HĐ", "Hợp đồng"),
    DocumentType("cong-dien", "CĐ", "Công điện"),
    DocumentType("ban-ghi-nho", "BGN", "Bản ghi nhớ"),
    DocumentType("ban-thoa-thuan", "BTT", "Bản thỏa thuận"),
    DocumentType("giay-uy-quyen", "GUQ", "Giấy ủy quyền"),
    DocumentType("giay-gioi-thieu", "GGT", "Giấy giới thiệu"),
    DocumentType("giay-nghi-phep", "GNP", "Giấy nghỉ phép"),
    DocumentType("phieu-gui", "PG", "Phiếu gửi"),
    DocumentType("phieu-chuyen", "PC", "Phiếu chuyển"),
    DocumentType("phieu-bao", "PB", "Phiếu báo"),
    DocumentType("thu-cong", "", "Thư công"),
    DocumentType("sao-y", "SY", "Sao y"),
    DocumentType("trich-sao", "TrS", "Trích sao"),
    DocumentType("sao-luc", "SL", "Sao lục"),
    DocumentType("khac", "", "Văn bản khác"),
)

_BY_ID = {kind.id: kind for kind in DOCUMENT_TYPES}
_BY_ABBREVIATION = {kind.abbreviation.casefold(): kind for kind in DOCUMENT_TYPES if kind.abbreviation}


def type_by_id(type_id: str) -> DocumentType | None:
    """Return the kind with this public id, None when there is none."""
    return _BY_ID.get(type_id)


def type_by_abbreviation(abbreviation: str) -> DocumentType | None:
    """Return the kind that ``abbreviation`` stands for, None when there is none.

    Exact letters win: HD is Hướng dẫn and HĐ is Hợp đồng. A spelling without diacritics (QD, ND) counts when it can
    mean one kind only.
    """
    wanted = to_nfc(abbreviation).casefold()
    if wanted in _BY_ABBREVIATION:
        return _BY_ABBREVIATION[wanted]
    candidates = [kind for code, kind in _BY_ABBREVIATION.items() if fold(code) == wanted]
    return candidates[0] if len(candidates) == 1 else None
