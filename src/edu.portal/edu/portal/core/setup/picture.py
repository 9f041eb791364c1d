"""The crest as it comes in: a data URL (RFC 2397, with the file's name as browsers' forms put it) or bytes."""

from base64 import b64decode
from base64 import b64encode
import binascii
from dataclasses import dataclass
from edu.portal.core.text.unicode import slug
from edu.portal.core.unit.crest import LIMIT
from edu.portal.core.unit.crest import picture_type
from urllib.parse import unquote


_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/svg+xml": "svg"}
_LONGEST_NAME = 60
# Base64 writes three bytes as four characters.
_LONGEST_DATA = LIMIT * 4 // 3 + 4


class PictureFault(ValueError):
    """The crest cannot be shown; ``kind`` is ``picture-too-large`` or ``no-picture``."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that browsers show, small enough for every page, under a plain file name."""

    name: str
    media_type: str
    data: bytes

    def data_url(self) -> str:
        """Return the picture as one text."""
        return f"data:{self.media_type};name={self.name};base64,{b64encode(self.data).decode('ascii')}"


def read_picture(value: object) -> Picture:
    """Return the picture of a data URL or of the bytes of a file; what it is, its content decides.

    Raises ``PictureFault`` for what is too large (512 kB, as in the panel of the unit) or no PNG, JPEG, WebP or SVG.
    """
    name, data = "", value
    if isinstance(value, str):
        name, data = _read_data_url(value)
    if not isinstance(data, bytes):
        raise PictureFault("no-picture")
    if len(data) > LIMIT:
        raise PictureFault("picture-too-large")
    media_type = picture_type(data)
    if not media_type:
        raise PictureFault("no-picture")
    stem = slug(name.rpartition(".")[0], _LONGEST_NAME) or "huy-hieu"
    return Picture(f"{stem}.{_ENDINGS[media_type]}", media_type, data)


def _read_data_url(text: str) -> tuple[str, bytes]:
    head, comma, body = text.partition(",")
    if not comma or not head.startswith("data:") or not head.endswith(";base64"):
        raise PictureFault("no-picture")
    if len(body) > _LONGEST_DATA:
        raise PictureFault("picture-too-large")
    names = [part.removeprefix("name=") for part in head.split(";") if part.startswith("name=")]
    try:
        return unquote(names[0]) if names else "", b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        raise PictureFault("no-picture") from None
