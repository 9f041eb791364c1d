"""Kinds of organisational units that the letters name (289/VP-CNTT I.2 and the Phòng letters on organisation)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitKind:
    """One kind of unit; ``id`` is public and permanent."""

    id: str
    title: str


UNIT_KINDS = (
    UnitKind("ban-giam-hieu", "Ban giám hiệu"),
    UnitKind("van-phong", "Văn phòng"),
    UnitKind("to-chuyen-mon", "Tổ chuyên môn"),
    UnitKind("to-bao-ve", "Tổ bảo vệ"),
    UnitKind("doan-the", "Đoàn thể"),
    UnitKind("hoi-dong", "Hội đồng"),
    UnitKind("khac", "Bộ phận khác"),
)

_TITLES = {kind.id: kind.title for kind in UNIT_KINDS}


def kind_title(kind_id: str) -> str:
    """Return the title of a kind, "" when there is none with this id."""
    return _TITLES.get(kind_id, "")
