"""How the register compares with Plone's own listing of the same 500 documents. Run with ``make bench``."""

from datetime import date
from datetime import timedelta
from edu.portal.testing.layers import EDU_FUNCTIONAL
from measure import loads
from measure import milliseconds
from measure import page
from measure import site_of
from measure import tell
from plone import api
from plone.app.testing import logout
from plone.namedfile.file import NamedBlobFile
import transaction
from typing import Any


DOCUMENTS = 500
OURS, STOCK = "edu-table", "listing_view"


def fill(portal: Any) -> Any:
    """Create the register and return its folder."""
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
            file=NamedBlobFile("Nội dung".encode(), "text/plain", f"van-ban-{place}.txt"),
        )
        api.content.transition(document, "publish")
    transaction.commit()
    return folder


def main() -> None:
    """Fill a site, measure both views, print."""
    folder = fill(site_of(EDU_FUNCTIONAL))
    logout()
    works = {name: page(folder, name) for name in (OURS, STOCK)}
    times = milliseconds(works)
    counts = loads(folder, works)
    for name, (loaded, items) in counts.items():
        print(f"{name:13} {times[name]:7.1f} ms   {loaded:5} objects loaded, {items:3} of them content")
    ratio = times[OURS] / times[STOCK]
    tell(
        "listing",
        f"The register of {DOCUMENTS} documents takes {ratio:.2f} times the processor time of Plone's listing.",
        ratio=ratio,
        content=counts[OURS][1],
        content_stock=counts[STOCK][1],
    )


if __name__ == "__main__":
    main()
