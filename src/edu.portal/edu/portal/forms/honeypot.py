"""A field that people never see: whatever fills it in is a machine."""

from edu.portal.i18n import _
from plone.schemaeditor.fields import FieldFactory
from plone.supermodel.exportimport import BaseHandler
from typing import Any
from z3c.form.browser.text import TextWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import ITextWidget
from z3c.form.widget import FieldWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema import TextLine
from zope.schema.interfaces import ITextLine


class IHoneypot(ITextLine):
    """A line of text that has to stay empty."""


@implementer(IHoneypot)
class Honeypot(TextLine):
    """See ``IHoneypot``; what it holds is never stored."""


class IHoneypotWidget(ITextWidget):
    """The widget of a honeypot, hidden from sight, keyboard and assistive technology."""


@implementer_only(IHoneypotWidget)
class HoneypotWidget(TextWidget):
    """Draws itself, label included, so that it stays hidden without any style sheet or layer of ours."""

    klass = "honeypot-widget"
    warning = ""
    markup = ViewPageTemplateFile("templates/honeypot.pt")

    def update(self) -> None:
        """Keep the label for the markup of the trap: the form would draw it in sight."""
        super().update()
        self.warning, self.label = self.label, ""

    def render(self) -> str:
        """Return the trap where something can be typed."""
        return str(self.markup()) if self.mode == INPUT_MODE else ""


@adapter(IHoneypot, IFormLayer)
@implementer(IFieldWidget)
def HoneypotFieldWidget(field: Any, request: Any) -> Any:
    """Return the widget of a honeypot."""
    return FieldWidget(field, HoneypotWidget(request))


HoneypotFactory = FieldFactory(Honeypot, _("Trap for machines"))
HoneypotHandler = BaseHandler(Honeypot)
