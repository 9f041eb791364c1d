"""The background thread when something is broken: it goes on with the rest, and says it once."""

from contextlib import contextmanager
from edu.portal.ops import scheduler
from edu.portal.ops.scheduler import Scheduler
import pytest
from types import SimpleNamespace


def broken(*_anything):
    raise OSError("the disk is gone")


@pytest.fixture
def worker():
    return Scheduler(pace=3600)


@pytest.fixture
def errors(caplog):
    def messages():
        return [record.message for record in caplog.records if record.name == "edu.portal.scheduler"]

    return messages


def test_a_broken_database_is_said_once(worker, errors, monkeypatch):
    monkeypatch.setattr(scheduler, "application", broken)
    assert worker.wake() == worker.wake() == 0
    assert errors() == ["Background work failed: the database"]


def test_a_broken_site_does_not_keep_the_others_from_their_work(worker, errors, monkeypatch):
    @contextmanager
    def application():
        yield None

    good, bad = SimpleNamespace(getId=lambda: "good"), SimpleNamespace(getId=lambda: "bad")
    monkeypatch.setattr(scheduler, "application", application)
    monkeypatch.setattr(scheduler, "plone_sites", lambda app: [bad, good])
    monkeypatch.setattr(scheduler, "registered_layers", lambda: [scheduler.IEduPortalLayer])
    monkeypatch.setattr(scheduler, "setSite", lambda site: broken() if site is bad else None)
    monkeypatch.setattr(scheduler, "getUtilitiesFor", lambda interface: [("job", None)])
    monkeypatch.setattr(worker, "_run_job", lambda app, site, name, job: 1)
    assert worker.wake() == worker.wake() == 1
    assert errors() == ["Background work failed: the site bad"]


def test_a_job_that_fails_leaves_the_next_one_alone(worker, errors, school):
    jobs = {"bad": SimpleNamespace(is_due=broken), "idle": SimpleNamespace(is_due=lambda site, now: False)}
    assert [worker._run_job(None, school, name, job) for name, job in jobs.items()] == [0, 0]
    assert errors() == ["Background work failed: bad of /plone"]
