"""Short notes from longer texts: whole clauses, never a cut word."""

import re


_CLAUSE_END = re.compile(r"[,:;.](?=\s|$)")


def first_clauses(text: str, longest: int) -> str:
    """Return as many whole clauses of ``text`` as fit into ``longest`` characters, "" when not even the first does.

    What follows a colon or semicolon only explains and is left out.
    """
    short = ""
    for end in (match.start() for match in _CLAUSE_END.finditer(f"{text}.")):
        if end > longest:
            break
        short = text[:end]
        if text[end : end + 1] in (":", ";"):
            break
    return short.strip().rstrip(".")


def addition(title: str, heading: str) -> str:
    """Return what a title adds to the heading it stands under, "" when it does not begin with it.

    "Thực đơn tuần 12" under "Thực đơn" adds "Tuần 12".
    """
    if not title.casefold().startswith(heading.casefold()):
        return ""
    rest = title[len(heading) :].lstrip(" ,:-–")
    return rest[:1].upper() + rest[1:]
