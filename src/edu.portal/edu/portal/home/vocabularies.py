"""Choices of the portlets' forms."""

from edu.portal.mandate import service as mandate_service
from plone import api
from plone.app.vocabularies import PermissiveVocabulary
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


@provider(IVocabularyFactory)
def sections(context: object) -> PermissiveVocabulary:
    """The sections of the mandate in menu order.

    Every id is accepted: a portlet set up before the unit type was chosen, or for a section that a later letter took
    away, stays valid and shows nothing.
    """
    portal = api.portal.get()
    known = mandate_service.resolved_sections(portal)
    titles = {section.id: section.title for section in known}
    return PermissiveVocabulary(
        [
            PermissiveVocabulary.createTerm(
                section.id,
                section.id,
                f"{section.title} ({titles[section.parent]})" if section.parent in titles else section.title,
            )
            for section in known
        ]
    )
