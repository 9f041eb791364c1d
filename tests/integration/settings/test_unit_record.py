"""The record of the unit: registered with safe defaults, read as a plain value, followed by Plone's own title."""

from edu.portal.core.unit import UnitIdentity
from edu.portal.settings.looks import crest_url
from edu.portal.settings.site import ISiteSettings
from edu.portal.settings.site import read_managing_body
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import PREFIX
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.settings.unit import read_logo
from edu.portal.settings.unit import read_unit
from plone import api
from plone.formwidget.namedfile.converter import b64encode_file
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.schema import getFieldNames
from zope.schema.interfaces import IVocabularyFactory


PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def record(name, value):
    api.portal.set_registry_record(f"{PREFIX}.{name}", value)


def test_every_field_is_registered(portal):
    registry = getUtility(IRegistry)
    assert {f"{PREFIX}.{name}" for name in getFieldNames(IUnitIdentity)} <= set(registry.records)
    assert {f"edu.portal.{name}" for name in getFieldNames(ISiteSettings)} <= set(registry.records)


def test_a_new_site_has_an_empty_record(portal):
    assert read_unit() == UnitIdentity()
    assert read_managing_body() == ""
    assert tuple(read_site().superiors) == ()


def test_a_site_without_the_add_on_has_an_empty_record(stock_portal):
    assert read_unit() == UnitIdentity()
    assert read_logo() == b""


def test_what_is_recorded_is_read(portal):
    record("name", "Trường THCS Bờ Kênh")
    record("kind", "thcs")
    record("founding_year", 1986)
    record("social_profiles", ("https://a.vn",))
    unit = read_unit()
    assert (unit.name, unit.kind, unit.founding_year) == ("Trường THCS Bờ Kênh", "thcs", 1986)
    assert unit.social_profiles == ("https://a.vn",)


def test_the_title_of_the_site_follows_the_name(portal):
    record("name", "Trường THCS Bờ Kênh")
    assert api.portal.get_registry_record("plone.site_title") == "Trường THCS Bờ Kênh"
    record("name", "")
    assert api.portal.get_registry_record("plone.site_title") == "Trường THCS Bờ Kênh"


def test_the_logo_of_the_site_follows_the_crest(portal):
    before = crest_url("")
    record("logo", b64encode_file("huy-hieu.png", PNG))
    assert read_logo() == PNG
    assert api.portal.get_registry_record("plone.site_logo") == b64encode_file("huy-hieu.png", PNG)
    assert crest_url("") != before
    getUtility(IRegistry)[f"{PREFIX}.logo"] = None
    assert api.portal.get_registry_record("plone.site_logo") is None


def test_a_broken_logo_is_no_logo(portal):
    record("logo", b"not what the widget stores")
    assert read_logo() == b""


def test_the_managing_body_comes_from_the_superiors(portal):
    record("kind", "thcs")
    read_site().superiors = [
        {"id": "so", "kind": "so", "name": "Sở Giáo dục và Đào tạo"},
        {"id": "ubnd", "kind": "ubnd", "name": "UBND phường Bờ Kênh"},
    ]
    assert read_managing_body() == "UBND phường Bờ Kênh"


def test_the_kinds_are_offered_under_their_titles(portal):
    vocabulary = getUtility(IVocabularyFactory, "edu.portal.UnitTypes")(portal)
    assert vocabulary.getTerm("thcs").title == "Trường trung học cơ sở"


def test_the_site_speaks_vietnamese_in_vietnamese_time(portal):
    values = {
        "plone.default_language": "vi",
        "plone.portal_timezone": "Asia/Ho_Chi_Minh",
        "plone.first_weekday": 0,
    }
    assert {name: api.portal.get_registry_record(name) for name in values} == values
    assert list(api.portal.get_registry_record("plone.available_languages")) == ["vi"]
