"""What search engines are told, and that no editor's text can leave its script element."""

from edu.portal.core.unit import UnitIdentity
from edu.portal.core.unit.checks import is_email
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.jsonld import organization
from edu.portal.core.unit.jsonld import script_text
from hypothesis import given
from hypothesis import strategies as st
import json
import pytest


SCHOOL = UnitIdentity(
    name="Trường THCS Bờ Kênh",
    short_name="THCS Bờ Kênh",
    kind="thcs",
    address="125 đường Bờ Kênh, phường Bờ Kênh, Thành phố Hồ Chí Minh",
    phone="(028) 3855 0000",
    email="c2bokenh@hcm.edu.vn",
    founding_year=1986,
)


def test_a_school_is_described_completely():
    data = organization(SCHOOL, "https://a.vn", "https://a.vn/@@edu-crest", "UBND phường Bờ Kênh")
    assert data["@type"] == ["School", "MiddleSchool"]
    assert data["telephone"] == "+842838550000"
    assert data["address"]["streetAddress"] == SCHOOL.address
    assert data["parentOrganization"]["name"] == "UBND phường Bờ Kênh"
    assert data["foundingDate"] == "1986"
    assert data["hasMap"].startswith("https://www.openstreetmap.org/search?query=125+")


def test_an_office_is_a_government_office():
    assert organization(UnitIdentity(name="Sở", kind="so-gddt"), "https://a.vn")["@type"] == ["GovernmentOffice"]


def test_a_school_of_several_levels_has_the_types_of_each():
    school = UnitIdentity(name="Trường liên cấp", kind="thcs")
    types = organization(school, "https://a.vn", site_types=("thpt", "thcs"))["@type"]
    assert types == ["School", "MiddleSchool", "HighSchool"]


def test_what_is_not_recorded_is_not_said():
    assert set(organization(UnitIdentity(name="Trường"), "https://a.vn")) == {
        "@context",
        "@type",
        "@id",
        "name",
        "url",
    }


@given(st.text())
def test_no_name_can_close_the_script_element(name):
    text = script_text(organization(UnitIdentity(name=name + "</script><!--&\u2028"), "https://a.vn"))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == name + "</script><!--&\u2028"


def test_the_recorded_map_wins():
    assert UnitIdentity(address="125", map_url="https://b.vn").map_link == "https://b.vn"
    assert UnitIdentity().map_link == ""


@pytest.mark.parametrize("text", ["c2bokenh@hcm.edu.vn", "van.thu+1@thcs-bo-kenh.edu.vn"])
def test_mailboxes(text):
    assert is_email(text)


@pytest.mark.parametrize("text", ["", "a@b", "a b@c.vn", "a@b.vn, c@d.vn", "a@b..vn", "a@-b.vn", "x" * 250 + "@b.vn"])
def test_what_is_no_mailbox(text):
    assert not is_email(text)


@pytest.mark.parametrize("text", ["https://a.vn", "http://a.vn/b?c=d", "https://trường.vn"])
def test_web_addresses(text):
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text", ["", "a.vn", "javascript:alert(1)", "https://", "https://a .vn", "ftp://a.vn", "https://[a"]
)
def test_what_is_no_web_address(text):
    assert not is_web_address(text)


@given(st.text())
def test_no_text_breaks_the_checks(text):
    assert isinstance(is_email(text), bool)
    assert isinstance(is_web_address(text), bool)
