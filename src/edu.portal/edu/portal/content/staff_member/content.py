"""A member of staff. People need no account, and no birth date is kept.

Office telephone and official e-mail are published by default; mobile number and portrait only with a recorded consent
(Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP).
"""

from AccessControl.PermissionRole import PermissionRole
from Acquisition import aq_parent
from edu.portal.content.constraints import email_constraint
from edu.portal.content.interfaces import IEduContent
from edu.portal.content.staff_member.publication import is_published
from edu.portal.core.people.ranks import HIGHEST
from edu.portal.core.people.ranks import LOWEST
from edu.portal.i18n import _
from plone.autoform import directives
from plone.dexterity.content import AttributeValidator
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import invariant


EDITORS = "cmf.ModifyPortalContent"


class IStaffMember(model.Schema, IEduContent):
    """The directory of the letters: name, position, telephone, e-mail, portrait (289/VP-CNTT I.2; Letter 3082, 2.1).

    Everything personal is readable by editors only; ``publication`` opens single fields for everybody.
    """

    title = schema.TextLine(
        title=_("Full name"),
    )
    position = schema.TextLine(
        title=_("Position"),
        description=_("For example principal, teacher of literature, accountant."),
    )
    subjects = schema.TextLine(
        title=_("Subjects and classes"),
        description=_("What the person teaches and which class the person is in charge of."),
        required=False,
    )
    duties = schema.Text(
        title=_("Assigned duties"),
        description=_("Required of leaders: what each of them is responsible for."),
        required=False,
    )
    rank = schema.Int(
        title=_("Order number"),
        description=_("Smaller numbers stand first. Leave it empty: then the position decides."),
        min=HIGHEST,
        max=LOWEST,
        required=False,
    )
    directives.read_permission(phone=EDITORS)
    phone = schema.TextLine(
        title=_("Office telephone"),
        description=_("A landline of the school will do."),
        required=False,
    )
    directives.read_permission(email=EDITORS)
    email = schema.TextLine(
        title=_("Official e-mail"),
        constraint=email_constraint,
        required=False,
    )
    directives.read_permission(mobile=EDITORS)
    mobile = schema.TextLine(
        title=_("Mobile telephone"),
        description=_("Shown to visitors only when the person agreed, see the tab on publication."),
        required=False,
    )
    directives.read_permission(photo=EDITORS)
    photo = NamedBlobImage(
        title=_("Portrait"),
        description=_("Shown to visitors only when the person agreed, see the tab on publication."),
        required=False,
    )

    model.fieldset(
        "publication",
        label=_("Publication"),
        description=_("What visitors of the portal may see of this person."),
        fields=["publish_phone", "publish_email", "publish_mobile", "publish_photo", "consent_on"],
    )
    publish_phone = schema.Bool(
        title=_("Show the office telephone"),
        default=True,
        required=False,
    )
    publish_email = schema.Bool(
        title=_("Show the official e-mail"),
        default=True,
        required=False,
    )
    publish_mobile = schema.Bool(
        title=_("Show the mobile telephone"),
        default=False,
        required=False,
    )
    publish_photo = schema.Bool(
        title=_("Show the portrait"),
        default=False,
        required=False,
    )
    directives.read_permission(consent_on=EDITORS)
    consent_on = schema.Date(
        title=_("Date of consent"),
        description=_("When the person agreed to show the mobile telephone or the portrait."),
        required=False,
    )

    @invariant
    def consent_is_recorded(data: Any) -> None:
        """Mobile number and portrait are personal data: no publication without a dated consent."""
        if (data.publish_mobile or data.publish_photo) and not data.consent_on:
            raise Invalid(
                _("To show the mobile telephone or the portrait, enter the date on which the person agreed.")
            )


class PublishedAttributes(AttributeValidator):
    """Opens the published fields of one person; all others keep the permission that the schema demands."""

    def __call__(self, name: str, value: Any) -> Any:
        return is_published(aq_parent(self), name) or super().__call__(name, value)


@implementer(IStaffMember)
class StaffMember(Item):
    """A person in a unit."""

    # A date is an object that Zope would publish at its own address, whatever the schema says about reading it.
    consent_on__roles__ = PermissionRole("Modify portal content")
    __allow_access_to_unprotected_subobjects__ = PublishedAttributes()
