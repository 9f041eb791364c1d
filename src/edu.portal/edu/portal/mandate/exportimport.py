"""The GenericSetup step ``edu.portal.mandate``: ``mandate/*.xml`` of any profile."""

from collections.abc import Iterable
from edu.portal.core.mandate.lint import Known
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.merge import replace_documents
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.writer import write_document
from edu.portal.mandate.rules import known_rules
from edu.portal.mandate.store import load_documents
from edu.portal.mandate.store import save_documents
from pathlib import Path
from plone import api
import sys
from typing import Any
from zope.component import queryUtility
from zope.schema.interfaces import IVocabularyFactory


FOLDER = "mandate"
COLUMN_SETS = "edu.portal.ColumnSets"


def import_mandate(context: Any) -> None:
    """Store the documents of a profile in place of those of the same id.

    ``context`` is the import context of GenericSetup. Raises ``MandateError`` naming file and line of every problem,
    and stores nothing, when a file cannot be read or the whole would no longer be consistent.
    """
    names = [name for name in context.listDirectory(FOLDER) or () if name.endswith(".xml")]
    if not names:
        return
    portal = context.getSite()
    place = f"{profile_name(portal, context)}{FOLDER}"
    imported = read_files((f"{place}/{name}", context.readDataFile(name, FOLDER)) for name in sorted(names))
    documents = replace_documents(load_documents(portal), imported)
    problems = lint(merge(documents.values()), known_names(), known_rules())
    if problems:
        raise MandateError(problems)
    save_documents(portal, documents)
    context.getLogger("edu.portal.mandate").info("%s document(s) of the mandate imported", len(imported))


def profile_name(portal: Any, context: Any) -> str:
    """Return the profile that is imported as ``so_vidu:default/``, for messages; "" for an archive."""
    folder = getattr(context, "_profile_path", None)
    for info in portal.portal_setup.listProfileInfo() if folder else ():
        package = sys.modules.get(info["product"])
        if package and Path(package.__path__[0], info["path"]) == Path(folder):
            return f"{info['id']}/"
    return ""


def read_files(files: Iterable[tuple[str, bytes]]) -> list[Document]:
    """Read files given as name and content. Raises one ``MandateError`` with the problems of all of them."""
    documents, problems = [], []
    for name, content in files:
        try:
            documents.append(read_document(content, name))
        except MandateError as error:
            problems.extend(error.problems)
    if problems:
        raise MandateError(problems)
    return documents


def known_names() -> Known:
    """Return the names that presentations may use on this site."""
    types = api.portal.get_tool("portal_types")
    factory = queryUtility(IVocabularyFactory, COLUMN_SETS)
    return Known(
        portal_types=frozenset(types.objectIds()),
        views=frozenset(types["Folder"].view_methods),
        column_sets=frozenset(term.value for term in factory(api.portal.get())) if factory else None,
    )


def export_mandate(context: Any) -> None:
    """Write each stored document as ``mandate/<id>.xml``."""
    for key, document in load_documents(context.getSite()).items():
        context.writeDataFile(f"{key}.xml", write_document(document).encode(), "text/xml", FOLDER)
