"""A part of the school: board, office, department, association. Its order among its siblings is that of the folder."""

from edu.portal.content.constraints import email_constraint
from edu.portal.content.interfaces import IEduContent
from edu.portal.i18n import _
from plone.app.textfield import RichText
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IOrgUnit(model.Schema, IEduContent):
    """Functions, duties and powers are asked of every unit (Letter 295/SGD&ĐT-CNTT, 1; Letter 3082, 2.1)."""

    title = schema.TextLine(
        title=_("Name of the department"),
        description=_("For example: Maths and Natural Sciences Department."),
    )
    kind = schema.Choice(
        title=_("Kind of department"),
        vocabulary="edu.portal.UnitKinds",
        default="to-chuyen-mon",
    )
    functions = RichText(
        title=_("Functions"),
        required=False,
    )
    duties = RichText(
        title=_("Duties"),
        required=False,
    )
    powers = RichText(
        title=_("Powers"),
        required=False,
    )
    phone = schema.TextLine(
        title=_("Telephone of the unit"),
        required=False,
    )
    email = schema.TextLine(
        title=_("E-mail of the unit"),
        constraint=email_constraint,
        required=False,
    )
    description = schema.Text(
        title=_("In one sentence"),
        description=_("Shown in lists and search results."),
        required=False,
        default="",
    )


@implementer(IOrgUnit)
class OrgUnit(Container):
    """A unit holds its people and its sub-units."""
