"""The tutorial is the example package: every block is a file, every file is a block, what is quoted is said."""

from datetime import date
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.wording import demand
from edu.portal.core.mandate.wording import sentence
from edu.portal.core.unit.palettes import palette_problems
from edu.portal.mandate.authors import read_rules
from pathlib import Path
import re
import runpy


ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples/so-vi-du"
PAGE = (ROOT / "docs/dev/tutorial-so-vi-du.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)```$", PAGE, re.DOTALL | re.MULTILINE))
LETTER = "src/so_vidu/profiles/default/mandate/12-sgddt.xml"
ALL_RULES = {**RULES, **read_rules(EXAMPLE / "src/so_vidu/rules.py")}
TODAY = date(2026, 11, 20)


def files():
    """The files of the package by path; what a build or an interpreter leaves behind is none."""
    found = (path for path in EXAMPLE.rglob("*") if path.is_file())
    left_behind = re.compile(r"__pycache__|\.egg-info|/build/|/dist/")
    return {
        path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in found
        if not left_behind.search(path.as_posix())
    }


def catalog(**replaced):
    """The shipped mandate with the letter of the tutorial, some texts of it replaced."""
    text = BLOCKS[LETTER]
    for old, new in replaced.items():
        text = text.replace(old.replace("_", "-"), new)
    shipped = sorted((ROOT / "profiles/default/mandate").glob("*.xml"))
    documents = [read_document(path.read_bytes(), path.name) for path in shipped]
    return merge([*documents, read_document(text.encode(), "12-sgddt.xml")])


def test_the_blocks_are_the_package():
    assert {path: text for path, text in files().items() if text} == BLOCKS
    assert [path for path, text in files().items() if not text] == ["src/so_vidu/__init__.py"]


def test_the_letter_fits_the_shipped_mandate():
    whole = catalog()
    assert lint(whole, rules=ALL_RULES) == ()
    school = resolve(whole, ("thcs",), ("vi-du", "hcm"), TODAY, rules=ALL_RULES)
    assert school.section("an-toan-truong-hoc") and school.display("an-toan-truong-hoc").view == "edu-cards"
    assert resolve(whole, ("thcs",), ("hcm",), TODAY).section("an-toan-truong-hoc") is None
    assert resolve(whole, ("phong-gddt",), ("vi-du",), TODAY).section("bao-tin-an-toan") is None


def test_the_rule_of_the_package_speaks():
    whole = catalog()
    drills = resolve(whole, ("thcs",), ("vi-du",), TODAY, rules=ALL_RULES).criterion("an-toan-truong-hoc.dien-tap")
    assert "ít nhất 2 lần diễn tập phòng cháy chữa cháy" in demand(drills, whole, ALL_RULES)
    assert sentence(drills, "pass", {"found": "3"}, whole, ALL_RULES) == "Đã có bài về 3 lần diễn tập."


def test_without_its_rule_the_criterion_is_no_error():
    whole = catalog()
    school = resolve(whole, ("thcs",), ("vi-du",), TODAY)
    assert school.section("an-toan-truong-hoc") and school.criterion("an-toan-truong-hoc.hang-thang")


def test_the_refusal_that_the_page_quotes_is_the_one_that_is_given():
    (problem,) = lint(catalog(per_period="per-perod"), rules=ALL_RULES)
    assert f"```\n{problem}\n```" in PAGE


def test_people_can_read_what_the_colours_colour():
    colours = runpy.run_path(str(EXAMPLE / "src/so_vidu/colours.py"))["COLOURS"]
    assert palette_problems(colours) == ()
