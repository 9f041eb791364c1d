"""The main file of an item: its pages stand in the page of the item, its words are found."""

from datetime import UTC
from datetime import datetime
from edu.portal.disclosure.content import PORTAL_TYPE
from edu.portal.mandate.service import section_folder
from edu.portal.ops.uninstall import remove_previews
from edu.portal.preview.runner import convert
from edu.portal.renditions import service
from edu.portal.renditions.store import load_rendition
from edu.portal.testing import sample_files
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
import pytest
from zope.component import getMultiAdapter


NOW = datetime(2040, 1, 1, tzinfo=UTC)


@pytest.fixture
def item(school):
    """A public item whose PDF of two pages waits to be read."""
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    paper = NamedBlobFile(sample_files.pdf(2), "application/pdf", "su-mang.pdf")
    folder = section_folder(school, "ba-cong-khai")
    content = createContentInContainer(folder, PORTAL_TYPE, item="tt09.su-mang", school_year=2026, file=paper)
    api.content.transition(content, "publish")
    return content


@pytest.fixture
def read_item(school, item):
    """The same after the job had its turn."""
    work = service.take(school, item.UID())
    assert service.finish(school, work, convert(work.data, work.name), NOW)
    return item


def page_of(content):
    return getMultiAdapter((content, content.REQUEST), name="edu-disclosure")()


def found_by(school, words):
    return [brain.UID for brain in school.portal_catalog(portal_type=PORTAL_TYPE, SearchableText=words)]


def test_a_new_file_waits_and_the_page_says_so(school, item):
    assert item.UID() in service.list_due(school, NOW)
    assert PORTAL_TYPE in service.rendered_types()
    assert "edu-viewer-note" in page_of(item)
    assert "@@edu-page-image/" not in page_of(item)


def test_the_pages_are_shown_in_the_page_of_the_item(read_item):
    facts = service.rendition(read_item)
    assert (facts["state"], facts["kind"], facts["shown"]) == ("ready", "pages", 2)
    shown = page_of(read_item)
    for number in (1, 2):
        assert f"@@edu-page-image/{facts['source']}/{number}-large" in shown


def test_the_item_is_found_by_the_words_of_its_file(school, item):
    assert found_by(school, "đuối nước") == []
    work = service.take(school, item.UID())
    service.finish(school, work, convert(work.data, work.name), NOW)
    assert found_by(school, "đuối nước") == [item.UID()]


def test_an_item_without_a_file_has_no_viewer(read_item):
    read_item.file = None
    assert "edu-viewer" not in page_of(read_item)


def test_removing_the_add_on_takes_the_preview_and_leaves_the_file(read_item):
    remove_previews()
    assert load_rendition(read_item) is None
    assert read_item.file.filename == "su-mang.pdf"
