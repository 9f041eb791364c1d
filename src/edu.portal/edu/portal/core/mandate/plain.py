"""Documents as plain dicts, lists and strings: the form in which a site stores them and JSON carries them."""

from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import asdict
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import date
from edu.portal.core.mandate.model import Document
from functools import cache
from typing import Any
from typing import get_args
from typing import get_type_hints


Plain = dict[str, Any]


def document_to_plain(document: Document) -> Plain:
    """Return the document as a dict that holds nothing but dicts, lists, strings, numbers, booleans and None."""
    return {name: plain_value(value) for name, value in asdict(document).items()}


def plain_value(value: Any) -> Any:
    """Return ``value`` made of plain values throughout: dates as ISO text, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain_value(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(item) for item in value]
    return value


def document_from_plain(plain: Mapping[str, Any]) -> Document:
    """Return the document of a stored dict. What an earlier release did not store has its default.

    Raises ``KeyError`` or ``TypeError`` for a dict of another shape.
    """
    return value_from_plain(Document, plain)  # type: ignore[no-any-return]


def value_from_plain(kind: Any, plain: Any) -> Any:
    """Return the value of a field of that type: a dataclass, a tuple, a date or what JSON has itself."""
    if is_dataclass(kind):
        return dataclass_from_plain(kind, plain)
    arguments = get_args(kind)
    if kind is date or (date in arguments and plain is not None):
        return date.fromisoformat(plain)
    if Ellipsis in arguments:
        return tuple(value_from_plain(arguments[0], item) for item in plain)
    return tuple(plain) if isinstance(plain, list) else plain


def dataclass_from_plain(kind: Any, plain: Mapping[str, Any]) -> Any:
    """Return the dataclass of a stored dict."""
    types = field_types(kind)
    known = {name: value_from_plain(types[name], plain[name]) for name in types if name in plain}
    missing = [field.name for field in fields(kind) if field.name not in known and is_required(field)]
    if missing:
        raise KeyError(*missing)
    return kind(**known)


def is_required(field: Any) -> bool:
    """Return whether a field has no default."""
    return field.default is MISSING and field.default_factory is MISSING


@cache
def field_types(kind: Any) -> dict[str, Any]:
    """Return the types of the fields of a dataclass by name."""
    return get_type_hints(kind)
