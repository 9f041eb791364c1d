"""A field for a sum in đồng, typed as people write sums."""

from edu.portal.core.procurement.money import LARGEST
from edu.portal.core.procurement.money import format_sum
from edu.portal.core.procurement.money import parse_dong
from edu.portal.i18n import _
from plone.app.z3cform.interfaces import ITextWidget
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.schema import Int
from zope.schema.interfaces import IInt


class IDong(IInt):
    """A sum in đồng."""


@implementer(IDong)
class Dong(Int):
    """A whole number of đồng, never negative."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min=0, max=LARGEST, **options)


class DongWidget(TextWidget):
    """A line of text: an input for numbers would refuse points and words."""

    klass = "text-widget edu-sum"

    @property
    def attributes(self) -> dict[str, Any]:
        """Show the number pad of phones, which has the point."""
        return {**super().attributes, "inputmode": "decimal", "autocomplete": "off"}


@implementer(IFieldWidget)
def dong_widget(field: Any, request: Any) -> Any:
    """Return the widget of a sum."""
    return FieldWidget(field, DongWidget(request))


@adapter(IDong, ITextWidget)
class DongConverter(BaseDataConverter):
    """Between the stored number and what is typed."""

    def toWidgetValue(self, value: int | None) -> str:
        """Return the sum with points between the thousands."""
        return "" if value is None else format_sum(value)

    def toFieldValue(self, value: str) -> int | None:
        """Return the number, None for nothing typed. Raises FormatterValidationError with a sentence."""
        text = (value or "").strip()
        if not text:
            return None
        try:
            return parse_dong(text)
        except ValueError as error:
            message = _("Please write the sum in đồng, for example 1.250.000.000 or 850 triệu.")
            raise FormatterValidationError(message, value) from error
