"""The number of a document in its form: a notice beside it tells while typing that the number is taken."""

from html import escape
from plone import api
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.interface import implementer


class NumberWidget(TextWidget):
    """A line of text with a place for the notice. Without JavaScript the notice comes after saving."""

    @property
    def attributes(self) -> dict[str, Any]:
        """Name the notice, so that screen readers know where it belongs."""
        return {**super().attributes, "aria-describedby": self.notice_id}

    @property
    def notice_id(self) -> str:
        """The id of the element that holds the notice."""
        return f"{self.id}-taken"

    def render(self) -> str:
        """Return the input, the place of the notice and the script that asks."""
        html = super().render()
        if self.mode != "input":
            return str(html)
        context = self.form.context if self.form is not None else self.context
        portal = api.portal.get().absolute_url()
        address = escape(f"{context.absolute_url()}/@@edu-same-number")
        script = escape(f"{portal}/++resource++edu-same-number.js")
        notice = f'<div class="edu-taken" id="{escape(self.notice_id)}" role="status" data-address="{address}"></div>'
        return f'{html}{notice}<script src="{script}" defer="defer"></script>'


@implementer(IFieldWidget)
def number_widget(field: Any, request: Any) -> Any:
    """Return the widget of the number."""
    return FieldWidget(field, NumberWidget(request))
