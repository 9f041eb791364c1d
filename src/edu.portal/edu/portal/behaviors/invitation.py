"""The behavior ``edu.invitation``: what an invitation or a conference says beside place and time (S1 2.11)."""

from edu.portal.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IInvitation(model.Schema):
    """Who invites whom, and the letter."""

    model.fieldset(
        "edu_invitation",
        label=_("Invitation"),
        fields=["organiser", "participants", "invitation_letter"],
        order=1,
    )
    organiser = schema.TextLine(
        title=_("Organiser"),
        description=_("The unit or department that invites."),
        required=False,
    )
    participants = schema.Text(
        title=_("Participants"),
        description=_("Who is invited, one group in each line."),
        required=False,
    )
    invitation_letter = NamedBlobFile(
        title=_("File of the letter"),
        description=_("The signed letter as PDF."),
        required=False,
    )
