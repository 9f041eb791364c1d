"""Find out in which character set a feed is really written, whatever it says."""

from edu.portal.core.text.unicode import to_nfc
import re


BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DECLARED = re.compile(rb"""^[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
IN_HEADER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
UNKNOWN = "\ufffd"

# TCVN 5712:1993 VN3, the "ABC" fonts of the nineties; Python has no codec for it.
TCVN3_BYTES = (
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaeb"
    "ecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TCVN3 = dict(zip(bytes.fromhex(TCVN3_BYTES), TCVN3_LETTERS, strict=True))
VIETNAMESE = frozenset(TCVN3_LETTERS + TCVN3_LETTERS.upper())
PUNCTUATION = frozenset("“”‘’…–—•°²³½«»×§©\u00a0")


def decode_feed(content: bytes, content_type: str) -> str:
    """Return the text of the bytes. Never raises.

    Bytes that are valid UTF-8 are UTF-8, whatever header and prolog say: Vietnamese text of another set never is. A
    few broken places (titles cut in the middle of a letter) change nothing about that. The declared set comes next;
    what remains is Windows-1258 or TCVN3, whichever reads more like Vietnamese.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, errors="replace")
    if content[1:2] == b"\0" or content[:1] == b"\0":
        return content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", errors="replace")
    text = content.decode("utf-8", errors="replace")
    if UNKNOWN not in text or text.count(UNKNOWN) * 10 <= sum(character > "\x7f" for character in text):
        return text
    return _declared(content, content_type) or _likeliest(content)


def _declared(content: bytes, content_type: str) -> str:
    in_header, in_prolog = IN_HEADER.search(content_type), DECLARED.search(content.lstrip()[:200])
    names = [in_prolog.group(1).decode("ascii")] if in_prolog else []
    names += [in_header.group(1)] if in_header else []
    for name in names:
        if name.casefold().startswith(("utf", "us-ascii", "iso-8859-1", "windows-1252")):
            # Those are what programs write without looking.
            continue
        try:
            return to_nfc(content.decode(name))
        except (LookupError, UnicodeError):
            continue
    return ""


def _likeliest(content: bytes) -> str:
    candidates = [
        to_nfc(content.decode("cp1258", errors="replace")),
        "".join(TCVN3.get(byte, chr(byte) if byte < 0x80 else UNKNOWN) for byte in content),
        content.decode("cp1252", errors="replace"),
    ]
    return min(candidates, key=_strangeness)


def _strangeness(text: str) -> int:
    """Return how many characters do not belong into Vietnamese text."""
    return sum(
        character > "\x7f" and character not in VIETNAMESE and character not in PUNCTUATION for character in text
    )
