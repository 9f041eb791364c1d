"""Cards for address books, and how long a confirmation holds."""

from datetime import date
from edu.portal.core.people.confirmation import mark
from edu.portal.core.people.confirmation import state_of
from edu.portal.core.people.confirmation import valid_until
from edu.portal.core.people.vcard import Contact
from edu.portal.core.people.vcard import write_vcard
import pytest


def unfolded(data):
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_card_says_what_is_known():
    lines = unfolded(
        write_vcard(
            Contact(
                "Trần Lê Minh An",
                "Hiệu trưởng",
                "Trường THCS Bờ Kênh",
                "Ban giám hiệu",
                ("tel:+842838501234",),
                "an@truong.edu.vn",
                "https://truong.edu.vn/an",
            )
        )
    )
    assert lines == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:Trần Lê Minh An",
        "N:Trần;An;Lê Minh;;",
        "ORG:Trường THCS Bờ Kênh;Ban giám hiệu",
        "TITLE:Hiệu trưởng",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+842838501234',
        "EMAIL;TYPE=work:an@truong.edu.vn",
        "URL:https://truong.edu.vn/an",
        "LANG:vi",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize(
    ("position", "line"),
    [
        ("Tổ trưởng; giáo viên", "TITLE:Tổ trưởng\\; giáo viên"),
        ("A, B", "TITLE:A\\, B"),
        ("a\\b", "TITLE:a\\\\b"),
        ("Giáo viên\nEND:VCARD\r\nBEGIN:VCARD", "TITLE:Giáo viên\\nEND:VCARD\\nBEGIN:VCARD"),
        ("Giáo viên\x85X\u2028Y", "TITLE:Giáo viên\\nX\\nY"),
    ],
)
def test_no_text_leaves_its_line(position, line):
    lines = unfolded(write_vcard(Contact("An", position)))
    assert line in lines
    assert lines.count("END:VCARD") == 1


def test_lines_are_folded_between_characters():
    data = write_vcard(Contact("An", "ữ" * 200))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert f"TITLE:{'ữ' * 200}" in unfolded(data)
    assert all(line.decode() is not None for line in data.split(b"\r\n"))


@pytest.mark.parametrize(
    ("confirmed", "created", "today", "changed", "state"),
    [
        (date(2025, 11, 20), date(2020, 1, 1), date(2026, 11, 20), False, "confirmed"),
        (date(2025, 11, 20), date(2020, 1, 1), date(2026, 11, 21), False, "old"),
        (None, date(2026, 1, 1), date(2026, 11, 20), False, "confirmed"),
        (None, date(2025, 11, 19), date(2026, 11, 20), False, "never"),
        (date(2026, 11, 20), date(2020, 1, 1), date(2026, 11, 20), True, "changed"),
        (date(2024, 2, 29), date(2020, 1, 1), date(2025, 2, 28), False, "confirmed"),
        (date(2024, 2, 29), date(2020, 1, 1), date(2025, 3, 1), False, "old"),
    ],
)
def test_a_confirmation_holds_for_a_year(confirmed, created, today, changed, state):
    assert state_of(confirmed, created, today, changed) == state


def test_the_mark_follows_the_facts_only():
    assert mark(["An", "Hiệu trưởng"]) == mark([" An ", "Hiệu  trưởng"])
    assert mark(["An", "Hiệu trưởng"]) != mark(["Bình", "Hiệu trưởng"])
    assert mark(["ab", "c"]) != mark(["a", "bc"])


def test_the_last_day_of_a_leap_year():
    assert valid_until(date(2024, 2, 29)) == date(2025, 2, 28)
