"""The pages for developers: examples work, links lead somewhere, targets exist, decisions are short and numbered."""

from datetime import date
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from pathlib import Path
import pytest
import re


ROOT = Path(__file__).parents[3]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGES.md", *sorted((ROOT / "docs/dev").glob("*.md"))]
LONGEST_DECISION = 15


@pytest.fixture(scope="module")
def example():
    """The letter of the worked example, as a file of its own."""
    page = (ROOT / "docs/dev/mandate.md").read_text(encoding="utf-8")
    return re.search(r"```xml\n(<\?xml .*?<mandate .*?)```", page, re.DOTALL)[1]


def shipped():
    for path in sorted((ROOT / "profiles/default/mandate").glob("*.xml")):
        yield read_document(path.read_bytes(), path.name)


def test_the_letter_of_the_worked_example_fits_the_shipped_mandate(example):
    catalog = merge([*shipped(), read_document(example.encode(), "mandate/12-sgddt.xml")])
    assert lint(catalog) == ()
    resolved = resolve(catalog, ("thcs",), ("vi-du", "hcm"), date(2026, 11, 20))
    assert resolved.section("an-toan-truong-hoc") and resolved.display("an-toan-truong-hoc").view == "edu-cards"
    assert resolve(catalog, ("thcs",), ("hcm",), date(2026, 11, 20)).section("an-toan-truong-hoc") is None


def test_the_refusal_that_the_page_quotes_is_the_one_that_is_given(example):
    wrong = read_document(example.replace("per-period", "per-perod").encode(), "mandate/12-sgddt.xml")
    problem = lint(merge([*shipped(), wrong]))[0]
    quoted = f"MandateError: {problem.where}: {problem.message}"
    assert quoted in (ROOT / "docs/dev/mandate.md").read_text(encoding="utf-8")


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
