"""Vietnamese telephone numbers: what is a landline, and how to dial it from anywhere."""

import re


_NOISE = re.compile(r"[\s().\-–/]+")
_LANDLINE = re.compile(r"02[0-9]{9}")
_DIALLABLE = re.compile(r"0[0-9]{9,10}|1[89]00[0-9]{4,6}")


def _national(number: str) -> str:
    digits = _NOISE.sub("", number)
    return re.sub(r"^(?:\+84|0084)\(?0?", "0", digits)


def is_landline(number: str) -> bool:
    """Tell whether the text is one Vietnamese landline number: area code 02x or 02xx, eleven digits together.

    The letters on school portals ask for a fixed line beside address and e-mail, so a mobile number is no answer.
    """
    return _LANDLINE.fullmatch(_national(number)) is not None


def tel_uri(number: str) -> str:
    """Return the RFC 3966 link of a number, or "" when the text is not one number."""
    national = _national(number)
    if not _DIALLABLE.fullmatch(national):
        return ""
    return "tel:+84" + national[1:] if national.startswith("0") else "tel:" + national
