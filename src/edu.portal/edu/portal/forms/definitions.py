"""The forms in ``forms/models``: a definition, the model of the fields and the model of the actions of each."""

from dataclasses import dataclass
from edu.portal.core.forms.definition import FormDefinition
from edu.portal.core.forms.definition import read_definition
from pathlib import Path


MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True, slots=True)
class ShippedForm:
    """A form as it comes with the add-on."""

    definition: FormDefinition
    fields_model: str
    actions_model: str


def load_shipped_forms() -> tuple[ShippedForm, ...]:
    """Return the forms of the add-on, ordered by id."""
    return tuple(load_form(path) for path in sorted(MODELS.glob("*.toml")))


def load_form(path: Path) -> ShippedForm:
    """Return the form of a definition file. Raises ``ValueError`` when the definition is wrong."""
    definition = read_definition(path.read_text(encoding="utf-8"))
    fields_model = path.with_name(f"{definition.id}.xml").read_text(encoding="utf-8")
    actions_model = path.with_name(f"{definition.id}-actions.xml").read_text(encoding="utf-8")
    return ShippedForm(definition, fields_model, actions_model)
