"""The register of issuing bodies and signers of the site: one record, read as plain values."""

from collections.abc import Iterable
from edu.portal.core.documents.bodies import Body
from edu.portal.core.documents.bodies import plain_bodies
from edu.portal.core.documents.bodies import read_bodies
from edu.portal.settings.site import read_site
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility


def load_bodies() -> tuple[Body, ...]:
    """Return the bodies of the current site; none outside a site and before the add-on is installed."""
    return read_bodies(read_site().bodies) if queryUtility(IRegistry) is not None else ()


def save_bodies(bodies: Iterable[Body]) -> None:
    """Put ``bodies`` into the settings of the current site."""
    read_site().bodies = plain_bodies(bodies)
