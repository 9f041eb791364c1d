"""A text field that offers what was entered before: an input with a datalist, which needs no JavaScript."""

from html import escape
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import getUtility
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory


class SuggestingTextWidget(TextWidget):
    """A line of text with suggestions from a named vocabulary; any other text may be typed."""

    vocabulary = ""

    @property
    def attributes(self) -> dict[str, Any]:
        """Tie the input to its suggestions; the browser's own memory would mix with them."""
        return {**super().attributes, "list": self.list_id, "autocomplete": "off"}

    @property
    def list_id(self) -> str:
        """The id of the element that holds the suggestions."""
        return f"{self.id}-suggestions"

    def render(self) -> str:
        """Return the input, followed by its suggestions where something can be typed."""
        html = super().render()
        return html if self.mode != "input" else html + self._suggestions()

    def _suggestions(self) -> str:
        terms = getUtility(IVocabularyFactory, name=self.vocabulary)(self.context)
        options = "".join(f'<option value="{escape(str(term.value))}"></option>' for term in terms)
        return f'<datalist id="{escape(self.list_id)}">{options}</datalist>'


@implementer(IFieldWidget)
def suggesting_widget(field: Any, request: Any) -> Any:
    """Return the widget of a text field; the vocabulary comes from the schema's widget directive."""
    return FieldWidget(field, SuggestingTextWidget(request))
