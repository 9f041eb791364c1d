"""Statements on a site: kept as a history, taken back, judged by what the mandate demands on a day."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from edu.portal.attestations import service
from edu.portal.attestations import store
from edu.portal.attestations.wording import PROBLEMS
from edu.portal.attestations.wording import STATE_CLASSES
from edu.portal.attestations.wording import STATE_TITLES
from edu.portal.attestations.wording import summary_sentence
from edu.portal.core.attestations.checks import Typed
from edu.portal.core.attestations.checks import Upload
from edu.portal.core.attestations.model import STATES
from edu.portal.core.attestations.state import Summary
from edu.portal.core.attestations.state import summarise
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.mandate.reader import read_document
from edu.portal.mandate.store import save_documents
from edu.portal.settings.site import read_site
import json
from pathlib import Path
from plone import api
import pytest
import re
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate


CORPUS = Path(__file__).parents[2] / "corpus" / "attestations"
CHECKS = Path(service.__file__).parents[1] / "core" / "attestations" / "checks.py"
PDF = (CORPUS / "files" / "hop-dong.pdf").read_bytes()
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 40, tzinfo=VIETNAM)


@pytest.fixture
def site(portal):
    """A lower secondary school under two letters that demand three statements of it."""
    document = read_document((CORPUS / "xac-nhan.xml").read_bytes(), "xac-nhan.xml")
    save_documents(portal, {document.id: document})
    read_site().site_types = ("thcs",)
    return portal


def add(site, attestation_id, stated_on="2026-11-01", upload=None, now=NOW, **typed):
    typed = Typed(stated_on=stated_on, **{"text": "Đã có.", **typed})
    return service.add(site, service.demanded(site, attestation_id, TODAY), typed, upload, "van-thu", now)


def stands(site, today=TODAY):
    return {item.id: item.state for item in service.states(site, today)}


def test_what_is_demanded_is_missing_at_first(site):
    found = service.states(site, TODAY)
    assert [(item.id, item.section, item.severity) for item in found] == [
        ("may-chu", "", "required"),
        ("hop-dong", "", "recommended"),
        ("quy-che", "van-ban", "required"),
    ]
    assert {item.state for item in found} == {"missing"}
    assert store.ANNOTATION_KEY not in IAnnotations(site)


def test_a_site_that_is_not_set_up_owes_nothing(portal):
    assert service.states(portal, TODAY) == ()
    assert service.former(portal, TODAY) == ()


def test_before_the_letter_nothing_was_demanded(site):
    assert service.states(site, date(2019, 12, 31)) == ()


def test_statements_are_judged_by_the_day(site):
    add(site, "hop-dong", "2026-01-15")
    add(site, "may-chu")
    assert stands(site) == {"may-chu": "valid", "hop-dong": "expiring", "quy-che": "missing"}
    assert stands(site, date(2027, 1, 15))["hop-dong"] == "expiring"
    assert stands(site, date(2027, 1, 16))["hop-dong"] == "expired"
    assert stands(site, date(2025, 1, 1))["hop-dong"] == "missing"
    summary = summarise(service.states(site, TODAY))
    assert (summary.missing, summary.expiring, summary.valid, summary.total) == (1, 1, 1, 3)


def test_a_new_statement_never_overwrites_an_old_one(site):
    add(site, "hop-dong", "2025-09-01", text="Năm cũ", upload=Upload("cu.pdf", len(PDF), PDF))
    add(site, "hop-dong", "2026-09-01", text="Năm mới", now=NOW + timedelta(minutes=1))
    history = service.history(site, "hop-dong")
    assert [(item.number, item.text) for item in history] == [(2, "Năm mới"), (1, "Năm cũ")]
    assert service.state_of(site, "hop-dong", TODAY).standing.statement.number == 2
    assert service.evidence_file(site, "hop-dong", 1).data == PDF
    assert service.evidence_file(site, "hop-dong", 2) is None
    with pytest.raises(KeyError):
        store.add_statement(site, "hop-dong", "Hợp đồng", history[1], b"")
    assert len(service.history(site, "hop-dong")) == 2


def test_what_is_stored_is_what_was_stated(site):
    made = add(
        site,
        "hop-dong",
        expires="31/12/2026",
        reference="12/HĐ",
        issuer="Công ty",
        upload=Upload("../Hợp đồng.PDF", len(PDF), PDF),
    )
    assert service.statement(site, "hop-dong", 1) == made
    assert (made.by, made.recorded, made.expires) == ("van-thu", NOW, date(2026, 12, 31))
    file = service.evidence_file(site, "hop-dong", 1)
    assert (file.filename, file.contentType, file.getSize()) == ("Hợp đồng.pdf", "application/pdf", len(PDF))


def test_a_bad_statement_changes_nothing(site):
    with pytest.raises(ValueError, match="date-future"):
        add(site, "hop-dong", "2026-11-21")
    assert store.ANNOTATION_KEY not in IAnnotations(site)


def test_a_statement_is_taken_back_once_with_a_reason(site):
    add(site, "may-chu")
    with pytest.raises(ValueError):
        service.revoke(site, "may-chu", 1, "  ", "hieu-truong", NOW)
    with pytest.raises(KeyError):
        service.revoke(site, "may-chu", 2, "Sai", "hieu-truong", NOW)
    with pytest.raises(KeyError):
        service.revoke(site, "khong-co", 1, "Sai", "hieu-truong", NOW)
    assert stands(site)["may-chu"] == "valid"
    service.revoke(site, "may-chu", 1, " Chuyển máy chủ ", "hieu-truong", NOW)
    assert stands(site)["may-chu"] == "revoked"
    taken = service.statement(site, "may-chu", 1)
    assert (taken.text, taken.revocation.by, taken.revocation.reason) == ("Đã có.", "hieu-truong", "Chuyển máy chủ")
    with pytest.raises(ValueError):
        service.revoke(site, "may-chu", 1, "Lần hai", "hieu-truong", NOW)
    assert service.statement(site, "may-chu", 1).revocation.reason == "Chuyển máy chủ"


def test_what_is_no_longer_demanded_stays_readable(site):
    add(site, "hop-dong")
    add(site, "quy-che")
    read_site().site_types = ("ubnd-xa",)
    assert "van-thu-xa" in stands(site)
    save_documents(site, {})
    assert service.former(site, TODAY) == (("hop-dong", "Hợp đồng duy trì"), ("quy-che", "Quy chế cập nhật"))
    assert service.title_of(site, "hop-dong") == "Hợp đồng duy trì"
    assert len(service.history(site, "hop-dong")) == 1


def test_statements_are_no_content(site):
    before = len(api.portal.get_tool("portal_catalog").unrestrictedSearchResults())
    add(site, "hop-dong", text="Bí mật của hợp đồng", upload=Upload("hop-dong.pdf", len(PDF), PDF))
    catalog = api.portal.get_tool("portal_catalog")
    assert len(catalog.unrestrictedSearchResults()) == before
    assert not catalog.unrestrictedSearchResults(SearchableText="Bí mật")


def test_a_record_of_a_later_version_can_be_read(site):
    add(site, "hop-dong", upload=Upload("a.pdf", len(PDF), PDF))
    record = IAnnotations(site)[store.ANNOTATION_KEY]["hop-dong"][1]
    record.values = {**record.values, "new": 1, "evidence": {**record.values["evidence"], "digest": "x"}}
    del record.values["issuer"]
    assert service.statement(site, "hop-dong", 1).evidence.name == "a.pdf"


def test_nothing_is_left_after_the_uninstallation(site):
    add(site, "hop-dong", upload=Upload("a.pdf", len(PDF), PDF))
    site.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:uninstall")
    assert store.ANNOTATION_KEY not in IAnnotations(site)


def test_each_state_and_each_problem_has_its_words():
    assert set(STATE_TITLES) == set(STATE_CLASSES) == set(STATES)
    named = set(re.findall(r'"((?:date|expiry|text|line|file)-[a-z-]+)"', CHECKS.read_text(encoding="utf-8")))
    assert named == set(PROBLEMS)
    cases = json.loads((CORPUS / "typed.json").read_text(encoding="utf-8"))
    assert {problem for case in cases for problem in case["problems"].values()} <= set(PROBLEMS)


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        (Summary(missing=2, expiring=1, valid=4), "Xác nhận: 2 còn thiếu, 1 sắp hết hạn."),
        (Summary(expired=1, revoked=3), "Xác nhận: 1 đã hết hạn, 3 đã thu hồi."),
        (Summary(valid=7), "Cả 7 xác nhận đều còn hiệu lực."),
    ],
)
def test_the_summary_in_one_sentence(portal, summary, sentence):
    assert summary_sentence(summary, lambda message: translate(message, target_language="vi")) == sentence
