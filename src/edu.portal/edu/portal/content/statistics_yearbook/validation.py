"""A school year has one yearbook."""

from edu.portal.content.statistics_yearbook.content import IStatisticsYearbook
from edu.portal.content.statistics_yearbook.content import is_taken
from edu.portal.i18n import _
from typing import Any
from z3c.form.validator import SimpleFieldValidator
from z3c.form.validator import WidgetValidatorDiscriminators
from zope import schema


class YearTaken(schema.ValidationError):
    __doc__ = _("There is a yearbook of this school year already. Open that one and enter the figures there.")


class OneYearbookForEachYear(SimpleFieldValidator):
    """Of one school year a folder holds one yearbook."""

    def validate(self, value: Any, force: bool = False) -> None:
        """Raise YearTaken when another yearbook in the same folder is of this school year."""
        super().validate(value, force)
        own = IStatisticsYearbook.providedBy(self.context)
        folder = self.context.aq_parent if own else self.context
        if value and is_taken(folder, value, self.context.UID() if own else ""):
            raise YearTaken(value)


WidgetValidatorDiscriminators(OneYearbookForEachYear, field=IStatisticsYearbook["school_year"])
