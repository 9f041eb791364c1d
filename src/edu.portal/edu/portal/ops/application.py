"""Open the Zope application outside of a web request: for console commands and background work."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import system
from collections.abc import Iterator
from contextlib import contextmanager
from OFS.Application import Application
import os
from Testing.makerequest import makerequest
import transaction
from typing import Any
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
import Zope2


CONFIGURATION_VARIABLE = "EDU_PORTAL_ZOPE_CONF"


class SiteNotFound(LookupError):
    """There is no site of this id in the database."""


def configure_zope(path: str | None = None) -> None:
    """Load Zope with the configuration file ``path``, by default the one named by ``EDU_PORTAL_ZOPE_CONF``.

    Raises ``RuntimeError`` when neither is given, and the storage's own error (``zc.lockfile.LockError``) when
    another process holds the database.
    """
    from Zope2.Startup.run import configure_wsgi

    conf = path or os.environ.get(CONFIGURATION_VARIABLE)
    if not conf:
        raise RuntimeError(f"{CONFIGURATION_VARIABLE} does not name a zope.conf")
    configure_wsgi(conf)


@contextmanager
def application() -> Iterator[Application]:
    """Yield the application root as the system user; abort what is left uncommitted, close the connection."""
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    newSecurityManager(app.REQUEST, system)
    try:
        yield app
    finally:
        transaction.abort()
        noSecurityManager()
        setSite(None)
        clearRequest()
        # What the request holds reads the database once more when it goes, so it goes first.
        app.REQUEST.close()
        app._p_jar.close()


def act_as_manager(app: Application) -> bool:
    """Sign in the first manager of the database; return ``False`` where there is none and the system user goes on.

    What is created has an author then. Without one, Plone makes an author of whoever opens the edit form first, and
    asks that person to confirm a change that nobody wanted.
    """
    for user in _root_users(app.acl_users):
        if "Manager" in user.getRoles():
            newSecurityManager(app.REQUEST, user.__of__(app.acl_users))
            return True
    return False


def _root_users(folder: Any) -> Iterator[Any]:
    """Yield the users of the root, whose folder becomes a pluggable one with the first Plone site."""
    if folder.meta_type == "User Folder":
        yield from folder.getUsers()
    else:
        yield from filter(None, (folder.getUserById(found["userid"]) for found in folder.searchUsers()))


@contextmanager
def site(site_id: str) -> Iterator[Any]:
    """Yield the Plone site ``site_id`` as the current site. Raises ``SiteNotFound``."""
    with application() as app:
        portal = app.unrestrictedTraverse(site_id, None)
        if portal is None or portal.meta_type != "Plone Site":
            raise SiteNotFound(site_id)
        setSite(portal)
        yield portal
