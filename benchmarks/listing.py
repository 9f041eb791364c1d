"""How the register compares with Plone's own listing of the same 500 documents, in the same run.

Prints the ratio of the processor times (warm cache, median) and, on an emptied cache, how many objects each page loads
from the database and how many of them are documents. Run with ``make bench``.
"""

from datetime import date
from datetime import timedelta
from edu.portal.content.legal_document.content import LegalDocument
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.testing.layers import EDU_FUNCTIONAL
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.namedfile.file import NamedBlobFile
from statistics import median
from time import process_time
import transaction
from typing import Any
from zope.interface import alsoProvides


DOCUMENTS = 500
ROUNDS = 15
VIEWS = ("edu-table", "listing_view")


def all_layers(layer: Any, known: list[Any] | None = None) -> list[Any]:
    """Return ``layer`` and everything below it, the lowest first."""
    known = [] if known is None else known
    for base in layer.__bases__:
        all_layers(base, known)
    if layer not in known:
        known.append(layer)
    return known


def fill(portal: Any) -> Any:
    """Create the register and return its folder."""
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(portal, "Folder", id="van-ban", title="Văn bản")
    api.content.transition(folder, "publish")
    for place in range(DOCUMENTS):
        document = api.content.create(
            folder,
            "edu.LegalDocument",
            id=f"van-ban-{place}",
            title=f"Kế hoạch số {place} của nhà trường",
            number_raw=f"{place + 1}/KH-THCSBK",
            document_type="ke-hoach",
            issuing_body="Trường THCS Bờ Kênh",
            issued_on=date(2026, 11, 20) - timedelta(days=place),
            file=NamedBlobFile(b"%PDF-1.4", filename=f"van-ban-{place}.pdf"),
        )
        api.content.transition(document, "publish")
    transaction.commit()
    return folder


def render(folder: Any, name: str) -> str:
    """Return the page as a visitor gets it, without the theme."""
    request = folder.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return str(api.content.get_view(name, folder, request)())


def milliseconds(folder: Any, name: str) -> float:
    """Return the median of the processor times on a warm cache."""
    render(folder, name)
    times = []
    for _round in range(ROUNDS):
        start = process_time()
        render(folder, name)
        times.append((process_time() - start) * 1000)
    return median(times)


def loads(folder: Any, name: str) -> tuple[int, int]:
    """Return how many objects, and how many documents, one page loads on an emptied cache."""
    connection = folder._p_jar
    transaction.abort()
    connection.cacheMinimize()
    connection.getTransferCounts(clear=True)
    render(folder, name)
    loaded, _stored = connection.getTransferCounts(clear=True)
    documents = [entry for _oid, entry in connection._cache.lru_items() if isinstance(entry, LegalDocument)]
    return loaded, len(documents)


def main() -> None:
    """Set up a site, measure both views, print."""
    stack = all_layers(EDU_FUNCTIONAL)
    for layer in stack:
        layer.setUp()
    for layer in stack:
        layer.testSetUp()
    portal = EDU_FUNCTIONAL["portal"]
    setRoles(portal, TEST_USER_ID, ["Manager"])
    login(portal, TEST_USER_NAME)
    folder = fill(portal)
    logout()
    times = {name: milliseconds(folder, name) for name in VIEWS}
    counts = {name: loads(folder, name) for name in VIEWS}
    for name in VIEWS:
        loaded, documents = counts[name]
        print(f"{name:13} {times[name]:7.1f} ms   {loaded:5} objects loaded, {documents:3} of them documents")
    print(f"ratio of time {times['edu-table'] / times['listing_view']:.2f} with {DOCUMENTS} documents, 20 on the page")


if __name__ == "__main__":
    main()
