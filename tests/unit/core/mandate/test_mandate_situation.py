"""The facts that demands may depend on."""

from edu.portal.core.mandate.situation import Situation
import pytest


@pytest.mark.parametrize(
    ("situation", "facts"),
    [
        (Situation(), ("public",)),
        (Situation(is_private=True), ("private",)),
        (Situation(("thcs",), boarding=True), ("boarding", "public")),
        (Situation(("mam-non",)), ("boarding", "public")),
        (Situation(("thcs", "mam-non"), is_private=True), ("boarding", "private")),
        (Situation(("thcs",), features=("dien-dan", "boarding")), ("boarding", "dien-dan", "public")),
    ],
)
def test_facts(situation: Situation, facts: tuple[str, ...]) -> None:
    assert situation.facts == facts
