"""Ways on which something becomes public without a step of its workflow: moving, reverting, copying."""

from edu.portal.behaviors.consent import IConsent
from edu.portal.consent import service
from edu.portal.interfaces import IEduPortalLayer
from plone import api
from plone.app.dexterity.behaviors.constrains import DISABLED
from plone.protect.authenticator import createToken
from Products.CMFPlone.interfaces.constrains import ISelectableConstrainTypes
import pytest
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.lifecycleevent import modified


@pytest.fixture(autouse=True)
def workflow(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    alsoProvides(school.REQUEST, IEduPortalLayer)


@pytest.fixture
def corner(school):
    return school["goc-hoc-sinh"]["goc-hoc-tap"]


@pytest.fixture
def story(school):
    item = api.content.create(school["tin-tuc"], "News Item", title="Bài thơ của em")
    api.content.transition(item, "publish")
    return item


def test_what_is_moved_among_works_of_pupils_states_its_consent_first(story, corner):
    moved = api.content.move(story, corner)
    assert not service.is_public(moved)
    IConsent(moved).consent = "parents"
    api.content.transition(moved, "publish")
    assert service.is_public(api.content.rename(moved, "bai-tho"))


def test_a_folder_that_is_moved_there_takes_nothing_public_with_it(school, corner):
    folder = api.content.create(school["tin-tuc"], "Folder", title="Thơ")
    item = api.content.create(folder, "News Item", "bai", title="Bài thơ")
    api.content.transition(item, "publish")
    ISelectableConstrainTypes(corner).setConstrainTypesMode(DISABLED)
    moved = api.content.move(folder, corner)
    assert not service.is_public(moved["bai"])
    brain = api.content.find(UID=item.UID())[0]
    assert brain.review_state == "private"


def test_a_copy_is_no_more_public_than_something_new(story, corner):
    IConsent(story).consent = "missing"
    assert not service.is_public(api.content.copy(story, corner))


def test_a_former_version_without_consent_is_not_public(story):
    repository = api.portal.get_tool("portal_repository")
    stated = IConsent(story)
    api.content.transition(story, "retract")
    stated.consent = "missing"
    repository.save(story, comment="first")
    first = repository.getHistoryMetadata(story).getLength(countPurged=False) - 1
    stated.consent = "parents"
    modified(story)
    repository.save(story, comment="second")
    api.content.transition(story, "publish")
    request = story.REQUEST
    request.form["version_id"] = first
    request.form["_authenticator"] = createToken()
    getMultiAdapter((story, request), name="revertversion")()
    assert IConsent(story).consent == "missing"
    assert not service.is_public(story)
