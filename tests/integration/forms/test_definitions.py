"""The form models can be read, and what they promise is what the action does."""

from collective.easyform.api import get_model
from edu.portal.core.forms.submission import MESSAGE
from edu.portal.core.forms.submission import ROLE
from edu.portal.core.forms.submission import SUBJECT
from edu.portal.forms.definitions import SHIPPED
from edu.portal.forms.honeypot import IHoneypot
from plone.supermodel import loadString
import pytest
import unicodedata
from zope.schema import getFieldsInOrder


@pytest.mark.parametrize("shipped", SHIPPED.forms, ids=lambda shipped: shipped.definition.id)
def test_the_models_fit_together(portal, shipped):
    fields = dict(getFieldsInOrder(loadString(shipped.fields_model).schema))
    ((_name, action),) = getFieldsInOrder(get_model(shipped.actions_model, portal))
    assert {ROLE, SUBJECT, MESSAGE} <= fields.keys()
    assert [name for name, field in fields.items() if IHoneypot.providedBy(field)]
    consent = fields["dong_y"]
    assert consent.required and not consent.default
    assert f"{action.retention_months} " in consent.description and "91/2025/QH15" in consent.description
    for text in (shipped.fields_model, shipped.actions_model, str(shipped.definition)):
        assert text == unicodedata.normalize("NFC", text)
