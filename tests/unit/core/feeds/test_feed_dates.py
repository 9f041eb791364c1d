"""Dates of feeds against their corpus."""

from datetime import timedelta
from edu.portal.core.feeds.dates import read_feed_date
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


CASES = json.loads((Path(__file__).parents[3] / "corpus" / "feeds" / "dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads_what_offices_write(text, expected):
    moment = read_feed_date(text)
    assert (moment.isoformat() if moment else None) == expected


@given(st.text(max_size=300))
def test_never_raises_on_any_text(text):
    assert read_feed_date(text) is None or read_feed_date(text).utcoffset() == timedelta(hours=7)


@given(st.text(alphabet="0123456789/-.:,+ TZhgpmsacthángnăm", max_size=40))
def test_never_raises_on_texts_like_dates(text):
    assert read_feed_date(text) is None or read_feed_date(text).utcoffset() == timedelta(hours=7)


@given(st.datetimes().filter(lambda moment: moment.year >= 1990))
def test_day_and_month_are_never_confused(moment):
    read = read_feed_date(f"{moment.day}/{moment.month}/{moment.year} {moment.hour}:{moment.minute}")
    assert (read.day, read.month, read.hour, read.minute) == (moment.day, moment.month, moment.hour, moment.minute)
