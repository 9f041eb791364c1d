"""Who acts when a console command creates content."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.userfolder import UserFolder
from AccessControl.users import system
from edu.portal.mandate.service import apply_mandate
from edu.portal.ops.application import act_as_manager
from plone import api
from plone.app.testing import SITE_OWNER_NAME
import pytest
from types import SimpleNamespace


@pytest.fixture
def root(school):
    """The application root as a console command finds it."""
    newSecurityManager(None, system)
    return school.getPhysicalRoot()


def test_the_first_manager_of_the_database_acts(root):
    assert act_as_manager(root)
    assert getSecurityManager().getUser().getId() == SITE_OWNER_NAME


def test_a_new_database_has_a_plain_folder_of_users():
    users = UserFolder()
    users._doAddUser("reader", "secret", ["Reader"], [])
    users._doAddUser("head", "secret", ["Manager"], [])
    assert act_as_manager(SimpleNamespace(acl_users=users, REQUEST=None))
    assert getSecurityManager().getUser().getId() == "head"


def test_without_a_manager_the_system_goes_on():
    newSecurityManager(None, system)
    assert not act_as_manager(SimpleNamespace(acl_users=UserFolder(), REQUEST=None))
    assert getSecurityManager().getUser() is system


def test_sections_that_the_console_creates_have_an_author(root, school):
    act_as_manager(root)
    api.content.delete(school["lien-he"], check_linkintegrity=False)
    apply_mandate(school)
    assert school["lien-he"].creators == (SITE_OWNER_NAME,)
