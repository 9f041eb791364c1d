"""How searching compares with Plone's own search on the same 2,000 documents. Run with ``make bench``.

Both sides answer the same words typed with diacritics: Plone through its own page and its own text index, the portal
through its page, which also ranks, marks the words and shows where a hit stands.
"""

from datetime import date
from datetime import timedelta
from edu.portal.search.indexes import use_own_lexicon
from edu.portal.search.indexes import use_stock_lexicon
from edu.portal.testing.layers import EDU_FUNCTIONAL
from itertools import cycle
from itertools import islice
from measure import fresh_request
from measure import loads
from measure import milliseconds
from measure import site_of
from measure import tell
from plone import api
from plone.app.testing import logout
import Products.CMFPlone.browser.search as stock_module
from Products.CMFPlone.browser.search import AjaxSearch
from Products.CMFPlone.browser.search import Search
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import transaction
from typing import Any


DOCUMENTS = 2000
WORDS = (
    "tuyển sinh lớp sáu",
    "thi giữa kỳ một",
    "an toàn giao thông",
    "phòng chống đuối nước",
    "công khai tài chính",
    "bồi dưỡng giáo viên",
    "hội khỏe phù đổng",
    "y tế học đường",
)
QUESTION = "kế hoạch hội khoẻ"
BEGUN = "kế hoạch tuy"


class StockSearch(Search):
    """Plone's page with Plone's template, whatever layer the request has."""

    template = ViewPageTemplateFile("templates/search.pt", _prefix=stock_module.__file__.rpartition("/")[0])

    def __call__(self) -> str:
        return str(self.template())


def fill(portal: Any) -> None:
    """Create the documents in folders of a hundred, as they are in a site."""
    subjects = cycle(WORDS)
    folder = None
    for place in range(DOCUMENTS):
        if place % 100 == 0:
            folder = api.content.create(portal, "Folder", id=f"muc-{place}", title=f"Mục {place // 100}")
            api.content.transition(folder, "publish")
        document = api.content.create(
            folder,
            "edu.LegalDocument",
            id=f"van-ban-{place}",
            title=f"Kế hoạch {next(subjects)} năm {2000 + place % 27}",
            description=" ".join(islice(cycle(WORDS), place % 8, place % 8 + 12)),
            number_raw=f"{place + 1}/KH-THCSBK",
            document_type="ke-hoach",
            issuing_body="Trường THCS Bờ Kênh",
            issued_on=date(2026, 11, 20) - timedelta(days=place),
        )
        api.content.transition(document, "publish")
    transaction.commit()


def asked(context: Any, **form: str) -> Any:
    """Return a request in which a visitor asks."""
    request = fresh_request(context)
    request.form.update(form)
    return request


def main() -> None:
    """Fill a site, measure pages and suggestions of both, each on its own index, print."""
    portal = site_of(EDU_FUNCTIONAL)
    fill(portal)

    def ours() -> str:
        return str(api.content.get_view("search", portal, asked(portal, SearchableText=QUESTION))())

    def our_suggestions() -> str:
        return str(api.content.get_view("edu-suggest", portal, asked(portal, SearchableText=BEGUN))())

    def stock() -> str:
        return str(StockSearch(portal, asked(portal, SearchableText=QUESTION))())

    def stock_suggestions() -> str:
        return str(AjaxSearch(portal, asked(portal, SearchableText=BEGUN, perPage="8"))())

    times, counts = {}, {}
    for prepare, works in (
        (use_own_lexicon, {"search": ours, "suggestions": our_suggestions}),
        (use_stock_lexicon, {"stock search": stock, "stock suggestions": stock_suggestions}),
    ):
        prepare(portal)
        transaction.commit()
        logout()
        times.update(milliseconds(works))
        counts.update(loads(portal, works))
    for name, time in times.items():
        loaded, items = counts[name]
        print(f"{name:18} {time:7.1f} ms   {loaded:5} objects loaded, {items:3} of them content")
    search = times["search"] / times["stock search"]
    suggestions = times["suggestions"] / times["stock suggestions"]
    tell(
        "search",
        f"Among {DOCUMENTS} documents a page of results takes {search:.2f} times, suggestions {suggestions:.2f} times "
        "the processor time of Plone's own.",
        search=search,
        suggestions=suggestions,
        content=counts["search"][1],
        content_stock=counts["stock search"][1],
    )


if __name__ == "__main__":
    main()
