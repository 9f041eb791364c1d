"""A year is a name, not a quantity: its widget groups no thousands."""

from plone.app.z3cform.widgets.text import TextFieldWidget
from z3c.form.converter import IntegerDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import ITextWidget
from zope.component import adapter
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.schema.interfaces import IInt


class IYearWidget(ITextWidget):
    """A text widget for a year."""


@implementer(IFieldWidget)
def YearFieldWidget(field: IInt, request: IFormLayer) -> IYearWidget:
    """Return the widget for a field that holds a year."""
    widget = TextFieldWidget(field, request)
    alsoProvides(widget, IYearWidget)
    return widget


@adapter(IInt, IYearWidget)
class YearConverter(IntegerDataConverter):
    """Show 1986 as "1986", in every language."""

    def toWidgetValue(self, value: int | None) -> str:
        """Return the plain digits, "" for no year."""
        return "" if value is self.field.missing_value else str(value)
