"""Pauses between tries grow, and there is an end to them."""

from datetime import UTC
from datetime import datetime
from edu.portal.core.jobs.retry import PAUSES
from edu.portal.core.jobs.retry import next_try
import pytest


NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def test_each_pause_is_longer_than_the_one_before():
    moments = [next_try(failures, NOW) for failures in range(1, len(PAUSES) + 1)]
    assert moments == sorted(moments)
    assert len(set(moments)) == len(PAUSES)
    assert moments[0] > NOW


def test_it_is_given_up_in_the_end():
    assert next_try(len(PAUSES) + 1, NOW) is None


def test_without_a_failure_there_is_no_next_try():
    with pytest.raises(ValueError, match="0"):
        next_try(0, NOW)
