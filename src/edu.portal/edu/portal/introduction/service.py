"""Use cases of the page that introduces the school: find it, check it, write on it."""

from collections.abc import Mapping
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.introduction.check import check_page
from edu.portal.core.introduction.draft import complete
from edu.portal.core.introduction.draft import compose
from edu.portal.core.introduction.draft import picture_markup
from edu.portal.core.introduction.model import LONGEST
from edu.portal.core.introduction.model import SHORTEST
from edu.portal.core.introduction.model import Report
from edu.portal.mandate import service as mandate
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobImage
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


SECTION = "gioi-thieu-nha-truong"
LENGTH_RULE = "text-length"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


class NotAPicture(ValueError):
    """The bytes are no picture that browsers show."""


def find_page(folder: Any) -> Any | None:
    """Return the page of the section that visitors see, else the first draft that the user sees, else None."""
    brains = api.content.find(context=folder, depth=1, portal_type="Document", sort_on="getObjPositionInParent")
    shown = next((brain for brain in brains if brain.review_state == "published"), None)
    chosen = shown or next(iter(brains), None)
    return chosen.getObject() if chosen is not None else None


def check_section(folder: Any) -> Report:
    """Return what is there and what is missing on the page of the section."""
    return check_document(find_page(folder))


def check_document(page: Any | None) -> Report:
    """Return what is there and what is missing on a page; without one, everything is missing."""
    shortest, longest = word_limits()
    if page is None:
        return check_page("", None, clock.today(), shortest=shortest, longest=longest)
    modified = page.modified().asdatetime().astimezone(VIETNAM).date()
    return check_page(_html(page), modified, clock.today(), shortest=shortest, longest=longest)


def word_limits() -> tuple[int, int]:
    """Return how many words the page should have, at least and at most, by the letters of the site."""
    for criterion in mandate.resolved_mandate(api.portal.get()).criteria:
        if criterion.section == SECTION and criterion.rule == LENGTH_RULE:
            return int(criterion.param("min-words", str(SHORTEST))), int(criterion.param("max-words", str(LONGEST)))
    return SHORTEST, LONGEST


def demands() -> dict[str, tuple[str, str]]:
    """Return for each row of the requirements that speaks of the page the letter with its place, and what it says."""
    resolved = mandate.resolved_mandate(api.portal.get())
    numbers = {source.id: source.number for source in resolved.sources}
    section = resolved.section(SECTION)
    citations = list(section.citations) if section else []
    citations += [cite for item in resolved.criteria if item.section == SECTION for cite in item.citations]
    found: dict[str, tuple[str, str]] = {}
    for cite in citations:
        if cite.row and cite.quote:
            found.setdefault(cite.row, (f"{numbers.get(cite.source, cite.source)}, {cite.at}", cite.quote))
    return found


def make_picture(name: str, data: bytes) -> NamedBlobImage:
    """Return an uploaded picture. Raises NotAPicture for anything that browsers do not show as one."""
    image = NamedBlobImage(data, filename=name)
    if image.contentType not in PICTURES or image.getImageSize()[0] < 1:
        raise NotAPicture(name)
    return image


def write_page(
    folder: Any, page: Any | None, texts: Mapping[str, str], picture: NamedBlobImage | None, alternative: str
) -> Any:
    """Put what was typed (by topic) and a picture into the page of the section and return the page.

    A new page is a draft under the title of the section; on one that is there nothing is changed or removed.
    """
    markup = _add_picture(folder, picture, alternative) if picture is not None else ""
    if page is None:
        html = compose(texts, markup)
        return api.content.create(folder, "Document", safe_id=True, title=folder.title, text=_rich(html))
    page.text = _rich(complete(_html(page), texts, markup))
    notify(ObjectModifiedEvent(page))
    return page


def _add_picture(folder: Any, picture: NamedBlobImage, alternative: str) -> str:
    image = api.content.create(folder, "Image", safe_id=True, title=alternative, image=picture)
    return picture_markup(f"resolveuid/{image.UID()}/@@images/image/large", alternative)


def _html(page: Any) -> str:
    text = getattr(page, "text", None)
    return (text.raw or "") if text is not None else ""


def _rich(html: str) -> RichTextValue:
    return RichTextValue(html, "text/html", "text/x-html-safe")
