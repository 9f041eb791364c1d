"""Bodies that issue documents, their names through time, and who signed for them."""

from datetime import date
from edu.portal.core.documents.bodies import Body
from edu.portal.core.documents.bodies import Signer
from edu.portal.core.documents.bodies import body_named
from edu.portal.core.documents.bodies import check_bodies
from edu.portal.core.documents.bodies import name_on
from edu.portal.core.documents.bodies import new_id
from edu.portal.core.documents.bodies import offered_names
from edu.portal.core.documents.bodies import offered_signers
from edu.portal.core.documents.bodies import plain_bodies
from edu.portal.core.documents.bodies import read_bodies
from edu.portal.core.documents.bodies import read_day
from edu.portal.core.documents.bodies import read_signers
from edu.portal.core.documents.bodies import signer_on
from edu.portal.core.documents.bodies import write_signers
from hypothesis import given
from hypothesis import strategies as st
import pytest


LAST = date(2025, 6, 30)
FIRST = date(2025, 7, 1)
AN = Signer("Nguyễn Văn An", "Trưởng phòng", date(2020, 9, 1), LAST)
BINH = Signer("Trần Thị Bình", "Chủ tịch", FIRST)
OLD = Body("phong", "Phòng Giáo dục và Đào tạo quận 8", "GDĐT", None, LAST, "ubnd", (AN,))
NEW = Body("ubnd", "UBND phường Bờ Kênh", "UBND", FIRST, None, "", (BINH,))
BODIES = (OLD, NEW)
TODAY = date(2026, 11, 20)


def test_a_document_keeps_the_name_of_its_day():
    assert name_on(BODIES, "UBND phường Bờ Kênh", date(2024, 5, 1)) == OLD
    assert name_on(BODIES, "phong giao duc va dao tao quan 8", TODAY) == NEW
    assert name_on(BODIES, OLD.name, LAST) == OLD
    assert name_on(BODIES, "Sở", TODAY) is None
    assert body_named(BODIES, "") is None


def test_today_is_offered_first():
    assert offered_names(BODIES, TODAY) == [NEW.name, OLD.name]
    assert offered_signers(BODIES, TODAY) == [BINH.name, AN.name]
    assert signer_on(BODIES, "nguyễn văn an", date(2024, 1, 1)) == AN
    assert signer_on(BODIES, "nguyễn văn an", TODAY) is None


def test_what_cannot_be_right_is_told():
    reversed_body = Body("a", "A", since=TODAY, until=LAST, signers=(Signer("B", since=TODAY, until=LAST),))
    assert [(fault.body, fault.part, fault.code) for fault in check_bodies((reversed_body,))] == [
        (0, "until", "reversed"),
        (0, "signers", "reversed"),
    ]
    twice = check_bodies((Body("a", "Sở GDĐT"), Body("b", "sở  gdđt")))
    assert [(fault.body, fault.code) for fault in twice] == [(1, "twice")]
    circle = (Body("a", "A", successor="b"), Body("b", "B", successor="a"))
    assert {fault.code for fault in check_bodies(circle)} == {"circle"}
    assert check_bodies(BODIES) == []


def test_records_are_read_back():
    assert read_bodies(plain_bodies(BODIES)) == BODIES
    assert read_bodies("x") == read_bodies([1, {"id": "a"}, {"name": "b"}]) == ()
    damaged = read_bodies([{"id": "a", "name": "A", "since": "x", "signers": [1, {"name": ""}, {"name": "C"}]}])
    assert damaged == (Body("a", "A", signers=(Signer("C"),)),)


def test_signers_are_typed_on_lines():
    text = "Nguyễn Văn An; Trưởng phòng; 01/09/2020; 30/06/2025\n\nLê C\nTrần D; ; 1-7-2025"
    assert read_signers(text) == (AN, Signer("Lê C"), Signer("Trần D", "", FIRST))
    assert read_signers(write_signers(read_signers(text))) == read_signers(text)


@pytest.mark.parametrize("line", ["; Trưởng phòng", "A; b; 31/02/2025", "A; b; c", "A;b;;;;"])
def test_a_line_that_cannot_be_read_is_named(line):
    with pytest.raises(ValueError, match=line.replace(";", ".")):
        read_signers(f"Lê C\n{line}")


def test_days():
    assert read_day(" 1/7/2025 ") == FIRST
    assert read_day("") is None
    for text in ("7/2025", "1/13/2025", "hôm nay", "1/7/25"):
        with pytest.raises(ValueError):
            read_day(text)


def test_ids_stay_free():
    assert new_id("Sở GDĐT", ["so-gddt", "so-gddt-2"]) == "so-gddt-3"
    assert new_id("***", []) == "co-quan"


@given(st.lists(st.builds(Body, st.text(max_size=3), st.text(max_size=3), successor=st.text(max_size=3)), max_size=6))
def test_checking_never_raises(bodies):
    check_bodies(bodies)
    name_on(bodies, "a", TODAY)
    assert len(read_bodies(plain_bodies(bodies))) <= len(bodies)
