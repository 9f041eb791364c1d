"""A picture that would be refused at save is refused in the form already, with nothing typed lost."""

from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.cleaning import clean
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.media.cleaning import LEFT_ALONE
from edu.portal.media.cleaning import is_cleaned
from edu.portal.media.cleaning import put_cleaned
from edu.portal.media.wording import refused_sentence
from plone.formwidget.namedfile.validator import NamedFileWidgetValidator
from plone.namedfile.interfaces import INamedImageField
from typing import Any
from z3c.form.validator import WidgetValidatorDiscriminators
from zope.interface import Invalid


class PictureValidator(NamedFileWidgetValidator):  # type: ignore[misc]
    """Looks into a picture chosen in a form of ours."""

    def validate(self, value: Any, force: bool = False) -> None:
        """Clean the picture that was sent. Raise Invalid with a sentence for a file that is no picture for the web."""
        super().validate(value, force)
        if value is None or is_cleaned(value) or not hasattr(value, "data"):
            return
        try:
            put_cleaned(value, clean(value.data))
        except PictureRefused as refused:
            if refused.code not in LEFT_ALONE:
                raise Invalid(refused_sentence(refused.code)) from refused


WidgetValidatorDiscriminators(PictureValidator, request=IEduPortalLayer, field=INamedImageField)
