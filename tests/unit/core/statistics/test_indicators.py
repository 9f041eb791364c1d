"""The indicators that ship: every id once, every reference known, every group of the letter there."""

from edu.portal.core.statistics.matching import plain_label
from edu.portal.core.statistics.model import BAR
from edu.portal.core.statistics.model import LINE
from edu.portal.core.statistics.model import whole_book
from edu.portal.core.unit.kinds import KINDS
import pytest
import re


BOOK = whole_book()
TYPES = [kind.id for kind in KINDS]


def test_the_groups_are_those_of_the_letter():
    assert [group.id for group in BOOK.groups] == ["truong", "lop", "hoc-sinh", "co-so-vat-chat"]


def test_ids_are_public_and_used_once():
    ids = [indicator.id for indicator in BOOK.indicators]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)


def test_references_are_known_and_stand_above():
    seen = set()
    for indicator in BOOK.indicators:
        assert BOOK.group(indicator.group)
        assert set(indicator.types) <= set(TYPES)
        if indicator.parent:
            parent = BOOK.indicator(indicator.parent)
            assert indicator.parent in seen
            assert parent.group == indicator.group
            # A whole is counted wherever its parts are, else their sum would be lost.
            assert not parent.types or set(indicator.types) <= set(parent.types)
        else:
            assert not indicator.split
        seen.add(indicator.id)
    for indicator in BOOK.indicators:
        assert all(BOOK.indicator(name) for name in indicator.ratio)
        assert len(indicator.ratio) in (0, 2)
    for chart in BOOK.charts:
        assert chart.kind in (LINE, BAR)
        assert BOOK.group(chart.group)
        assert all(BOOK.indicator(name).group == chart.group for name in chart.indicators)


@pytest.mark.parametrize("unit_type", TYPES)
def test_every_unit_type_counts_something_in_every_group(unit_type):
    book = BOOK.for_types([unit_type])
    for group in book.groups:
        assert len(book.of_group(group.id)) >= 3


@pytest.mark.parametrize("unit_type", TYPES)
def test_names_of_one_place_are_different(unit_type):
    book = BOOK.for_types([unit_type])
    seen = {}
    for indicator in book.indicators:
        for text in dict.fromkeys(plain_label(text) for text in (indicator.title, *indicator.aliases)):
            key = (indicator.group, indicator.parent, text)
            assert seen.setdefault(key, indicator.id) == indicator.id
            assert text


def test_offices_count_schools_and_schools_do_not():
    assert BOOK.for_types(["so-gddt"]).of_group("truong")[0].id == "so-truong"
    assert "so-truong" not in [found.id for found in BOOK.for_types(["thcs"]).indicators]


def test_what_was_counted_before_is_still_shown():
    book = BOOK.for_types(["thpt"], used=["lop-khoi-6"])
    assert book.indicator("lop-khoi-6")
    assert not book.indicator("lop-khoi-7")
