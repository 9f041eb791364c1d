"""Records in the catalogue and the choices above the list."""

from datetime import date
from edu.portal.core.procurement.record import Record
from edu.portal.core.procurement.record import from_plain
from edu.portal.core.procurement.record import to_plain
from edu.portal.core.procurement.select import Wish
from edu.portal.core.procurement.select import chosen
from edu.portal.core.procurement.select import counts
from edu.portal.core.procurement.select import make_row
from edu.portal.core.procurement.select import ordered
from edu.portal.core.procurement.stages import Steps
import json
import pytest


TODAY = date(2026, 11, 20)
OPEN = Record("tender", 100, steps=Steps(invited=date(2026, 11, 1), closes=date(2026, 11, 25)))
SOON = Record("tender", 300, steps=Steps(invited=date(2026, 11, 2), closes=date(2026, 11, 22)))
WON = Record("purchase", 200, "Công ty A", 190, Steps(decided=date(2025, 5, 1)))


def rows():
    paper = make_row("paper", None, date(2026, 11, 19), TODAY)
    return [
        paper,
        *(make_row(name, record, None, TODAY) for name, record in (("won", WON), ("open", OPEN), ("soon", SOON))),
    ]


@pytest.mark.parametrize("record", [OPEN, WON, Record()])
def test_a_record_survives_the_catalogue(record):
    assert from_plain(json.loads(json.dumps(to_plain(record)))) == record


@pytest.mark.parametrize("plain", [None, "", 5, {}, {"steps": 5}, []])
def test_what_is_no_record_is_none(plain):
    assert from_plain(plain) is None


def test_single_values_of_the_wrong_kind_are_left_out():
    found = from_plain({"kind": 5, "budget": "many", "amount": True, "steps": {"invited": "soon", "closes": 3}})
    assert found == Record()


def test_open_to_bids_first_the_nearest_end_on_top_then_the_newest():
    assert [row.item for row in chosen(rows(), Wish())] == ["soon", "open", "paper", "won"]


def test_choices_narrow_and_count_with_the_other_choices_applied():
    found = rows()
    assert [row.item for row in chosen(found, Wish(kind="tender"))] == ["soon", "open"]
    assert [row.item for row in chosen(found, Wish(kind="purchase", stage="inviting"))] == []
    assert counts(found, Wish(kind="tender"), "stage") == {"inviting": 2}
    assert counts(found, Wish(kind="tender"), "kind") == {"tender": 2, "purchase": 1}
    assert counts(found, Wish(), "year") == {"2026": 3, "2025": 1}


def test_what_has_no_sum_stands_last_both_ways():
    def sum_of(row):
        return row.record.budget if row.record else None

    assert [row.item for row in ordered(rows(), sum_of, False)] == ["open", "won", "soon", "paper"]
    assert [row.item for row in ordered(rows(), sum_of, True)] == ["soon", "won", "open", "paper"]
