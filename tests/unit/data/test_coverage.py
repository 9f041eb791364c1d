"""Nothing is forgotten: every row of the letters and of the law is met, every citation and place is right."""

from collections import Counter
from dataclasses import replace
from datetime import date
from demands import CODES
from demands import ROWS
from demands import Built
from demands import Code
from demands import Row
from demands import read_built
from demands import read_codes
from demands import read_rows
from demands import stands_in
from edu.portal.core.mandate.lint import SITE_TYPES
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Source
from forgotten import forgotten
from pathlib import Path
from places import is_there
import pytest
from shipped import load_catalog
import subprocess
import sys
import unicodedata


ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 20)
ROWS_OF = {"S0": 30, "S1": 79, "S2": 68, "S3": 11, "S4": 17, "L": 20}
KINDS = {"SEC", "CT", "FEAT", "TECH", "OPS", "AUD"}


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


def test_nothing_of_the_shipped_mandate_is_forgotten(catalog):
    assert forgotten(catalog, read_rows(), read_codes(), read_built(), TODAY) == ()


def test_every_row_of_the_letters_is_there():
    rows = read_rows()
    assert Counter(row.letter for row in rows) == ROWS_OF
    assert [row.id for row in rows] == [
        f"{name}-{place:02d}" for name, n in ROWS_OF.items() for place in range(1, n + 1)
    ]


def test_every_row_says_what_is_asked_of_whom():
    for row in read_rows():
        assert row.demand.endswith(".") and row.places and row.site_types, row.id
        assert set(row.site_types) <= SITE_TYPES and set(row.kinds) <= KINDS, row.id
    # The letter explains a word there and asks for nothing.
    assert [row.id for row in read_rows() if not row.kinds] == ["S3-10"]


def test_the_sources_of_the_rows_are_sources_of_the_mandate(catalog):
    known = {source.id for source in catalog.sources}
    assert {name for row in read_rows() for name in row.places} - known == set()


def test_every_rule_of_the_catalogue_has_a_threshold():
    codes = read_codes()
    assert len(codes) == 72
    assert all(code.id.startswith("R-") and code.check and code.threshold for code in codes)


def test_the_data_is_composed():
    for path in (ROWS, CODES, ROOT / "tools/coverage.toml"):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name


def test_the_page_is_up_to_date():
    command = [sys.executable, str(ROOT / "tools/derive_coverage.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


# The checks themselves, on a letter with one demand.

LETTER = "12-vp-2026"
ROW = Row("S9-01", {LETTER: ("2.1",)}, ("AUD",), ("thcs",), ("R-NEW",), "Có tin mới.")
UNJUDGED = replace(ROW, codes=())
CODE = Code("R-NEW", "Tin mới", "1 tin")
CITATION = Citation(LETTER, "2.1, gạch 1", "S9-01")


def mandate(*citations, codes=("R-NEW",), **changes):
    demand = Criterion("cong.tin", "", "one-font", citations=citations, codes=codes, where="a.xml:3", **changes)
    return Catalog((Source(LETTER, "12/VP", TODAY, TODAY),), criteria=(demand,))


def found(catalog, rows=(ROW,), codes=(CODE,), built=None):
    return forgotten(catalog, rows, codes, built or {}, TODAY)


def test_a_row_that_is_cited_is_met():
    assert found(mandate(CITATION)) == ()


def test_a_row_that_the_product_meets_is_met():
    met = {"S9-01": (Built("README.md", "Có sẵn."),)}
    assert found(mandate(Citation(LETTER, "1"), codes=()), rows=(UNJUDGED,), codes=(), built=met) == ()


def test_a_row_without_anything_is_open():
    nothing = mandate(Citation(LETTER, "1"), codes=())
    assert found(nothing, rows=(UNJUDGED,), codes=()) == ("S9-01 is open: Có tin mới.",)


def test_a_row_that_its_units_do_not_get_is_not_met():
    assert found(mandate(CITATION, site_types=("thpt",))) == ("S9-01 is cited, but not for thcs",)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Citation(LETTER, "2.1", "S9-02"), "criterion cong.tin (a.xml:3) cites the unknown row S9-02"),
        (
            Citation("13-vp-2026", "2.1", "S9-01"),
            "criterion cong.tin (a.xml:3) cites S9-01 with 13-vp-2026, which is not its source",
        ),
        (
            Citation(LETTER, "2.10", "S9-01"),
            "criterion cong.tin (a.xml:3) cites S9-01 at '2.10', which is not in 2.1",
        ),
    ],
)
def test_wrong_citations_are_named(wrong, sentence):
    assert found(mandate(CITATION, wrong)) == (sentence,)


def test_a_place_that_is_gone_is_named():
    gone = {"S9-01": (Built("src/gone.py", "Không còn."),)}
    assert found(mandate(CITATION), built=gone) == ("S9-01: there is no src/gone.py",)


def test_a_place_for_an_unknown_row_is_named():
    assert found(mandate(CITATION), built={"S9-02": ()}) == ("coverage.toml has the unknown row S9-02",)


def test_a_rule_without_criterion_is_named():
    assert found(mandate(CITATION, codes=())) == ("R-NEW has no criterion that cites one of its rows",)


def test_a_rule_on_a_criterion_of_other_rows_is_named():
    other = Row("S9-02", {LETTER: ("2.2",)}, ("AUD",), ("thcs",), (), "Có tin cũ.")
    elsewhere = mandate(Citation(LETTER, "2.2", "S9-02"))
    stated = Attestation("cong.cam-ket", "Cam kết", citations=(CITATION,))
    catalog = Catalog(elsewhere.sources, criteria=elsewhere.criteria, attestations=(stated,))
    assert found(catalog, rows=(ROW, other)) == ("R-NEW has no criterion that cites one of its rows",)


def test_an_attestation_carries_a_rule_too():
    letter = mandate(CITATION, codes=())
    stated = Attestation("cong.cam-ket", "Cam kết", citations=(CITATION,), codes=("R-NEW",))
    assert found(Catalog(letter.sources, criteria=letter.criteria, attestations=(stated,))) == ()


def test_unknown_rules_are_named():
    assert found(mandate(CITATION, codes=("R-NEW", "R-OLD"))) == ("cong.tin (a.xml:3) has the unknown code R-OLD",)
    assert found(mandate(CITATION, codes=()), codes=()) == ("rows.toml has the unknown code R-NEW",)


def test_a_rule_that_no_row_asks_for_is_named():
    more = Code("R-OLD", "Tin cũ", "0 tin")
    assert found(mandate(CITATION, codes=("R-NEW", "R-OLD")), codes=(CODE, more)) == ("R-OLD follows from no row",)


@pytest.mark.parametrize(
    ("at", "place", "inside"),
    [
        ("2.1", "2.1", True),
        ("2.1, gạch 2", "2.1", True),
        ("2.10", "2.1", False),
        ("II", "I", False),
        ("I.1", "I", True),
        ("I", "I.1", False),
        ("Điều 9", "", True),
    ],
)
def test_a_citation_may_name_a_closer_place(at, place, inside):
    assert stands_in(at, place) is inside


@pytest.mark.parametrize(
    "place",
    [
        "README.md",
        "profiles/default",
        "tools/places.py::is_there",
        "tools/demands.py::Row.letter",
        "tools/demands.py::CITING",
        "theme/scss/frame/_skip.scss::edu-skip",
        "profiles/default/rolemap.xml::Manager",
        "view:@@edu-table",
        "type:edu.OrgUnit",
        "doc:docs/vi/bat-dau.md#7-tài-khoản-và-quyền",
    ],
)
def test_places_that_are_there(place):
    assert is_there(place)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "docs/gone.md",
        "tools/places.py::gone",
        "tools/demands.py::Row.gone",
        "theme/scss/frame/_skip.scss::edu-ski",
        "profiles/default/rolemap.xml::Gone",
        "view:@@edu-gone",
        "type:edu.Gone",
        "doc:docs/gone.md#gone",
        "doc:docs/vi/bat-dau.md#gone",
        "doc:docs/vi/bat-dau.md",
    ],
)
def test_places_that_are_gone(place):
    assert not is_there(place)
