"""A form that a package brings along: where it belongs and its words, read from ``<id>.toml``."""

from dataclasses import dataclass
from dataclasses import fields
from difflib import get_close_matches
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
    """Return the definition in a TOML text.

    Raises ``ValueError`` naming every key that is missing, unknown or no text, and what to write instead.
    """
    data = tomllib.loads(source)
    wanted = [field.name for field in fields(FormDefinition)]
    missing = [name for name in wanted if name not in data]
    problems = [wrong_key(name, missing or wanted) for name in data if name not in wanted]
    problems += [f'the key {name} is missing; add {name} = "..."' for name in missing]
    problems += [f'the key {name} needs a text; write {name} = "..."' for name in wanted if is_no_text(data, name)]
    if problems:
        raise ValueError("; ".join(problems))
    return FormDefinition(**{name: data[name].strip() for name in wanted})


def wrong_key(name: str, expected: list[str]) -> str:
    """Return the sentence for a key that no definition has."""
    close = get_close_matches(name, expected, n=1)
    return f"the key {name} is unknown; " + (f"write {close[0]}" if close else "remove it")


def is_no_text(data: dict[str, object], name: str) -> bool:
    """Return whether a key is there with something else than a text."""
    return name in data and not isinstance(data[name], str)
