"""School years as yearbooks write them: 2025-2026, 2025 – 2026, 2025-26."""

import re


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-\u2010-\u2015\u2212/]\s*((?:19|20)?\d\d)(?!\d)")


def year_label(year: int) -> str:
    """Return a school year as people write it: ``2025-2026``."""
    return f"{year}-{year + 1}"


def read_year(text: str) -> int | None:
    """Return the school year that a text names, by the year in which it begins; None when it names none or several."""
    found = {int(match[1]) for match in _YEAR.finditer(text) if int(match[2]) % 100 == (int(match[1]) + 1) % 100}
    return found.pop() if len(found) == 1 else None
