"""Text in an old encoding is recognised before it is saved: the form comes back with the text in Unicode.

Nothing is lost: what was typed stands beside the field, and a tick saves it as it is.
"""

from edu.portal.core.text.legacy import Finding
from edu.portal.core.text.legacy import recognise
from edu.portal.i18n import _
from edu.portal.interfaces import IEduPortalLayer
from plone.app.textfield.interfaces import IRichTextValue
from plone.app.textfield.value import RichTextValue
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form.interfaces import ActionExecutionError
from z3c.form.interfaces import IDataExtractedEvent
from z3c.form.interfaces import IErrorViewSnippet
from zope.component import adapter
from zope.interface import Invalid
from zope.interface import implementer


KEEP, TYPED = "-edu-keep", "-edu-typed"
NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


@implementer(IErrorViewSnippet)
class OldEncoding:
    """What stands at a field whose text was converted: the encoding, what was typed, and the tick that keeps it."""

    template = ViewPageTemplateFile("templates/old_encoding.pt")

    def __init__(self, request: Any, widget: Any, finding: Finding, typed: str) -> None:
        self.request, self.widget, self.field = request, widget, widget.field
        self.context = widget.context
        self.error = Invalid(NAMES[finding.encoding])
        self.encoding = NAMES[finding.encoding]
        self.typed = typed
        self.keep_name = f"{widget.name}{KEEP}"
        self.typed_name = f"{widget.name}{TYPED}"
        self.message = _(
            "This text was in the old encoding ${encoding}. It is Unicode now: look it over and save again.",
            mapping={"encoding": self.encoding},
        )

    def update(self) -> None:
        """Nothing is left to be done; asked for by forms."""

    def render(self) -> str:
        """Return the note as HTML."""
        return str(self.template())


@adapter(IDataExtractedEvent)
def offer_unicode(event: Any) -> None:
    """Look at what an editor is about to save. Raises ActionExecutionError when a text is in an old encoding."""
    form = event.form
    if not isinstance(form, (DefaultAddForm, DefaultEditForm)) or not IEduPortalLayer.providedBy(form.request):
        return
    offered = [widget for manager in _managers(form) for widget in manager.values() if _is_offered(event, widget)]
    if offered:
        raise ActionExecutionError(
            Invalid(_("Nothing is saved yet: some text was in an old encoding and has been converted to Unicode."))
        )


def _managers(form: Any) -> list[Any]:
    return [form.widgets, *(group.widgets for group in getattr(form, "groups", ()) if hasattr(group, "widgets"))]


def _is_offered(event: Any, widget: Any) -> bool:
    """Put the converted text into ``widget`` with a note, unless the editor wants what was typed."""
    value = widget.value
    text = value.raw if IRichTextValue.providedBy(value) else value
    if not isinstance(text, str) or not text:
        return False
    if widget.request.form.get(f"{widget.name}{KEEP}"):
        _keep(event, widget, value)
        return False
    finding = recognise(text)
    if not finding.encoding:
        return False
    widget.value = _like(value, finding.text)
    widget.error = OldEncoding(widget.request, widget, finding, text)
    return True


def _keep(event: Any, widget: Any, value: Any) -> None:
    """What was typed first goes back into the field's place among the data."""
    typed = widget.request.form.get(f"{widget.name}{TYPED}")
    if isinstance(typed, str) and typed and widget.__name__ in event.data:
        event.data[widget.__name__] = _like(value, typed)


def _like(value: Any, text: str) -> Any:
    if IRichTextValue.providedBy(value):
        return RichTextValue(text, value.mimeType, value.outputMimeType, value.encoding)
    return text
