"""Put a form of the add-on into the folder of its section."""

from edu.portal.forms.definitions import ShippedForm
from edu.portal.forms.store import save_shipped_id
from edu.portal.mandate.apply import publish
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContent
from typing import Any
from zope.container.interfaces import INameChooser


FORM_TYPE = "EasyForm"
LANGUAGE = "vi"


def create_form(folder: Any, shipped: ShippedForm) -> Any:
    """Create and publish the form; a folder without a page of its own shows it at its address. Returns the form."""
    definition = shipped.definition
    content = createContent(
        FORM_TYPE,
        title=definition.title,
        description=definition.description,
        language=LANGUAGE,
        fields_model=shipped.fields_model,
        actions_model=shipped.actions_model,
        formPrologue=RichTextValue(definition.before, "text/html", "text/x-html-safe"),
        submitLabel=definition.submit,
        thankstitle=definition.thanks_title,
        thanksdescription=definition.thanks_description,
        form_tabbing=False,
        autofocus=False,
    )
    name = INameChooser(folder).chooseName(definition.name, content)
    # Not by the usual door: the folder may take other types only, and the letter asks for the form all the same.
    content.id = name
    folder._setObject(name, content)
    form = folder[name]
    save_shipped_id(form, definition.id)
    publish(form)
    form.reindexObject()
    if not folder.getDefaultPage():
        folder.setDefaultPage(name)
    return form
