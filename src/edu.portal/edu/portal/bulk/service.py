"""Use cases of importing many documents: keep the upload, say what it would do, do it, take it back; copy one."""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from datetime import datetime
from edu.portal.bulk.archive import Archive
from edu.portal.bulk.archive import ArchiveError
from edu.portal.bulk.store import DONE
from edu.portal.bulk.store import UNDONE
from edu.portal.bulk.store import Import
from edu.portal.bulk.store import add_import
from edu.portal.core.documents.sheet import Plan
from edu.portal.core.documents.sheet import Problem
from edu.portal.core.documents.sheet import Row
from edu.portal.core.documents.sheet import plan_import
from edu.portal.core.text.document_number import number_key
from edu.portal.settings.unit import read_unit
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.reader import read_table
from plone import api
from plone.namedfile.file import NamedBlobFile
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.event import notify
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import ObjectModifiedEvent


DOCUMENT = "edu.LegalDocument"
COPIED = ("title", "document_type", "issuing_body", "signer", "signer_title", "field_of_work", "description")


def keep_upload(
    folder: Any, sheet: tuple[str, bytes], archive: tuple[str, bytes] | None, user: str, now: datetime
) -> Import:
    """Keep a sheet and an archive (name, bytes) for a later import into ``folder`` and return what is kept."""
    found = Import(
        folder.UID(),
        user,
        now,
        NamedBlobFile(sheet[1], filename=sheet[0]),
        NamedBlobFile(archive[1], filename=archive[0]) if archive else None,
    )
    add_import(api.portal.get(), found)
    return found


def plan_upload(kept: Import) -> Plan:
    """Return what importing ``kept`` would do. A file that cannot be read is a problem of the plan."""
    try:
        table = read_table(kept.sheet.data, kept.sheet.filename, merged=True)
    except SheetError as error:
        return Plan(problems=(Problem(0, "", f"sheet-{error.code}"),))
    try:
        with _archive_of(kept) as archive:
            names = archive.names() if archive is not None else ()
    except ArchiveError as error:
        return Plan(problems=(Problem(0, "", f"archive-{error.code}"),))
    values = [[cell.value if not cell.problem else cell.text for cell in row] for row in table.rows]
    return plan_import(values, names, read_unit().name, _taken())


def run_import(folder: Any, kept: Import, publish: bool = False) -> int:
    """Make the documents of the rows without an error and return how many.

    ``publish`` shows them at once, as far as the user may do that. Raises ArchiveError when a file of the archive is
    damaged; the transaction is to be aborted then.
    """
    plan = plan_upload(kept)
    with _archive_of(kept) as archive:
        made = [_make(folder, row, archive) for row in plan.rows]
    for row, document in zip(plan.rows, made, strict=True):
        _relate(document, row)
        if publish:
            _publish(document)
    kept.made = tuple((document.UID(), _stamp(document)) for document in made)
    kept.close(DONE)
    return len(made)


def undo_import(kept: Import) -> tuple[int, int]:
    """Delete what the import made; return how many documents went and how many stay because they were changed."""
    found = [(api.content.get(UID=uid), stamp) for uid, stamp in kept.made]
    present = [(document, stamp) for document, stamp in found if document is not None]
    # Deleting one changes those that name it, so all are looked at before the first goes.
    going = [document for document, stamp in present if _stamp(document) == stamp and _may_delete(document)]
    for document in going:
        api.content.delete(document, check_linkintegrity=False)
    stay = len(present) - len(going)
    kept.kept = stay
    kept.close(UNDONE)
    return len(going), stay


def copy_document(document: Any) -> Any:
    """Return a new private document beside ``document`` with what stays the same from one year to the next.

    Number, dates, files and relations are left empty; the day of issue is that of today's form.
    """
    values = {name: getattr(document, name, None) for name in COPIED}
    return api.content.create(document.aq_parent, DOCUMENT, safe_id=True, **values)


@contextmanager
def _archive_of(kept: Import) -> Iterator[Archive | None]:
    """The archive while it is used, as a copy: the database does not commit while one of its files is open."""
    if kept.archive is None:
        yield None
        return
    with TemporaryFile() as copy:
        with kept.archive.open() as source:
            copyfileobj(source, copy)
        yield Archive(copy)


def _taken() -> set[tuple[str, int]]:
    catalog = api.portal.get_tool("portal_catalog")
    found = set()
    for brain in catalog.searchResults(portal_type=DOCUMENT):
        if isinstance(brain.edu_number, str) and isinstance(brain.edu_issued, date):
            found.add((number_key(brain.edu_number), brain.edu_issued.year))
    return found


def _make(folder: Any, row: Row, archive: Archive | None) -> Any:
    main, *others = row.files or ("",)
    document = api.content.create(
        folder,
        DOCUMENT,
        safe_id=True,
        title=" ".join(row.title.split()),
        number_raw=row.number,
        document_type=row.type,
        issuing_body=row.body,
        issued_on=row.issued,
        effective_on=row.effective,
        expires_on=row.expires,
        received_on=row.received,
        signer=row.signer or None,
        signer_title=row.signer_title or None,
        field_of_work=row.field or None,
        description=row.note,
        file=_file(archive, main) if main else None,
    )
    for name in others:
        file = _file(archive, name)
        api.content.create(document, "File", safe_id=True, title=file.filename, file=file)
    return document


def _file(archive: Archive | None, name: str) -> NamedBlobFile:
    if archive is None:
        raise ArchiveError("broken")
    return NamedBlobFile(archive.read(name), filename=name.replace("\\", "/").rpartition("/")[2])


def _relate(document: Any, row: Row) -> None:
    intids = getUtility(IIntIds)
    found = [brain for number in row.replaces for brain in _numbered(number) if document.UID() != brain.UID]
    if found:
        document.replaces = [RelationValue(intids.getId(brain.getObject())) for brain in found]
        notify(ObjectModifiedEvent(document))


def _numbered(number: str) -> Iterable[Any]:
    """The one document of that number; none where the number does not tell which."""
    key = number_key(number)
    found = api.content.find(portal_type=DOCUMENT, edu_number_key=key) if key else ()
    return found if len(found) == 1 else ()


def _publish(document: Any) -> None:
    tool = api.portal.get_tool("portal_workflow")
    if any(action["id"] == "publish" for action in tool.listActionInfos(object=document)):
        api.content.transition(document, "publish")


def _may_delete(document: Any) -> bool:
    return bool(api.user.has_permission("Delete objects", obj=document))


def _stamp(document: Any) -> str:
    # In words a moment at the end of a second may read differently once it was stored.
    return str(document.modified().micros())
