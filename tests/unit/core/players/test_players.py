"""Only the players that are named are ever framed."""

from edu.portal.core.players.address import read_film
from edu.portal.core.players.address import read_player
import json
from pathlib import Path
import pytest
import tomllib


CORPUS = Path(__file__).parents[3] / "corpus/players"
FILMS = tomllib.loads((CORPUS / "films.toml").read_text(encoding="utf-8"))["film"]
ADDRESSES = json.loads((CORPUS / "addresses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FILMS, ids=lambda case: case["address"])
def test_a_film_has_its_player_or_none(case):
    player = read_film(case["address"])
    assert (player.title, player.playing) == (case["provider"], case["frame"]) if player else not case["provider"]


@pytest.mark.parametrize(("typed", "embed"), ADDRESSES)
def test_only_known_sites_are_shown_in_a_frame(typed, embed):
    player = read_player(typed)
    assert (player.embed if player else "") == embed


def test_a_player_of_another_site_has_a_page_for_the_plain_link():
    player = read_player("https://youtu.be/dQw4w9WgXcQ")
    assert (player.title, player.page) == ("YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")


def test_nobody_pastes_a_book():
    assert read_player("https://youtu.be/dQw4w9WgXcQ?" + "a" * 3000) is None
