"""What follows when the record changes."""

from edu.portal.settings.unit import IUnitIdentity
from plone.registry.interfaces import IRecordModifiedEvent
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility


def name_the_site(record: IUnitIdentity, event: IRecordModifiedEvent) -> None:
    """Let the title of the site follow the name of the unit, so that no page carries an old name."""
    if event.record.fieldName != "name" or not event.newValue:
        return
    registry = queryUtility(IRegistry)
    if registry is not None and "plone.site_title" in registry:
        registry["plone.site_title"] = event.newValue
