"""Content in the state that a test needs."""

from plone import api
from plone.namedfile.file import NamedBlobFile
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import modified


def publish(content):
    """Show ``content`` to everybody."""
    api.content.transition(content, "publish")


def relate(source, attribute, *targets):
    """Set the relations of ``source`` as the form does."""
    intids = getUtility(IIntIds)
    setattr(source, attribute, [RelationValue(intids.getId(target)) for target in targets])
    modified(source)


def stored_file(name="van-ban.pdf", data=b"%PDF-1.4 test", media_type="application/pdf"):
    """Return a file for a field."""
    return NamedBlobFile(data, media_type, name)


def brain_of(content):
    """Return the one catalogue entry of ``content``."""
    (brain,) = api.content.find(UID=content.UID())
    return brain
