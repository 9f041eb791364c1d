"""Rich texts of the demonstration school, made from plain blocks."""

from collections.abc import Iterable
from html import escape
from plone.app.textfield.value import RichTextValue
from typing import Any


def rich_text(blocks: Iterable[dict[str, Any]]) -> RichTextValue:
    """Return blocks (``h`` heading, ``p`` paragraph, ``list``, ``table``, ``image``) as safe HTML."""
    html = "\n".join(_block(block) for block in blocks)
    return RichTextValue(html, "text/html", "text/x-html-safe")


def paragraphs(texts: Iterable[str]) -> RichTextValue:
    """Return plain paragraphs as HTML."""
    return rich_text({"p": text} for text in texts)


def bullets(texts: Iterable[str]) -> RichTextValue | None:
    """Return a list as HTML, None when it is empty."""
    items = list(texts)
    return rich_text([{"list": items}]) if items else None


def _block(block: dict[str, Any]) -> str:
    if "h" in block:
        return f"<h2>{escape(block['h'])}</h2>"
    if "p" in block:
        return f"<p>{escape(block['p'])}</p>"
    if "list" in block:
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block["list"]) + "</ul>"
    if "image" in block:
        return f'<p><img src="{escape(block["image"])}" alt="{escape(block["alt"])}" /></p>'
    return _table(block["table"])


def _table(table: dict[str, Any]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table["head"])
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in table["rows"])
    caption = escape(table["caption"])
    return (
        f'<table class="table"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(cells: list[str]) -> str:
    first, *rest = (escape(cell) for cell in cells)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)
