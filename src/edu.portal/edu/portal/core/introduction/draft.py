"""The text of the page as it is put together from what somebody typed under each heading."""

from collections.abc import Mapping
from collections.abc import Sequence
from edu.portal.core.introduction.check import speaks_of
from edu.portal.core.introduction.model import TOPICS
from edu.portal.core.introduction.model import Topic
from html import escape
import re


_LIST = re.compile(r"^\s*[-–•*+]\s+")


def compose(texts: Mapping[str, str], picture: str = "", topics: Sequence[Topic] = TOPICS) -> str:
    """Return HTML with a heading for every topic whose text (by topic id) is not empty, in the order of the letter.

    ``picture`` is markup that goes first. A heading without a text is left out: visitors never see one.
    """
    parts = [picture] if picture else []
    for topic in topics:
        body = paragraphs(texts.get(topic.id, ""))
        if body:
            parts.append(f"<h2>{escape(topic.heading)}</h2>\n{body}")
    return "\n".join(parts)


def complete(html: str, texts: Mapping[str, str], picture: str = "", topics: Sequence[Topic] = TOPICS) -> str:
    """Return the page ``html`` with what was typed since: below its empty heading where it has one, else at the end.

    Nothing that is there is changed or removed.
    """
    late: dict[str, str] = {}
    for topic in topics:
        body = paragraphs(texts.get(topic.id, ""))
        if body:
            html, was_put = _below_heading(html, topic, body)
            if not was_put:
                late[topic.id] = texts[topic.id]
    end = compose(late, "", topics)
    return "\n".join(part for part in (picture, html, end) if part)


def picture_markup(source: str, alternative: str) -> str:
    """Return the picture as a paragraph of the page."""
    return f'<p><img src="{escape(source)}" alt="{escape(alternative)}" class="image-richtext" loading="lazy" /></p>'


def paragraphs(text: str) -> str:
    """Return plain text as HTML: blank lines part paragraphs, lines that begin with a dash become a list."""
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        run: list[str] = []
        items: list[str] = []
        for line in (line for line in block.split("\n") if line.strip()):
            (items if _LIST.match(line) else run).append(escape(_LIST.sub("", line).strip(), quote=False))
        if run:
            found.append(f"<p>{'<br />'.join(run)}</p>")
        if items:
            found.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
    return "\n".join(found)


def _below_heading(html: str, topic: Topic, body: str) -> tuple[str, bool]:
    for match in re.finditer(r"<h([2-6])(?:\s[^<>]*)?>([\s\S]{0,500}?)</h\1\s*>", html, re.IGNORECASE):
        if speaks_of(re.sub(r"<[^<>]*>", "", match[2]), topic):
            return f"{html[: match.end()]}\n{body}{html[match.end() :]}", True
    return html, False
