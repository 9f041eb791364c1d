"""The behavior ``edu.in_section``: a folder that is a section of the mandate knows which one.

The id on the folder is what makes it the section's folder: editors may rename, move and retitle it.
"""

from Acquisition import aq_base
from edu.portal.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import provider


@provider(IFormFieldProvider)
class IInSection(model.Schema):
    """Which section of the mandate a folder is. In no form: set-up and adoption write it, exports carry it."""

    directives.omitted("edu_section", "edu_applied_view")
    directives.write_permission(
        edu_section="edu.portal.ManageSettings",
        edu_applied_view="edu.portal.ManageSettings",
    )

    edu_section = schema.ASCIILine(title=_("Section of the mandate"), required=False, default="", missing_value="")
    edu_applied_view = schema.ASCIILine(
        title=_("View that the mandate set last"), required=False, default="", missing_value=""
    )


@indexer(Interface)
def edu_section(context: Any) -> str:
    """Return the section that the object itself is.

    Registered for everything, because the catalogue would acquire the attribute of the folder for all that is in it.
    """
    if not IInSection.providedBy(context):
        raise AttributeError("edu_section")
    section = getattr(aq_base(context), "edu_section", "")
    if not section:
        raise AttributeError("edu_section")
    return str(section)


def forget_section(folder: Any, event: object) -> None:
    """Make a copy of a section's folder an ordinary folder: a section has one folder."""
    if getattr(aq_base(folder), "edu_section", ""):
        folder.edu_section = ""
        folder.edu_applied_view = ""
        folder.reindexObject(idxs=["edu_section"])
