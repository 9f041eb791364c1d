"""Every message to the author of a letter says what to write instead."""

from edu.portal.core.mandate import instead
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.problems import Problem
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import wanted
from edu.portal.core.mandate.rules import RULES
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


ROOT = Path(__file__).parents[4]
BAD = ROOT / "tests/corpus/mandate/bad"
WORDS = read_document((ROOT / "profiles/default/mandate/12-loi-van.xml").read_bytes(), "loi-van.xml")
HEAD = (
    "<mandate xmlns='urn:edu.portal:mandate' id='a'>\n<source id='thu' number='1' issued='2020-01-01' title='T'/>\n"
    "<section id='van-ban' title='V'><cite source='thu' at='1'/></section>\n"
)


@pytest.mark.parametrize("name", ["cases.json", "lint.json"])
def test_no_message_of_the_corpus_is_without_advice(name):
    cases = json.loads((BAD / name).read_text(encoding="utf-8"))
    messages = [message for case in cases for message in case["problems"]]
    assert len(messages) > 20
    assert [message for message in messages if "; " not in message] == []


@given(st.binary())
def test_whatever_cannot_be_read_gets_advice(content):
    try:
        read_document(content, "tep.xml")
    except MandateError as error:
        assert all(problem.instead for problem in error.problems)


def problems(body, **more):
    document = read_document(f"{HEAD}{body}</mandate>".encode(), "tep.xml")
    return [str(problem) for problem in lint(merge([document, WORDS]), **more)]


@pytest.mark.parametrize(
    "attributes, advice",
    [
        ("section='van-ban' rule='per-perod' period='month' min='1'", "write per-period"),
        ("section='van-bann' rule='no-expired'", "write van-ban"),
        ("section='van-ban' rule='per-week' mins='1'", "write min"),
        ("section='van-ban' rule='per-period' period='monthly' min='1'", "write month"),
        ("section='van-ban' rule='not-older-than' days='0'", "write a number such as 1"),
        ("section='van-ban' rule='published-before-time' time='25:00'", "write hours:minutes from 00:00 to 23:59"),
        ("section='van-ban' rule='no-expired' severity='recomended'", "write recommended"),
        ("section='van-ban' rule='no-expired' for='thsc'", "write thcs"),
        ("section='van-ban' rule='kinds-present' kinds='Thư mời'", "write thu"),
    ],
)
def test_the_closest_known_name_is_offered(attributes, advice):
    (message,) = problems(f"<criterion id='c' {attributes}><cite source='thu' at='1'/></criterion>")
    assert message.startswith("tep.xml:4: criterion c")
    assert f"; {advice}" in message


def test_rules_of_a_package_are_offered_too():
    rule = Rule("drills-held", (wanted("kinds", p.names),))
    body = "<criterion id='c' section='van-ban' rule='drill-held'><cite source='thu' at='1'/></criterion>"
    assert problems(body, rules={**RULES, rule.name: rule}) == [
        "tep.xml:4: criterion c names the unknown rule drill-held; write drills-held"
    ]


def test_a_reader_of_a_package_may_raise_a_plain_error():
    def read(raw):
        raise ValueError("never")

    with pytest.raises(instead.WrongValue, match="parameter x of rule r: never"):
        Rule("r", (wanted("x", read),)).read([("x", "1")])


def test_a_long_list_is_cut():
    known = [f"name-{number:02d}" for number in range(30)]
    assert instead.known_name("?", known) == f"write one of {' '.join(known[:12])} ..."
    assert instead.known_name("?", ()) == "remove it"


@pytest.mark.parametrize(
    "wrong, advice",
    [
        ("9/10/2017", "write 2017-10-09"),
        ("09.10.2017", "write 2017-10-09"),
        ("31/2/2017", "write year-month-day, such as 2017-10-09"),
        ("tomorrow", "write year-month-day, such as 2017-10-09"),
    ],
)
def test_a_day_is_turned_around_where_there_is_one(wrong, advice):
    assert instead.day(wrong) == advice


def test_a_problem_without_a_place_is_a_sentence():
    assert str(Problem("", "it is wrong", "mend it")) == "it is wrong; mend it"
