"""The pages for developers: links lead somewhere, targets exist, decisions are short and numbered."""

from pathlib import Path
import pytest
import re


ROOT = Path(__file__).parents[3]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGES.md", *sorted((ROOT / "docs/dev").glob("*.md"))]
LONGEST_DECISION = 15


@pytest.mark.parametrize("page", [*PAGES, *DECISIONS], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_make_exist(page):
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    named = re.findall(r"`make ([a-z0-9-]+)", page.read_text(encoding="utf-8"))
    named += re.findall(r"^make ([a-z0-9-]+)", "\n".join(blocks), re.MULTILINE)
    assert set(named) <= targets


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name)
def test_decisions_are_short_and_have_one_heading(decision):
    lines = decision.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_DECISION
    assert [line for line in lines if line.startswith("#")] == lines[:1]
