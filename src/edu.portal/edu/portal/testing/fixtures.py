"""Pytest fixtures over the layers; imported by the conftest.py of each Plone test folder.

Each fixture asks for the session fixture of its layer first, so that a layer is set up once per run.
"""

from edu.portal.testing import layers
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.app.testing import setRoles
from plone.testing.zope import Browser
import pytest
from typing import Any
import zope.pytestlayer.fixture


def layer_fixtures() -> dict[str, Any]:
    """Return the fixtures ``<prefix>_session``, ``<prefix>_class`` and ``<prefix>`` of every layer."""
    fixtures: dict[str, Any] = {}
    for prefix, layer in (
        ("stock_integration", layers.STOCK_INTEGRATION),
        ("stock_functional", layers.STOCK_FUNCTIONAL),
        ("edu_integration", layers.EDU_INTEGRATION),
        ("edu_functional", layers.EDU_FUNCTIONAL),
        ("school_integration", layers.SCHOOL_INTEGRATION),
        ("school_functional", layers.SCHOOL_FUNCTIONAL),
    ):
        fixtures.update(
            zope.pytestlayer.fixture.create(
                layer,
                session_fixture_name=f"{prefix}_session",
                class_fixture_name=f"{prefix}_class",
                function_fixture_name=prefix,
            )
        )
    return fixtures


globals().update(layer_fixtures())


def as_manager(layer: Any) -> Any:
    """Give the test user the role Manager and return the portal of the layer."""
    portal = layer["portal"]
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal


@pytest.fixture
def stock_portal(stock_integration_session: Any, stock_integration: Any) -> Any:
    """A stock site, the add-on not installed, the current user a Manager; rolled back after the test."""
    return as_manager(stock_integration)


@pytest.fixture
def portal(edu_integration_session: Any, edu_integration: Any) -> Any:
    """A site with ``edu.portal:default``, the current user a Manager; rolled back after the test."""
    return as_manager(edu_integration)


@pytest.fixture
def http_request(portal: Any) -> Any:
    """The request of ``portal``."""
    return portal.REQUEST


@pytest.fixture
def school(school_integration_session: Any, school_integration: Any) -> Any:
    """A site with ``edu.portal:thcs``, the current user a Manager; rolled back after the test."""
    return as_manager(school_integration)


@pytest.fixture
def functional_stock_portal(stock_functional_session: Any, stock_functional: Any) -> Any:
    """A stock site for tests that commit; the database is thrown away after the test."""
    return as_manager(stock_functional)


@pytest.fixture
def functional_portal(edu_functional_session: Any, edu_functional: Any) -> Any:
    """A site with ``edu.portal:default`` for tests that commit; the database is thrown away after the test."""
    return as_manager(edu_functional)


@pytest.fixture
def functional_school(school_functional_session: Any, school_functional: Any) -> Any:
    """A site with ``edu.portal:thcs`` for tests that commit; the database is thrown away after the test."""
    return as_manager(school_functional)


def browser_for(portal: Any, *, manager: bool = False) -> Browser:
    """Return a test browser on the portal's application, anonymous or as the site owner."""
    browser = Browser(portal.getPhysicalRoot())
    browser.handleErrors = False
    browser.addHeader("Accept-Language", "vi")
    if manager:
        browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    return browser
