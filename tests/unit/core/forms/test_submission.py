from datetime import datetime
from edu.portal.core.forms.submission import MAX_TEXT
from edu.portal.core.forms.submission import Submission
from edu.portal.core.forms.submission import as_record
from edu.portal.core.forms.submission import as_text
from edu.portal.core.forms.submission import from_record
from edu.portal.core.forms.submission import has_expired
from hypothesis import given
from hypothesis import strategies as st
import json
import pytest
from zoneinfo import ZoneInfo


HCM = ZoneInfo("Asia/Ho_Chi_Minh")
texts = st.text().map(as_text)
submissions = st.builds(
    Submission,
    texts,
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(HCM)),
    st.lists(st.tuples(texts, texts)).map(tuple),
)


@given(submissions)
def test_a_record_is_plain_and_comes_back(submission):
    record = json.loads(json.dumps(as_record(submission)))
    assert from_record(record) == submission


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "1"),
        (False, ""),
        ("e\u0302\u0301", "\u1ebf"),
        ("a\r\nb\rc", "a\nb\nc"),
        (" a\x00\x1b ", "a"),
        ("a\udcff", "a"),
        (["mot", "hai"], "mot; hai"),
        (3, "3"),
    ],
)
def test_values_become_text(value, expected):
    assert as_text(value) == expected


@given(st.text())
def test_text_stays_as_it_is_the_second_time(text):
    assert as_text(as_text(text)) == as_text(text)


def test_text_is_bounded():
    assert len(as_text("x" * (MAX_TEXT + 1))) == MAX_TEXT


@pytest.mark.parametrize(
    ("received", "months", "now", "expired"),
    [
        ("2024-11-20T08:00:00", 24, "2026-11-20T07:59:59", False),
        ("2024-11-20T08:00:00", 24, "2026-11-20T08:00:00", True),
        ("2025-12-31T08:00:00", 2, "2026-02-28T07:59:00", False),
        ("2025-12-31T08:00:00", 2, "2026-02-28T08:00:00", True),
        ("2000-01-01T00:00:00", 0, "2026-11-20T00:00:00", False),
    ],
)
def test_retention_counts_months(received, months, now, expired):
    sent = Submission("GY", datetime.fromisoformat(received).replace(tzinfo=HCM), ())
    assert has_expired(sent, months, datetime.fromisoformat(now).replace(tzinfo=HCM)) is expired
