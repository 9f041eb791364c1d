"""A field that people never see: whatever fills it in is a machine."""

from collective.easyform.interfaces import IEasyFormWidget
from edu.portal.i18n import _
from plone.schemaeditor.fields import FieldFactory
from plone.supermodel.exportimport import BaseHandler
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form.browser.text import TextWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.widget import FieldWidget
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


class IHoneypotWidget(IEasyFormWidget):
    """The widget of a honeypot, hidden from sight, keyboard and assistive technology."""


@implementer_only(IHoneypotWidget)
class HoneypotWidget(TextWidget):
    """A text widget that shows no value and no error."""

    klass = "honeypot-widget"


@adapter(IHoneypot, IFormLayer)
@implementer(IFieldWidget)
def HoneypotFieldWidget(field: Any, request: Any) -> Any:
    return FieldWidget(field, HoneypotWidget(request))


class RenderHoneypot(BrowserView):
    """The markup around and in the widget; it needs no style sheet to be hidden."""

    index = ViewPageTemplateFile("templates/honeypot.pt")

    def __call__(self) -> str:
        return self.index() if self.context.mode == "input" else ""


HoneypotFactory = FieldFactory(Honeypot, _("Trap for machines"))
HoneypotHandler = BaseHandler(Honeypot)
