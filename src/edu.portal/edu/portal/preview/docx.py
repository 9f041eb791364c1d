"""DOCX: headings, paragraphs, lists, tables and pictures as HTML. Macros and outside links are not followed."""

from edu.portal.preview import pictures
from edu.portal.preview.archive import check_archive
from edu.portal.preview.markup import clean
from edu.portal.preview.markup import words_of
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import CUT_TEXT
from edu.portal.preview.model import EMPTY
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Picture
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
import io
from typing import Any


_WIDEST = 900
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
u => u
strike => s
"""


def read_docx(data: bytes, limits: Limits) -> Preview:
    """Return the preview of a DOCX. Raises PreviewError for a hostile, damaged or empty one."""
    import mammoth

    check_archive(data, limits)
    collected = _Pictures(limits)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            convert_image=mammoth.images.img_element(collected.add),
            style_map=_STYLES,
            external_file_access=False,
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise PreviewError(BROKEN, f"{type(error).__name__}: {error}") from error
    source = result.value
    notes = (CUT_TEXT,) if len(source) > limits.html else ()
    content = clean(source[: limits.html])
    text = words_of(content)[: limits.text_length]
    if not text and not collected.found:
        raise PreviewError(EMPTY)
    return Preview("html", html=content, pictures=tuple(collected.found), text=text, has_text=bool(text), notes=notes)


class _Pictures:
    """Takes the pictures of the text out of it; one that cannot be shown leaves its description."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.found: list[Picture] = []

    def add(self, image: Any) -> dict[str, str]:
        """Return the attributes of the element that shows ``image``."""
        if len(self.found) >= self.limits.pictures:
            return {}
        try:
            with image.open() as opened:
                shown = pictures.fitted(pictures.opened(opened.read(), self.limits), _WIDEST)
        except (PreviewError, OSError, KeyError):
            return {}
        self.found.append(pictures.encoded(shown))
        number = len(self.found) - 1
        return {"src": f"edu:{number}", "width": str(shown.width), "height": str(shown.height)}
