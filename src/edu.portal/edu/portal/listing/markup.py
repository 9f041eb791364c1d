"""The two parts of a register page that repeat hundreds of times, written as HTML at once: options and cells.

A page template evaluates an expression for each attribute, which was half the time of the page.
"""

from edu.portal.listing.choices import Option
from edu.portal.listing.columns import Cell
from edu.portal.listing.columns import FileLink
from html import escape


def option_html(option: Option, title: str) -> str:
    """Return one option of a selection; ``title`` is its translated name."""
    selected = ' selected="selected"' if option.selected else ""
    count = f" ({option.count})" if option.count is not None else ""
    return f'<option value="{escape(option.value)}"{selected}>{escape(title)}{count}</option>'


def cell_html(cell: Cell, css: str, label: str, tag: str) -> str:
    """Return one cell of a table; ``tag`` marks an item that visitors do not see yet, "" for none."""
    mark = f' <span class="edu-tag">{escape(tag)}</span>' if tag else ""
    return f'<td class="{escape(css)}" data-label="{escape(label)}">{_content(cell)}{mark}</td>'


def _content(cell: Cell) -> str:
    text = escape(cell.text)
    kind = cell.kind
    if kind == "link":
        return f'<a href="{escape(cell.href)}">{text}</a>'
    if kind == "time":
        return f'<time datetime="{escape(cell.moment)}">{text}</time>'
    if kind == "state":
        return f'<span class="{escape(cell.state)}">{text}</span>'
    if kind == "files":
        return f'<ul class="edu-cell-files">{"".join(_file(link) for link in cell.files)}</ul>'
    return text


def _file(link: FileLink) -> str:
    name = escape(link.name)
    size = f" <small>{escape(link.size)}</small>" if link.size else ""
    return (
        f'<li><a class="edu-file" href="{escape(link.href)}" title="{name}">{escape(link.kind) or name} '
        f'<span class="edu-visually-hidden">{name}</span></a>{size}</li>'
    )
