"""Cards for address books: vCard 4.0 (RFC 6350)."""

from collections.abc import Iterator
from dataclasses import dataclass


MEDIA_TYPE = "text/vcard; charset=utf-8"
LINE = 75


@dataclass(frozen=True)
class Contact:
    """What a card says; empty values are left out. ``phones`` are ``tel:`` addresses."""

    name: str
    position: str = ""
    school: str = ""
    unit: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    url: str = ""


def write_vcard(contact: Contact) -> bytes:
    """Return the card in UTF-8, lines folded at 75 octets and ended by CR LF as the standard wants."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(contact)).encode()


def _lines(contact: Contact) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:individual"
    yield f"FN:{_escaped(contact.name)}"
    yield f"N:{_name_parts(contact.name)}"
    if contact.school or contact.unit:
        yield "ORG:" + ";".join(_escaped(part) for part in (contact.school, contact.unit) if part)
    if contact.position:
        yield f"TITLE:{_escaped(contact.position)}"
    for phone in contact.phones:
        yield f'TEL;VALUE=uri;TYPE="work,voice":{phone}'
    if contact.email:
        yield f"EMAIL;TYPE=work:{_escaped(contact.email)}"
    if contact.url:
        yield f"URL:{contact.url}"
    yield "LANG:vi"
    yield "END:VCARD"


def _name_parts(name: str) -> str:
    """Family name, given name, middle names: a Vietnamese name is written family name first, given name last."""
    words = [_escaped(word) for word in name.split()]
    family = words[0] if len(words) > 1 else ""
    given = words[-1] if words else ""
    return f"{family};{given};{' '.join(words[1:-1])};;"


def _escaped(text: str) -> str:
    plain = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    return plain.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of more than 75 octets goes on behind a blank; no character is cut."""
    parts: list[str] = []
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + octets
    return "\r\n".join([*parts, part])
