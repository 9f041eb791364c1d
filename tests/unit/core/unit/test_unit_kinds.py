"""Kinds of unit, who manages them, and the colours they wear."""

from edu.portal.core.unit import KINDS
from edu.portal.core.unit import kind_for
from edu.portal.core.unit.crest import default_crest
from edu.portal.core.unit.crest import picture_type
from edu.portal.core.unit.kinds import highest_kind
from edu.portal.core.unit.kinds import managing_body
from edu.portal.core.unit.kinds import usual_superiors
from edu.portal.core.unit.palettes import PALETTES
import pytest
import xml.etree.ElementTree as ElementTree


SO = {"id": "so", "kind": "so", "name": "Sở Giáo dục và Đào tạo"}
WARD = {"id": "ubnd", "kind": "ubnd", "name": "UBND phường Bờ Kênh"}


def test_every_kind_has_a_title_a_palette_and_a_type():
    assert [kind.id for kind in KINDS] == [
        "mam-non",
        "tieu-hoc",
        "thcs",
        "thpt",
        "gdtx",
        "phong-gddt",
        "so-gddt",
        "ubnd-xa",
    ]
    assert all(kind.title and kind.palette in PALETTES and kind.schema_types and kind.audience for kind in KINDS)


def test_an_unknown_kind_is_neutral():
    assert kind_for("dai-hoc").palette == "muc-tim"


def test_the_ward_manages_a_lower_school_and_the_department_an_upper_one():
    assert managing_body("thcs", [SO, WARD]) == WARD["name"]
    assert managing_body("thpt", [WARD, SO]) == SO["name"]


def test_a_school_up_to_the_upper_level_is_under_the_department():
    assert highest_kind("tieu-hoc", ("tieu-hoc", "thcs")).id == "thcs"
    assert highest_kind("tieu-hoc", ("thpt", "tieu-hoc", "thcs")).id == "thpt"
    assert highest_kind("thcs", ()).id == "thcs"
    assert highest_kind("", ("la-gi",)).id == ""


def test_an_office_that_was_recorded_before_2025_goes_on_managing():
    office = {"id": "phong", "kind": "phong", "name": "Phòng Giáo dục và Đào tạo quận Bờ Kênh"}
    assert managing_body("thcs", [SO, office]) == office["name"]
    assert managing_body("thcs", [SO, office, WARD]) == WARD["name"]


@pytest.mark.parametrize(
    ("types", "kinds"),
    [
        (("mam-non",), ["ubnd", "so"]),
        (("thcs",), ["ubnd", "so"]),
        (("thpt",), ["so"]),
        (("gdtx",), ["so"]),
        (("tieu-hoc", "thcs", "thpt"), ["ubnd", "so"]),
        (("phong-gddt",), ["ubnd", "so"]),
        (("so-gddt",), ["ubnd", "khac"]),
        (("ubnd-xa",), ["ubnd", "so"]),
        ((), []),
        (("la-gi",), []),
    ],
)
def test_each_type_is_usually_under_units_of_these_kinds(types, kinds):
    usual = usual_superiors(types)
    assert [above.kind for above in usual] == kinds
    assert all(above.name for above in usual)


def test_the_unit_that_usually_manages_is_the_one_that_ranks_first():
    for kind in KINDS:
        records = [{"kind": above.kind, "name": above.name} for above in reversed(kind.above)]
        assert managing_body(kind.id, records) == kind.above[0].name


def test_no_record_no_body():
    assert managing_body("thcs", []) == ""
    assert managing_body("thcs", [{"kind": "ubnd"}]) == ""
    assert managing_body("", [{"kind": "sao", "name": "Một nơi"}]) == "Một nơi"


def test_a_body_is_named_by_a_text():
    records = [{"kind": "ubnd", "name": {"vi": "x"}}, {"kind": ["ubnd"], "name": 5}, {"name": None}, {}]
    assert managing_body("thcs", records) == ""
    assert managing_body("thcs", [*records, {"kind": "ubnd", "name": "UBND phường"}]) == "UBND phường"


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_drawn_crest_is_a_picture_in_the_brand_colour(palette):
    drawing = default_crest(palette)
    assert ElementTree.fromstring(drawing).tag.endswith("svg")
    assert palette.brand in drawing
    assert picture_type(drawing.encode()) == "image/svg+xml"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "image/svg+xml"),
        (b"<html><body>", ""),
        (b"%PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_known_by_its_content(data, media_type):
    assert picture_type(data) == media_type
