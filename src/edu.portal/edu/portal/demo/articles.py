"""News, pages and links of the demonstration school."""

from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.builder import picture
from edu.portal.demo.texts import paragraphs
from edu.portal.demo.texts import rich_text
from typing import Any


LINK_DAYS = 120


def add_news(builder: Builder) -> None:
    """Add news and notices, with their pictures."""
    for data in load("news"):
        folder = builder.section(data["section"])
        if folder is None:
            continue
        fields: dict[str, Any] = {"subject": tuple(data.get("tags", ()))}
        if data["picture"]:
            fields.update(image=picture(data["picture"]), image_caption=data["alt"])
        fields.update(_stated(builder, data))
        builder.add(
            folder,
            "News Item",
            builder.fill(data["title"]),
            data["days"],
            description=builder.fill(data["summary"]),
            text=paragraphs(builder.fill(text) for text in data["text"]),
            **fields,
        )


def _stated(builder: Builder, data: dict[str, Any]) -> dict[str, Any]:
    """Return what an article states beside its text: urgency, audience, term, author, consent."""
    fields = {
        "urgent": data.get("urgent", False),
        "audience": set(data.get("audience", ())),
        "classes": data.get("classes"),
        "shown_author": data.get("author"),
        "consent": data.get("consent"),
    }
    days = {"shown_until": data.get("until"), "take_down": data.get("take_down")}
    ends = {name: builder.calendar.ago(-count) for name, count in days.items() if count is not None}
    return {name: value for name, value in fields.items() if value} | ends


def add_pages(builder: Builder) -> None:
    """Add the pages; a picture of a page is an image beside it."""
    for data in load("pages"):
        folder = builder.section(data["section"])
        if folder is None:
            continue
        blocks = _filled(builder, data["blocks"])
        page, is_new = builder.add(
            folder,
            "Document",
            builder.fill(data["title"]),
            data["days"],
            description=builder.fill(data["summary"]),
            text=rich_text(blocks),
        )
        if is_new and "image" in data:
            name, alt = data["image"]
            image, _new = builder.add(folder, "Image", alt, data["days"], name=name, image=picture(name))
            shown = {"image": f"resolveuid/{image.UID()}/@@images/image/large", "alt": alt}
            page.text = rich_text([shown, *blocks])
            page.reindexObject(idxs=["SearchableText"])


def _filled(builder: Builder, value: Any) -> Any:
    """Return blocks with the dates put into all their texts."""
    if isinstance(value, str):
        return builder.fill(value)
    if isinstance(value, list):
        return [_filled(builder, item) for item in value]
    return {name: _filled(builder, item) for name, item in value.items()}


def add_links(builder: Builder) -> None:
    """Add the lists of links."""
    for section, links in load("links").items():
        folder = builder.section(section)
        if folder is None:
            continue
        for data in links:
            builder.add(folder, "Link", data["title"], LINK_DAYS, description=data["summary"], remoteUrl=data["url"])
