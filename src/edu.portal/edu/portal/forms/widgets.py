"""Widgets that tell the browser what a field is for, so that it can fill it in (WCAG 2.2, 1.3.5)."""

from edu.portal.i18n import _
from plone.app.z3cform.widgets.email import EmailWidget
from plone.app.z3cform.widgets.select import SelectWidget
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.interface import implementer


class AutofillTextWidget(TextWidget):
    """A line of text with a purpose of the HTML standard and, where it helps, a type for the keyboard of a phone."""

    autocomplete = ""
    input_type = "text"

    @property
    def attributes(self) -> dict[str, str]:
        """Add the purpose of the field to the attributes of the input."""
        return {**super().attributes, "autocomplete": self.autocomplete, "type": self.input_type}


class AutofillEmailWidget(EmailWidget):
    """An e-mail address of the person who fills in the form."""

    @property
    def attributes(self) -> dict[str, str]:
        """Add the purpose of the field to the attributes of the input."""
        return {**super().attributes, "autocomplete": "email"}


@implementer(IFieldWidget)
def NameFieldWidget(field: Any, request: Any) -> Any:
    """Return the widget for the name of the person who fills in the form."""
    widget = FieldWidget(field, AutofillTextWidget(request))
    widget.autocomplete = "name"
    return widget


@implementer(IFieldWidget)
def TelephoneFieldWidget(field: Any, request: Any) -> Any:
    """Return the widget for the telephone of the person who fills in the form."""
    widget = FieldWidget(field, AutofillTextWidget(request))
    widget.autocomplete, widget.input_type = "tel", "tel"
    return widget


@implementer(IFieldWidget)
def EmailFieldWidget(field: Any, request: Any) -> Any:
    """Return the widget for the e-mail address of the person who fills in the form."""
    return FieldWidget(field, AutofillEmailWidget(request))


@implementer(IFieldWidget)
def ChoiceFieldWidget(field: Any, request: Any) -> Any:
    """A list that begins with an invitation, so that no answer is given by default."""
    widget = FieldWidget(field, SelectWidget(request))
    widget.prompt = True
    widget.promptMessage = _("Please choose")
    return widget
