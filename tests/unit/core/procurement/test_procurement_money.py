"""Sums of money as people type them."""

from edu.portal.core.procurement.money import format_dong
from edu.portal.core.procurement.money import format_sum
from edu.portal.core.procurement.money import parse_dong
from edu.portal.core.procurement.money import saving
from pathlib import Path
import pytest
import tomllib
import unicodedata


CASES = tomllib.loads((Path(__file__).parents[3] / "corpus" / "procurement" / "money.toml").read_text("utf-8"))


@pytest.mark.parametrize(("typed", "amount"), CASES["sums"].items())
def test_sums_are_read(typed, amount):
    assert parse_dong(typed) == amount
    assert parse_dong(unicodedata.normalize("NFD", typed).upper()) == amount


@pytest.mark.parametrize("typed", CASES["refused"]["values"])
def test_what_is_no_sum_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        parse_dong(typed)


@pytest.mark.parametrize("amount", [0, 5, 999, 1000, 12_345_678, 10**16])
def test_what_is_written_reads_back(amount):
    assert parse_dong(format_sum(amount)) == amount
    assert parse_dong(format_dong(amount)) == amount


def test_points_part_thousands():
    assert format_dong(1_250_000_000) == "1.250.000.000 đồng"


@pytest.mark.parametrize(
    ("budget", "amount", "told"),
    [
        (1000, 968, "3,2"),
        (1000, 900, "10"),
        (1000, 1000, ""),
        (1000, 1200, ""),
        (0, 0, ""),
        (None, 5, ""),
        (1000, None, ""),
        (1_000_000, 999_999, ""),
    ],
)
def test_what_was_saved(budget, amount, told):
    assert saving(budget, amount) == told
