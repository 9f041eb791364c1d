"""The forms that packages bring along: a definition, the model of the fields and the model of the actions of each.

A package keeps ``<id>.toml``, ``<id>.xml`` and ``<id>-actions.xml`` in one folder and registers a ``FormFolder`` of
it. The files are read once, when the package is loaded: a wrong one stops the start and is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.forms.definition import FormDefinition
from edu.portal.core.forms.definition import read_definition
from edu.portal.forms.interfaces import IFormCollection
from pathlib import Path
from zope.component import getUtilitiesFor
from zope.interface import implementer


@dataclass(frozen=True, slots=True)
class ShippedForm:
    """A form as it comes with a package."""

    definition: FormDefinition
    fields_model: str
    actions_model: str


@implementer(IFormCollection)
class FormFolder:
    """The forms in a folder. Raises ``ValueError`` naming the file and the key of whatever is wrong in it."""

    def __init__(self, folder: Path) -> None:
        self.forms = tuple(load_form(path) for path in sorted(folder.glob("*.toml")))
        if not self.forms:
            raise ValueError(f"{folder}: there is no form; add the definition <id>.toml")


def load_shipped_forms() -> tuple[ShippedForm, ...]:
    """Return the forms of every package, ordered by package and id."""
    return tuple(_registered())


def _registered() -> Iterator[ShippedForm]:
    for _package, collection in sorted(getUtilitiesFor(IFormCollection)):
        yield from collection.forms


def load_form(path: Path) -> ShippedForm:
    """Return the form of a definition file. Raises ``ValueError`` naming the file and what is wrong in it."""
    try:
        definition = read_definition(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    if definition.id != path.stem:
        raise ValueError(f'{path}: the key id has to be the name of the file; write id = "{path.stem}"')
    return ShippedForm(
        definition, read_model(path.with_suffix(".xml")), read_model(path.with_name(f"{path.stem}-actions.xml"))
    )


def read_model(path: Path) -> str:
    """Return the text of a model. Raises ``ValueError`` when it is not there."""
    if not path.is_file():
        raise ValueError(f"{path}: the file is missing; a form has <id>.toml, <id>.xml and <id>-actions.xml")
    return path.read_text(encoding="utf-8")


SHIPPED = FormFolder(Path(__file__).parent / "models")
