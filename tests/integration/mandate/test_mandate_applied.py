"""What a site remembers of the last application, and what it tells about today."""

from edu.portal.core.mandate.snapshot import snapshot_of
from edu.portal.mandate import service
from edu.portal.mandate.store import load_applied
from edu.portal.mandate.store import load_applied_mark
from edu.portal.mandate.store import save_applied
from plone import api


def test_before_the_first_time_nothing_has_changed(portal):
    api.portal.set_registry_record("edu.portal.site_types", ("thcs",))
    assert load_applied(portal) is None
    assert load_applied_mark(portal) == ""
    assert service.changes_since_applied(portal).is_empty


def test_what_was_applied_is_remembered_once(school):
    assert snapshot_of(load_applied(school)) == snapshot_of(service.resolved_mandate(school))
    assert service.changes_since_applied(school).is_empty
    assert save_applied(school, service.resolved_mandate(school)) is False


def test_choices_made_elsewhere_are_told_until_they_are_applied(school):
    api.portal.set_registry_record("edu.portal.regimes", ("vn",))
    dropped = service.changes_since_applied(school)
    assert dropped.sections_dropped
    assert not dropped.sections_added
    service.apply_mandate(school)
    assert service.changes_since_applied(school).is_empty
    api.portal.set_registry_record("edu.portal.regimes", ("vn", "hn-longbien"))
    added = service.changes_since_applied(school)
    assert {section.id for section in added.sections_added} <= {section.id for section in dropped.sections_dropped}
    api.portal.set_registry_record("edu.portal.regimes", ("vn",))
    assert service.changes_since_applied(school).is_empty


def test_a_part_that_is_switched_on_is_a_change(school):
    api.portal.set_registry_record("edu.portal.features", ("dien-dan",))
    assert [section.id for section in service.changes_since_applied(school).sections_added] == ["dien-dan"]


def test_a_private_unit_owes_other_things(school):
    before = service.resolved_mandate(school)
    api.portal.set_registry_record("edu.portal.unit.ownership", "ngoai-cong-lap")
    assert service.resolved_mandate(school) != before


def test_a_young_unit_owes_fewer_years(school):
    api.portal.set_registry_record("edu.portal.unit.founding_year", 2025)
    years = [item for item in service.resolved_mandate(school).criteria if item.rule == "years-kept"]
    assert years
    assert {item.param("years") for item in years} == {"2"}
