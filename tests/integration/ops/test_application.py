"""Who acts when a console command creates content, and what it leaves behind."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.userfolder import UserFolder
from AccessControl.users import system
from edu.portal.mandate.service import apply_mandate
from edu.portal.ops.application import act_as_manager
from edu.portal.ops.application import application
from plone import api
from plone.app.testing import SITE_OWNER_NAME
import pytest
from types import SimpleNamespace
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
import Zope2


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


class LastReader:
    """Something that a request holds and that needs the database once more when it goes, as Plone's tools do."""

    def __init__(self, connection, seen):
        self.connection = connection
        self.seen = seen

    def __del__(self):
        self.seen.append(self.connection.opened is not None)


def test_what_a_request_holds_goes_while_the_database_is_open(school, monkeypatch):
    before, site, seen = getRequest(), getSite(), []
    connection = school._p_jar.db().open()
    monkeypatch.setattr(Zope2, "app", lambda: connection.root()["Application"])
    try:
        with application() as app:
            app.REQUEST._hold(LastReader(connection, seen))
    finally:
        setRequest(before)
        setSite(site)
    assert seen == [True]
    assert connection.opened is None
