"""Papers of the demonstration school: documents, forms, plans, each with a PDF that is made on the spot."""

from datetime import date
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.text.unicode import slug
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.builder import pdf
from edu.portal.demo.sheets import letter
from edu.portal.demo.sheets import sheet
from typing import Any
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


WARD = "Bờ Kênh"


def add_documents(builder: Builder) -> None:
    """Add the documents of the register, the oldest first, so that a new one can name what it replaces."""
    identity = load("unit")["identity"]
    made: dict[str, Any] = {}
    for data in sorted(load("documents"), key=lambda data: -_age(builder, data)):
        folder = builder.section(data["section"])
        if folder is not None:
            made[data["key"]] = _add_document(builder, folder, data, identity, made)


def _add_document(
    builder: Builder, folder: Any, data: dict[str, Any], identity: dict[str, Any], made: dict[str, Any]
) -> Any:
    issued = _issued(builder, data)
    is_own = "body" not in data
    title = builder.fill(data["title"])
    name = slug(data["number"])
    replaced = made.get(data.get("replaces", ""))
    fields = {
        "document_type": data["type"],
        "number_raw": data["number"],
        "issuing_body": data.get("body", identity["name"]),
        "issued_on": issued,
        "effective_on": date.fromisoformat(data["effective"]) if "effective" in data else None,
        "expires_on": builder.calendar.ago(data["expires_days"]) if "expires_days" in data else None,
        "signer": identity["head_name"] if is_own else data["signer"],
        "signer_title": identity["head_title"] if is_own else data["signer_title"],
        "received_on": None if is_own else issued,
        "field_of_work": data["field"],
        "description": builder.fill(data["note"]),
        "replaces": [RelationValue(getUtility(IIntIds).getId(replaced))] if replaced is not None else [],
        "file": None if data.get("no_file") else pdf(_letter(builder, data, fields_of=identity, day=issued), name),
    }
    return builder.add(folder, "edu.LegalDocument", title, _age(builder, data), name=name, **fields)[0]


def _letter(builder: Builder, data: dict[str, Any], *, fields_of: dict[str, Any], day: date) -> bytes:
    is_own = "body" not in data
    kind = type_by_id(data["type"])
    return letter(
        superior=data.get("superior", f"UBND phường {WARD}"),
        body=data.get("body", fields_of["name"]),
        number=data["number"],
        place=WARD if is_own else "Thành phố Hồ Chí Minh",
        day=day,
        kind=kind.title if kind else "",
        title=builder.fill(data["title"]),
        text=[builder.fill(text) for text in data["text"]],
        signer_title=fields_of["head_title"] if is_own else "",
        signer=fields_of["head_name"] if is_own else "",
    )


def _issued(builder: Builder, data: dict[str, Any]) -> date:
    return date.fromisoformat(data["issued"]) if "issued" in data else builder.calendar.ago(data["days"])


def _age(builder: Builder, data: dict[str, Any]) -> int:
    """Return for how many days a document has been on the site."""
    return min((builder.calendar.today - _issued(builder, data)).days, 300)


def add_files(builder: Builder) -> None:
    """Add forms, plans and other papers that stand in their section as a file."""
    head = load("unit")["identity"]["name"]
    for data in load("files"):
        folder = builder.section(data["section"])
        if folder is None:
            continue
        title = builder.fill(data["title"])
        text = [builder.fill(line) for line in data["text"]]
        note = builder.fill(data["summary"])
        content = pdf(sheet(head=head, title=title, note=note, text=text), slug(title)[:60])
        builder.add(folder, "File", title, data["days"], description=note, file=content)
