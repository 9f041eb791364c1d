"""The demonstration school: complete, in the past, public, and created only once."""

from DateTime import DateTime
from datetime import UTC
from datetime import datetime
from edu.portal.demo.service import create_demo
from edu.portal.mandate import service as mandate
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import read_unit
import pytest
import time


@pytest.fixture
def demo(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    start = time.monotonic()
    create_demo(school)
    assert time.monotonic() - start < 60
    return school


def public(portal, **query):
    return portal.portal_catalog.unrestrictedSearchResults(
        allowedRolesAndUsers=["Anonymous"], effectiveRange=DateTime(), **query
    )


def count(portal, portal_type, section=""):
    query = {"portal_type": portal_type}
    if section:
        query["path"] = mandate.section_brain(portal, section).getPath()
    return len(public(portal, **query))


def test_the_school_is_lively(demo):
    assert count(demo, "News Item", "tin-tuc") == 16
    assert count(demo, "News Item", "thong-bao") == 7
    assert count(demo, "edu.LegalDocument") == 17
    assert count(demo, "edu.StaffMember") == 26
    assert count(demo, "edu.Disclosure", "cong-khai") >= 50
    assert count(demo, "edu.Procurement", "du-an-dau-thau-mua-sam") == 6
    assert count(demo, "edu.LearningResource", "bai-giang-e-learning") == 4
    assert count(demo, "edu.LearningResource", "giao-an-dien-tu") == 6
    assert count(demo, "edu.OrgUnit") == 12
    assert count(demo, "Link", "trang-tai-nguyen") == 5
    assert count(demo, "Image", "album-anh") == 17
    assert count(demo, "File") == 12
    assert count(demo, "edu.WeeklySchedule", "lich-cong-tac-tuan") == 2
    assert count(demo, "edu.TeachingSchedule", "lich-bao-giang") == 2
    assert count(demo, "edu.WorkPlan", "ke-hoach") == 5


def test_everything_is_published_in_the_past(demo):
    types = ["News Item", "edu.LegalDocument", "edu.Procurement", "edu.OrgUnit", "edu.StaffMember", "Document", "Link"]
    brains = demo.portal_catalog.unrestrictedSearchResults(portal_type=types)
    # The links of the mandate came with their folder, before this site had a workflow.
    before = {link.id for link in mandate.resolved_mandate(demo).links}
    hidden = [brain.getPath() for brain in brains if brain.review_state != "published" and brain.getId not in before]
    assert hidden == []
    now = datetime.now(UTC)
    for brain in public(demo, portal_type=["News Item", "edu.LegalDocument", "File", "Document"]):
        assert brain.effective.asdatetime() <= now, brain.getPath()


def test_sections_of_a_school_are_not_empty(demo):
    without = {"tin-cap-tren", "danh-ba", "nhac", "gop-y", "lien-he"}
    sections = mandate.resolved_sections(demo)
    parents = {section.parent for section in sections}
    empty = []
    for section in sections:
        if section.id in parents or section.id in without:
            continue
        brain = mandate.section_brain(demo, section.id)
        if len(public(demo, path=brain.getPath())) < 2:
            empty.append(section.id)
    assert empty == []


def test_one_document_is_replaced_and_one_has_ended(demo):
    today = datetime.now(UTC).date()
    rows = {brain.edu_number: brain for brain in public(demo, portal_type="edu.LegalDocument")}
    assert rows["95/TB-THCSBC"].edu_replaced_by == "101/TB-THCSBC"
    assert rows["71/KH-THCSBC"].edu_expiry < today
    assert rows["112/KH-THCSBC"].edu_files[0][1] == "application/pdf"


def test_the_record_and_the_superiors_are_set(demo):
    unit = read_unit()
    assert (unit.name, unit.boarding, unit.founding_year) == ("Trường THCS Bờ Kênh", True, 1986)
    site = read_site()
    assert site.setup_done and site.feed_allowed_hosts == ("127.0.0.1:8190", "127.0.0.1:8191")
    addresses = [feed["url"] for superior in site.superiors for feed in superior["feeds"]]
    assert len(addresses) == 8 and addresses[0] == "http://127.0.0.1:8190/rss/tin-tuc"


def test_the_ports_of_the_sample_feeds_follow_the_environment(school, monkeypatch):
    monkeypatch.setenv("EDU_SAMPLE_SO_PORT", "9001")
    monkeypatch.setenv("EDU_SAMPLE_PHONG_PORT", "9002")
    create_demo(school)
    assert read_site().feed_allowed_hosts == ("127.0.0.1:9001", "127.0.0.1:9002")


def test_a_second_time_adds_nothing_and_changes_no_text(demo):
    catalog = demo.portal_catalog
    page = catalog(portal_type="News Item")[0].getObject()
    page.title = "Tên do ban biên tập đặt"
    before = sorted(brain.getPath() for brain in catalog.unrestrictedSearchResults())
    create_demo(demo)
    assert sorted(brain.getPath() for brain in catalog.unrestrictedSearchResults()) == before
    assert page.title == "Tên do ban biên tập đặt"


def test_pictures_have_a_text_for_those_who_do_not_see_them(demo):
    for brain in public(demo, portal_type="News Item"):
        item = brain._unrestrictedGetObject()
        assert not item.image or item.image_caption, brain.getPath()
