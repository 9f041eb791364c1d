"""Submissions are stored apart from the content and go when their time is over."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.forms.case_code import read_case_code
from edu.portal.forms import service
from edu.portal.forms.jobs import PurgeJob
from plone import api
import pytest
import random


NOW = datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)


@pytest.fixture
def form(school):
    return service.section_folder(school, "gop-y")["gui-gop-y"]


@pytest.fixture
def sent():
    return []


@pytest.fixture
def submit(form, sent):
    def submit(now=NOW, draw=None, **values):
        return service.submit(
            form,
            values or {"chu_de": "Gate"},
            prefix="GY",
            retention_months=24,
            now=now,
            draw=draw or random.Random(str(len(sent))).choice,
            send=sent.append,
        )

    return submit


def test_a_submission_is_kept_under_its_code_and_sent(form, submit, sent):
    submission = submit(chu_de="Gate", noi_dung="a\r\nb", dong_y=True, ho_ten=None)
    assert read_case_code(submission.code).year == 2026
    assert service.submission_of(form, submission.code) == submission == sent[0]
    assert submission.values == (("chu_de", "Gate"), ("noi_dung", "a\nb"), ("dong_y", "1"), ("ho_ten", ""))


def test_a_taken_code_is_drawn_again(form, submit):
    first = submit(draw=random.Random(1).choice)
    second = submit(draw=random.Random(1).choice)
    assert first.code != second.code
    assert len(service.submissions_of(form)) == 2


def test_no_free_code_is_an_error_and_no_mail(submit, sent):
    submit(draw=lambda alphabet: alphabet[0])
    with pytest.raises(RuntimeError):
        submit(draw=lambda alphabet: alphabet[0])
    assert len(sent) == 1


def test_the_newest_comes_first(form, submit):
    late = submit(now=NOW + timedelta(minutes=1))
    early = submit(now=NOW)
    assert service.submissions_of(form) == [late, early]


def test_what_was_sent_is_in_no_search(school, form, submit):
    submission = submit(chu_de="Zebrafish")
    form.reindexObject()
    for words in ("Zebrafish", submission.code):
        assert not school.portal_catalog.unrestrictedSearchResults(SearchableText=words)


def test_a_copy_starts_empty_and_is_not_the_form_of_the_add_on(school, form, submit):
    submit()
    copy = api.content.copy(form, school)
    assert service.submissions_of(copy) == []
    assert len(service.submissions_of(form)) == 1
    assert service.seed_forms(school) == ()


def test_expired_submissions_go_with_the_next_one(form, submit):
    old = submit(now=NOW - timedelta(days=800))
    new = submit()
    assert service.submissions_of(form) == [new]
    assert service.submission_of(form, old.code) is None


def test_the_daily_job_deletes_what_has_expired(school, form, submit, monkeypatch):
    monkeypatch.setattr("transaction.commit", lambda: None)
    submit(now=NOW)
    job = PurgeJob()
    assert not job.is_due(school, NOW)
    later = NOW + timedelta(days=800)
    assert job.is_due(school, later) and not job.is_due(school, later)
    job.run(school, later)
    assert service.submissions_of(form) == []


def test_deleting_names_its_submissions(form, submit):
    first, second = submit(), submit()
    assert service.delete(form, [first.code, "GY-2026-222222"]) == 1
    assert service.submissions_of(form) == [second]
