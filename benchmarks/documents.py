"""A register of 50,000 documents beside one of 500: list, facets, words; one reader and eight. See ``make bench``."""

from collections.abc import Callable
from datetime import date
from datetime import timedelta
from edu.portal.core.documents.fields import FIELDS
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.document_types import DOCUMENT_TYPES
from edu.portal.core.text.names import title_key
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.testing.layers import EDU_FUNCTIONAL
from measure import fresh_request
from measure import loads
from measure import milliseconds
from measure import site_of
from measure import tell
from plone import api
from plone.app.testing import logout
from plone.indexer.interfaces import IIndexableObject
from statistics import median
from Testing.makerequest import makerequest
from threading import Thread
from time import perf_counter
import transaction
from typing import Any
from uuid import uuid4
from zope.component import getMultiAdapter
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
from zope.interface import implementer


FEW, MANY = 500, 50_000
READERS, TURNS = 8, 5
CACHED_OBJECTS = 30_000
LAST_DAY = date(2026, 11, 20)
SUBJECTS = (
    "tuyển sinh lớp 6",
    "phòng cháy, chữa cháy",
    "tổ chức khai giảng",
    "thu chi học phí",
    "bồi dưỡng giáo viên",
)
QUESTIONS: dict[str, dict[str, str]] = {
    "list": {},
    "facets": {"body": "Cơ quan 1", "year": "2025", "validity": "all"},
    "number": {"number": "289"},
    "words": {"text": "khai giang 288"},
    "last page": {"b_start": "480", "validity": "all"},
}


@implementer(IIndexableObject)
class Row:
    """What the catalogue is told of one document: the values of a true one, some of them its own."""

    def __init__(self, path: tuple[str, ...], **values: Any) -> None:
        self.path = path
        self.__dict__.update(values)

    def getPhysicalPath(self) -> tuple[str, ...]:
        """Return where the document would stand."""
        return self.path


def values_of(catalog: Any, content: Any) -> dict[str, Any]:
    """Return everything that the catalogue asks of ``content``."""
    wrapper = getMultiAdapter((content, catalog), IIndexableObject)
    names = {"effective", "expires", *catalog.schema()}
    for index in catalog.Indexes.objectValues():
        names.update(index.getIndexSourceNames())
    values = {name: getattr(wrapper, name, None) for name in names - {"path", "getPhysicalPath"}}
    plain = {name: value() if callable(value) else value for name, value in values.items()}
    return {name: value for name, value in plain.items() if value is not None}


def fill(folder: Any, start: int, stop: int) -> None:
    """Put rows of documents into the catalogue: its true indexes and columns, without the objects behind them."""
    catalog = api.portal.get_tool("portal_catalog")
    values = values_of(catalog, folder["mau"])
    for place in range(start, stop):
        row = Row((*folder.getPhysicalPath(), f"van-ban-{place}"), **{**values, **_own(place)})
        catalog.catalog_object(row, "/".join(row.path))
        if place % 5000 == 4999:
            transaction.commit()
    transaction.commit()


def _own(place: int) -> dict[str, Any]:
    issued = LAST_DAY - timedelta(days=place * 7 % 1800)
    kind = DOCUMENT_TYPES[place % len(DOCUMENT_TYPES)]
    number = f"{place % 700 + 1}/{kind.abbreviation or 'CV'}-THCSBK{place // 700 or ''}"
    title = f"Văn bản số {place} về việc {SUBJECTS[place % len(SUBJECTS)]}"
    return {
        "Title": title,
        "SearchableText": f"{title} {number}",
        "UID": uuid4().hex,
        "getId": f"van-ban-{place}",
        "id": f"van-ban-{place}",
        "edu_document_type": kind.id,
        "edu_issuing_body": f"Cơ quan {place % 4}",
        "edu_signer": f"Người ký {place % 40}",
        "edu_field": FIELDS[place % len(FIELDS)].id,
        "edu_number": number,
        "edu_number_key": number_key(number),
        "edu_sort_key": title_key(title),
        "edu_issued": issued,
        "edu_effective": issued,
        "edu_expiry": issued + timedelta(days=365) if place % 3 == 0 else NO_EXPIRY,
    }


def asking(folder: Any, form: dict[str, str]) -> Any:
    """Return what renders the register for a question, whole, without the theme."""

    def work() -> str:
        request = fresh_request(folder)
        request.form.update(form)
        return str(api.content.get_view("edu-table", folder, request)())

    return work


def works_of(folder: Any) -> dict[str, Any]:
    """Return the questions as works."""
    return {name: asking(folder, form) for name, form in QUESTIONS.items()}


def yardstick() -> int:
    """A piece of work that never changes: what the machine does besides divides out of the ratios."""
    return sum(number * number for number in range(150_000))


def crowd(visit: Callable[[], None]) -> float:
    """Return the seconds that eight visitors at once need for their visit."""
    done: list[bool] = []

    def come() -> None:
        visit()
        done.append(True)

    threads = [Thread(target=come) for _ in range(READERS)]
    start = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(done) != READERS:
        raise RuntimeError("A reader failed.")
    return perf_counter() - start


def visit(database: Any) -> None:
    """Ask every question some times, on a connection of one's own."""
    connection = database.open()
    try:
        application = makerequest(connection.root()["Application"])
        application.REQUEST["PARENTS"] = [application]
        alsoProvides(application.REQUEST, IEduPortalLayer)
        setRequest(application.REQUEST)
        setSite(application["plone"])
        works = works_of(application["plone"]["van-ban"])
        for _turn in range(TURNS):
            for work in works.values():
                work()
    finally:
        setSite(None)
        setRequest(None)
        transaction.abort()
        connection.close()


def crowd_in_yards(database: Any) -> float:
    """Return how many crowds at the yardstick one crowd of readers is worth, the median of three."""
    crowd(lambda: visit(database))
    return median(crowd(lambda: visit(database)) / crowd(_measure) for _ in range(3))


def _measure() -> None:
    for _turn in range(TURNS * len(QUESTIONS)):
        yardstick()


def after_a_change(folder: Any, work: Any) -> float:
    """Return the milliseconds of the first page after something in the catalogue has changed."""

    def change() -> None:
        folder.reindexObject(idxs=["Title"])
        transaction.commit()

    return milliseconds({"first": work}, rounds=5, before={"first": change})["first"]


def main() -> None:
    """Measure with few documents, then with many, and print how much more the many cost."""
    portal = site_of(EDU_FUNCTIONAL)
    folder = api.content.create(portal, "Folder", id="van-ban", title="Văn bản")
    api.content.transition(folder, "publish")
    pattern = {"document_type": "ke-hoach", "issuing_body": "A", "number_raw": "1/KH", "issued_on": LAST_DAY}
    document = api.content.create(folder, "edu.LegalDocument", id="mau", title="Mẫu", **pattern)
    api.content.transition(document, "publish")
    transaction.commit()
    # As many objects as buildout.cfg gives a server.
    folder._p_jar.db().setCacheSize(CACHED_OBJECTS)
    measured, crowds, changes = [], [], []
    for start, stop in ((1, FEW), (FEW, MANY)):
        fill(folder, start, stop)
        logout()
        works = works_of(folder)
        times = milliseconds({**works, "yardstick": yardstick})
        measured.append({name: times[name] / times["yardstick"] for name in works})
        crowds.append(crowd_in_yards(folder._p_jar.db()))
        changes.append(after_a_change(folder, works["list"]))
        items = max(count for _loaded, count in loads(folder, works, rounds=2).values())
        for name, milli in times.items():
            print(f"{stop:6} documents, {name:10} {milli:7.1f} ms")
        print(f"{stop:6} documents, first page after a change {changes[-1]:7.1f} ms; content items woken: {items}")
        print(f"{stop:6} documents, {READERS} readers together {crowds[-1]:7.2f} times the yardstick")
    ratios = {name: measured[1][name] / measured[0][name] for name in QUESTIONS}
    worst = max(ratios, key=lambda name: ratios[name])
    readers = crowds[1] / crowds[0]
    tell(
        "documents",
        f"The register of {MANY} documents takes {ratios[worst]:.2f} times the processor time of one of {FEW} "
        f"(worst question: {worst}), with {READERS} readers at once {readers:.2f} times.",
        **{name.replace(" ", "_"): ratio for name, ratio in ratios.items()},
        readers=readers,
        more_after_a_change=changes[1] - changes[0],
        content=items,
    )


if __name__ == "__main__":
    main()
