"""Checks of single fields that several types share."""

from edu.portal.core.unit.checks import is_email
from edu.portal.i18n import _
from zope import schema


class NotAnEmail(schema.ValidationError):
    __doc__ = _("This is not an e-mail address. It looks like ten@truong.edu.vn.")


def email_constraint(value: str) -> bool:
    """Return True for one e-mail address; raise NotAnEmail, whose sentence the form shows, for other text."""
    if value and not is_email(value):
        raise NotAnEmail(value)
    return True
