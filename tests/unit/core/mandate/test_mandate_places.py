"""Whose letters are suggested to a unit by its address."""

from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.mandate.places import suggested
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
import unicodedata


CORPUS = Path(__file__).parents[3] / "corpus" / "mandate" / "addresses.json"
CASES = json.loads(CORPUS.read_text(encoding="utf-8"))
AUTHORITIES = (
    Jurisdiction("hcm", "Thành phố Hồ Chí Minh", places="Thành phố Hồ Chí Minh; HCM; TPHCM; Sài Gòn"),
    Jurisdiction("hn-longbien", "Long Biên, Hà Nội", places="Long Biên, Hà Nội; Việt Hưng, Hà Nội"),
    Jurisdiction("phong-dien", "Phong Điền (văn bản không ghi tỉnh)"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["address"] or "empty")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_addresses(case: dict[str, object], form: str) -> None:
    address = unicodedata.normalize(form, str(case["address"]))
    assert list(suggested(AUTHORITIES, address)) == case["suggested"]


def test_the_spelling_that_tells_it_is_named() -> None:
    assert suggested(AUTHORITIES, "Quận 8, TP.HCM") == {"hcm": "HCM"}
    assert suggested(AUTHORITIES, "xã Phong Điền") == {"phong-dien": "Phong Điền"}


def test_a_numbered_district_is_a_name_with_its_word() -> None:
    eighth = (Jurisdiction("q8", "Quận 8, Thành phố Hồ Chí Minh"),)
    assert suggested(eighth, "8 Cao Lỗ, Quận 8, TP Hồ Chí Minh")
    assert suggested(eighth, "số 8 Cao Lỗ Quận 8 Thành phố Hồ Chí Minh")
    assert not suggested(eighth, "8 Cao Lỗ, Quận 4, TP Hồ Chí Minh")


@given(st.text(max_size=200))
def test_whatever_is_typed_is_an_address(text: str) -> None:
    assert set(suggested(AUTHORITIES, text)) <= {authority.id for authority in AUTHORITIES}
