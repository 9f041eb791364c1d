"""Sections of notices and events, urgent marks, the event that a report is about, hints about children."""

from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import timedelta
from edu.portal.behaviors.news import INews
from edu.portal.behaviors.notice import INotice
from edu.portal.behaviors.young_author import IYoungAuthor
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate.service import section_folder
from edu.portal.news import service
from edu.portal.news.events import hints_for
from lxml import html
from plone import api
from plone.app.testing import logout
from plone.event.interfaces import IICalendar
from plone.restapi.interfaces import ISerializeToJson
import pytest
import pytz
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.lifecycleevent import modified


TODAY = datetime.now(VIETNAM).date()


@pytest.fixture(autouse=True)
def workflow(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    return school


def notice(school, title, audience=(), until=None, classes="", section="thong-bao"):
    item = api.content.create(section_folder(school, section), "News Item", title=title)
    stated = INotice(item)
    stated.audience, stated.classes, stated.shown_until = set(audience), classes, until
    api.content.transition(item, "publish")
    item.setEffectiveDate(DateTime() - 1)
    item.reindexObject()
    return item


def page(school, section, view, **form):
    request = school.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update(form)
    return html.fromstring(api.content.get_view(view, section_folder(school, section), request)())


def titles(root):
    return [link.text_content().strip() for link in root.cssselect(".edu-list-item div > a")]


def test_the_mandate_shows_notices_and_events_in_their_views(school):
    assert section_folder(school, "thong-bao").getLayout() == "edu-notices"
    assert section_folder(school, "hoi-nghi-tap-huan").getLayout() == "edu-events"


def test_a_notice_is_found_by_its_audience(school):
    notice(school, "Họp khối 6", ["grade-6"])
    notice(school, "Nghỉ Tết", ["whole-school"])
    notice(school, "Học bù khối 9", ["grade-9"], classes="9A1, 9A2")
    assert set(titles(page(school, "thong-bao", "edu-notices"))) == {"Họp khối 6", "Nghỉ Tết", "Học bù khối 9"}
    assert set(titles(page(school, "thong-bao", "edu-notices", audience="grade-6"))) == {"Họp khối 6", "Nghỉ Tết"}
    root = page(school, "thong-bao", "edu-notices", audience="grade-9", text="học bù")
    assert titles(root) == ["Học bù khối 9"]
    assert [tag.text for tag in root.cssselect(".edu-tag--audience")] == ["9A1", "9A2"]
    for hostile in ("><script>", ["grade-6"], "grade-99"):
        assert len(titles(page(school, "thong-bao", "edu-notices", audience=hostile))) == 3


def test_a_notice_whose_time_is_over_is_found_among_the_past_ones_only(school):
    notice(school, "Nộp hồ sơ", until=TODAY)
    over = notice(school, "Tiêm chủng", until=TODAY - timedelta(days=1))
    draft = api.content.create(section_folder(school, "thong-bao"), "News Item", title="Bản thảo cũ")
    INotice(draft).shown_until = date(2026, 1, 1)
    draft.reindexObject()
    logout()
    root = page(school, "thong-bao", "edu-notices")
    assert titles(root) == ["Nộp hồ sơ"]
    assert "Tiêm chủng" not in [b.Title for b in school.portal_catalog(portal_type="News Item")]
    assert titles(page(school, "thong-bao", "edu-notices", past="1")) == ["Tiêm chủng"]
    assert over.restrictedTraverse("@@view")


def test_events_stand_by_their_day_the_next_one_first(school):
    now = datetime.now(pytz.timezone("Asia/Ho_Chi_Minh"))
    folder = section_folder(school, "hoi-nghi-tap-huan")
    for title, days in (("Tháng sau", 30), ("Ngày mai", 1), ("Tuần trước", -7)):
        start = now + timedelta(days=days)
        event = api.content.create(folder, "Event", title=title, start=start, end=start + timedelta(hours=2))
        event.location = "Hội trường"
        api.content.transition(event, "publish")
        event.setEffectiveDate(DateTime() - 1)
        event.reindexObject()
    root = page(school, "hoi-nghi-tap-huan", "edu-events")
    assert titles(root) == ["Ngày mai", "Tháng sau", "Tuần trước"]
    assert "Hội trường" in root.cssselect(".edu-event-facts")[0].text_content()
    assert "Ngày mai" in IICalendar(folder).to_ical().decode()


def test_a_report_and_its_event_know_of_each_other(school):
    start = datetime.now(pytz.timezone("Asia/Ho_Chi_Minh"))
    event = api.content.create(school["tin-tuc"], "Event", title="Hội khoẻ", start=start, end=start)
    story = api.content.create(school["tin-tuc"], "News Item", title="Bế mạc Hội khoẻ")
    INews(story).reported_event = event.UID()
    INews(story).received = datetime(2026, 11, 20, 9)
    story.reindexObject()
    assert [brain.Title for brain in service.reports_of(event)] == ["Bế mạc Hội khoẻ"]
    brain = service.visible_item(story.UID())
    assert brain.edu_news == (False, False, "2026-11-20T09:00:00", event.UID())
    plain = getMultiAdapter((story, school.REQUEST), ISerializeToJson)()
    assert plain["reported_event"]["token"] == event.UID()


def test_hints_about_children_are_given_in_their_corners_only(school):
    for section, expected in (("goc-hoc-tap", 2), ("hoat-dong-chung", 0)):
        work = api.content.create(section_folder(school, section), "News Item", title="Em bé mồ côi học giỏi")
        IYoungAuthor(work).shown_author = "Nguyễn Thị Minh An"
        assert len(hints_for(work)) == expected
        modified(work)
        assert work.title == "Em bé mồ côi học giỏi"
