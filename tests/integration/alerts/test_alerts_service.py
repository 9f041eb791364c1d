"""Lines on every page: put up, shown by the clock, taken off, remembered."""

from DateTime import DateTime
from datetime import datetime
from datetime import timedelta
from edu.portal.alerts import service
from edu.portal.alerts.store import ANNOTATION_KEY
from edu.portal.behaviors.news import INews
from edu.portal.core.alerts.decide import Typed
from edu.portal.core.alerts.model import State
from edu.portal.core.calendar.zone import VIETNAM
from plone import api
import pytest
from zope.annotation.interfaces import IAnnotations


NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


def put_up(portal, text, **more):
    alert, problems = service.put_up(portal, Typed(text=text, **more), "lan", NOW)
    assert problems == {}
    return alert


def test_nothing_is_there_from_the_beginning(portal):
    assert service.shown(portal, NOW) == ()
    assert ANNOTATION_KEY not in IAnnotations(portal)


def test_one_field_puts_a_line_on_every_page_for_a_week(portal):
    put_up(portal, "Nghỉ học ngày 21/11")
    assert [alert.text for alert in service.shown(portal, NOW)] == ["Nghỉ học ngày 21/11"]
    assert service.shown(portal, NOW + timedelta(days=7)) == ()
    stored = service.by_state(portal, NOW + timedelta(days=7))[State.ENDED][0]
    assert [(change.action, change.by, change.moment) for change in stored.history] == [("added", "lan", NOW)]


def test_wrong_input_stores_nothing(portal):
    alert, problems = service.put_up(portal, Typed(text="Lịch", end="2026-11-01"), "lan", NOW)
    assert alert is None
    assert problems == {"end": "past"}
    assert ANNOTATION_KEY not in IAnnotations(portal)


def test_taking_off_keeps_the_record_for_the_audit(portal):
    alert = put_up(portal, "Bão số 9", severity="urgent", requested_by="UBND phường", requested_on="2026-11-20")
    service.take_off(portal, alert.id, "minh", NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    assert service.shown(portal, later) == ()
    plain = service.as_json(service.by_state(portal, later)[State.ENDED][0], later, with_history=True)
    assert plain["requested_on"] == "2026-11-20"
    assert [step["action"] for step in plain["history"]] == ["added", "ended"]
    assert "history" not in service.as_json(alert, later, with_history=False)
    with pytest.raises(LookupError):
        service.take_off(portal, "99", "minh", NOW)


def test_urgent_news_that_everybody_may_read_are_lines(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    story = api.content.create(school["tin-tuc"], "News Item", title="Cảnh báo lũ")
    INews(story).urgent = True
    story.reindexObject()
    now = datetime.now(VIETNAM) + timedelta(minutes=1)
    assert service.shown(school, now) == ()
    api.content.transition(story, "publish")
    story.setEffectiveDate(DateTime() - 0.01)
    story.reindexObject()
    shown = service.shown(school, now)
    assert [(alert.text, alert.link) for alert in shown] == [("Cảnh báo lũ", story.absolute_url())]
    assert service.shown(school, now + timedelta(days=4)) == ()
