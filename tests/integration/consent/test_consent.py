"""Nothing with children on it is public without consent, whatever door publishes it."""

from datetime import date
from datetime import datetime
from edu.portal.behaviors.consent import IConsent
from edu.portal.consent import service
from edu.portal.consent.jobs import TakeDownJob
from edu.portal.core.calendar.zone import VIETNAM
from plone import api
from plone.app.testing import logout
from plone.restapi.interfaces import ISerializeToJson
import pytest
import transaction
from zope.component import getMultiAdapter
from zope.filerepresentation.interfaces import IRawReadFile
from zope.lifecycleevent import modified


NOON = datetime(2026, 11, 20, 12, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def workflow(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")


@pytest.fixture
def story(school):
    return api.content.create(school["tin-tuc"], "News Item", title="Ngày hội đọc sách")


def test_the_missing_consent_keeps_it_back_with_a_sentence(school, story):
    IConsent(story).consent = "missing"
    with pytest.raises(service.Withheld, match="Ngày hội đọc sách"):
        school.portal_workflow.doActionFor(story, "publish")
    assert api.content.get_state(story) == "private"
    IConsent(story).consent = "parents-and-child"
    api.content.transition(story, "publish")
    assert service.is_public(story)


def test_lists_of_admitted_pupils_wait_for_consent_and_end_on_their_day(monkeypatch, school):
    monkeypatch.setattr(transaction, "commit", lambda: None)
    results = api.content.create(
        school["van-ban"]["tuyen-sinh"], "edu.LegalDocument", title="Kết quả tuyển sinh lớp 6"
    )
    IConsent(results).consent = "missing"
    with pytest.raises(service.Withheld):
        school.portal_workflow.doActionFor(results, "publish")
    IConsent(results).consent, IConsent(results).take_down = "parents-and-child", date(2026, 11, 20)
    results.reindexObject()
    assert service.refusal_of(results, date(2026, 11, 19)) is None
    monkeypatch.setattr(service.clock, "today", lambda: date(2026, 11, 19))
    api.content.transition(results, "publish")
    TakeDownJob().run(school, NOON)
    assert not service.is_public(results)


def test_news_that_state_nothing_are_published_works_of_pupils_are_not(school, story):
    api.content.transition(story, "publish")
    poem = api.content.create(school["goc-hoc-sinh"]["goc-hoc-tap"], "News Item", title="Bài thơ")
    with pytest.raises(service.Withheld):
        school.portal_workflow.doActionFor(poem, "publish")


def test_public_content_is_hidden_when_its_consent_ends(school, story):
    api.content.transition(story, "publish")
    IConsent(story).consent = "missing"
    modified(story)
    assert not service.is_public(story)
    assert story.title == "Ngày hội đọc sách"


def test_the_day_of_taking_down_hides_it_once(monkeypatch, school, story, caplog):
    monkeypatch.setattr(transaction, "commit", lambda: None)
    caplog.set_level("INFO", "edu.portal.consent")
    job = TakeDownJob()
    api.content.transition(story, "publish")
    IConsent(story).take_down = date(2026, 11, 20)
    story.reindexObject()
    assert not job.is_due(school, datetime(2026, 11, 19, 23, tzinfo=VIETNAM))
    assert story.UID() == service.coming(school, date(2026, 11, 10))[0].UID
    assert job.is_due(school, NOON)
    job.run(school, NOON)
    assert not service.is_public(story)
    assert not job.is_due(school, NOON)
    assert "1 item(s) taken down" in caplog.text
    assert "đọc sách" not in caplog.text


def test_a_site_without_workflow_is_tried_once_a_day_and_says_so(monkeypatch, school, caplog):
    monkeypatch.setattr(transaction, "commit", lambda: None)
    school.portal_workflow.setDefaultChain("")
    school.manage_permission("View", ["Anonymous"], acquire=1)
    story = api.content.create(school["tin-tuc"], "News Item", title="Bài")
    IConsent(story).take_down = date(2026, 11, 1)
    story.reindexObject()
    job = TakeDownJob()
    job.run(school, NOON)
    assert "could not be taken down" in caplog.text
    assert not job.is_due(school, NOON)


def test_the_note_on_the_papers_is_for_editors(school, story):
    stated = IConsent(story)
    stated.consent, stated.consent_papers = "parents", "Hồ sơ ở tủ số 3, văn thư giữ"
    api.content.transition(story, "publish")
    story.reindexObject()
    assert "tủ số 3" in str(getMultiAdapter((story, school.REQUEST), ISerializeToJson)())
    logout()
    assert "tủ số 3" not in str(getMultiAdapter((story, school.REQUEST), ISerializeToJson)())
    with pytest.raises(Exception, match="for editors"):
        IRawReadFile(story).read()
    assert story.UID() not in [brain.UID for brain in school.portal_catalog(SearchableText="tủ")]


def test_column_and_index(school, story):
    IConsent(story).consent = "parents"
    story.reindexObject()
    brain = api.content.find(UID=story.UID())[0]
    assert brain.edu_consent == "parents"
