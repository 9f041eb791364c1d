"""What the catalogue knows of documents. A missing value is not indexed: FieldIndex cannot order None among dates."""

from datetime import date
from edu.portal.content.file_text import words_of
from edu.portal.content.files import own_fact
from edu.portal.content.legal_document.content import ILegalDocument
from edu.portal.content.legal_document.files import file_facts
from edu.portal.content.legal_document.relations import last_day_of
from edu.portal.content.legal_document.relations import name_of
from edu.portal.content.legal_document.relations import replacements
from edu.portal.content.legal_document.relations import start_of
from edu.portal.core.documents.fields import field_id_of
from edu.portal.core.documents.fields import field_path
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.text.names import title_key
from plone.app.contenttypes.interfaces import IFile
from plone.indexer import indexer
from typing import TypeVar


T = TypeVar("T")


def present(value: T | None) -> T:
    """Return ``value``; raise AttributeError, which the catalogue reads as "no value", when it is empty."""
    if value is None or value == "":
        raise AttributeError("no value to index")
    return value


@indexer(ILegalDocument)
def edu_number(document: ILegalDocument) -> str:
    """The number as written."""
    return present(document.number_raw)


@indexer(ILegalDocument)
def edu_number_key(document: ILegalDocument) -> str:
    """The number in the form in which every writing of it is the same."""
    return present(number_key(document.number_raw or ""))


@indexer(ILegalDocument)
def edu_document_type(document: ILegalDocument) -> str:
    """The id of the kind."""
    return present(document.document_type)


@indexer(ILegalDocument)
def edu_issuing_body(document: ILegalDocument) -> str:
    """The issuing body as written."""
    return present(document.issuing_body)


@indexer(ILegalDocument)
def edu_signer(document: ILegalDocument) -> str:
    """Who signed, as written."""
    return present(document.signer)


@indexer(ILegalDocument)
def edu_field(document: ILegalDocument) -> str:
    """The id of the field of work."""
    return present(field_id_of(document.field_of_work or ""))


@indexer(ILegalDocument)
def edu_sort_key(document: ILegalDocument) -> str:
    """The key that puts summaries in the order of the Vietnamese alphabet."""
    return present(title_key(document.title or ""))


@indexer(ILegalDocument)
def edu_issued(document: ILegalDocument) -> date:
    """The day of issue."""
    return present(document.issued_on)


@indexer(ILegalDocument)
def edu_effective(document: ILegalDocument) -> date:
    """The first day in force, stated or not."""
    return present(start_of(document))


@indexer(ILegalDocument)
def edu_expiry(document: ILegalDocument) -> date:
    """The last day in force: the stated one, or the eve of the replacement, or date.max."""
    return last_day_of(document)


@indexer(ILegalDocument)
def edu_replaced(document: ILegalDocument) -> bool:
    """Whether a public document replaces this one."""
    return bool(replacements(document))


@indexer(ILegalDocument)
def edu_replaced_by(document: ILegalDocument) -> str:
    """How the replacing document is called; "" for none."""
    found = replacements(document)
    return name_of(found[0]) if found else ""


@indexer(ILegalDocument)
def edu_files(document: ILegalDocument) -> tuple[tuple[str, str, int, str], ...]:
    """The files as plain tuples: name, content type, size, relative address."""
    return tuple(tuple(fact) for fact in file_facts(document))


@indexer(IFile)
def edu_files_of_file(content: IFile) -> tuple[tuple[str, str, int, str], ...]:
    """The same column for stock files, so that they stand in the same lists."""
    fact = own_fact(content)
    return (tuple(fact),) if fact is not None else ()


@indexer(ILegalDocument)
def searchable_text(document: ILegalDocument) -> str:
    """Everything a reader may search by, the text of the main file included where it can be read."""
    kind = type_by_id(document.document_type or "")
    words = [
        document.getId(),
        document.title,
        document.description,
        document.number_raw,
        number_key(document.number_raw or "").replace("-", " "),
        kind.title if kind else "",
        document.issuing_body,
        document.signer,
        field_path(document.field_of_work or ""),
        *document.Subject(),
        *(fact.filename for fact in file_facts(document)),
        words_of(document),
    ]
    return " ".join(word for word in words if word)
