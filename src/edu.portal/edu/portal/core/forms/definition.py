"""A form that the add-on brings along: where it belongs and its words, read from ``forms/models/<id>.toml``."""

from dataclasses import dataclass
from dataclasses import fields
import tomllib


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """``section`` is the section of the mandate that the form stands in, ``name`` the last part of its address."""

    id: str
    section: str
    name: str
    title: str
    description: str
    submit: str
    before: str
    thanks_title: str
    thanks_description: str


def read_definition(source: str) -> FormDefinition:
    """Return the definition in a TOML text. Raises ``ValueError`` naming the keys that are missing or unknown."""
    data = tomllib.loads(source)
    wrong = {field.name for field in fields(FormDefinition)} ^ data.keys()
    if wrong:
        raise ValueError(f"missing or unknown in the definition of a form: {', '.join(sorted(wrong))}")
    return FormDefinition(**{name: str(value).strip() for name, value in data.items()})
