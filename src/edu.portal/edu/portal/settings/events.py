"""What follows when the record changes."""

from edu.portal.settings.unit import IUnitIdentity
from plone.registry.interfaces import IRecordModifiedEvent
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility


# Plone shows these in titles, mails and previews on social networks.
FOLLOWERS = {"name": "plone.site_title", "logo": "plone.site_logo"}


def follow(record: IUnitIdentity, event: IRecordModifiedEvent) -> None:
    """Let Plone's own title and logo follow the record of the unit, so that nothing carries an old name or crest."""
    target = FOLLOWERS.get(event.record.fieldName)
    registry = queryUtility(IRegistry)
    if target is None or registry is None or target not in registry:
        return
    if event.newValue or target == FOLLOWERS["logo"]:
        registry[target] = event.newValue
