"""What was stated: an annotation of the portal with one history for each attestation.

Statements are not content: no catalogue, no search, no REST representation knows them. Nothing is overwritten: a new
statement stands beside the old ones, a revocation is written into the record that it is about. Values are plain, so
that the classes of ``core.attestations`` may change without touching what is stored.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from dataclasses import asdict
from dataclasses import fields
from edu.portal.core.attestations.evidence import KINDS
from edu.portal.core.attestations.model import Evidence
from edu.portal.core.attestations.model import Revocation
from edu.portal.core.attestations.model import Statement
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.attestations"

_STATEMENT_FIELDS = tuple(field.name for field in fields(Statement))
_PARTS = {"evidence": Evidence, "revocation": Revocation}


class StatementRecord(Persistent):
    """One statement: its plain values, the title of what was asked then, and the file of evidence as a blob."""

    def __init__(self, title: str, values: dict[str, Any], file: NamedBlobFile | None) -> None:
        self.title = title
        self.values = values
        self.file = file


def load_statements(portal: Any, attestation_id: str) -> tuple[Statement, ...]:
    """Return the statements of an attestation in the order of entry."""
    return tuple(_statement(record) for record in _history(portal, attestation_id).values())


def load_stated(portal: Any) -> tuple[str, ...]:
    """Return the ids of all attestations for which there is a statement, demanded today or not."""
    return tuple(_tree(portal))


def load_title(portal: Any, attestation_id: str) -> str:
    """Return what was asked, in the words of the time of the last statement; empty when there is none."""
    history = _history(portal, attestation_id)
    return str(history[history.maxKey()].title) if history else ""


def load_file(portal: Any, attestation_id: str, number: int) -> NamedBlobFile | None:
    """Return the evidence of a statement, None when there is no such statement or no file with it."""
    record = _history(portal, attestation_id).get(number)
    return None if record is None else record.file


def next_number(portal: Any, attestation_id: str) -> int:
    """Return the number that the next statement of an attestation gets."""
    history = _history(portal, attestation_id)
    return int(history.maxKey()) + 1 if history else 1


def add_statement(portal: Any, attestation_id: str, title: str, statement: Statement, data: bytes) -> None:
    """Store a statement with the content of its evidence. Raises ``KeyError`` when its number is taken."""
    annotations = IAnnotations(portal)
    tree = annotations.get(ANNOTATION_KEY)
    if tree is None:
        tree = annotations[ANNOTATION_KEY] = OOBTree()
    history = tree.get(attestation_id)
    if history is None:
        history = tree[attestation_id] = IOBTree()
    evidence = statement.evidence
    file = None if evidence is None else NamedBlobFile(data, KINDS[evidence.kind], evidence.name)
    if not history.insert(statement.number, StatementRecord(title, asdict(statement), file)):
        raise KeyError(statement.number)


def save_revocation(portal: Any, attestation_id: str, number: int, revocation: Revocation) -> None:
    """Note that a statement was taken back. Raises ``KeyError`` when there is none of that number."""
    record = _history(portal, attestation_id)[number]
    record.values = {**record.values, "revocation": asdict(revocation)}


def _statement(record: StatementRecord) -> Statement:
    values = {name: record.values[name] for name in _STATEMENT_FIELDS if name in record.values}
    for name, part in _PARTS.items():
        if values.get(name) is not None:
            known = {field.name for field in fields(part)}
            values[name] = part(**{key: value for key, value in values[name].items() if key in known})
    return Statement(**values)


def _history(portal: Any, attestation_id: str) -> Any:
    return _tree(portal).get(attestation_id) or {}


def _tree(portal: Any) -> Any:
    return IAnnotations(portal).get(ANNOTATION_KEY) or {}
