"""Only the players that are named are ever framed."""

from edu.portal.core.gallery.players import Player
from edu.portal.core.gallery.players import read_player
from pathlib import Path
import pytest
import tomllib


CASES = tomllib.loads((Path(__file__).parents[3] / "corpus/media/addresses.toml").read_text(encoding="utf-8"))["film"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["address"])
def test_an_address_has_its_player_or_none(case):
    expected = Player(case["provider"], case["frame"]) if case["provider"] else None
    assert read_player(case["address"]) == expected
