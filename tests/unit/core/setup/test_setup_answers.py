"""Answers become values or problems; the cases are data."""

from base64 import b64encode
from dataclasses import asdict
from datetime import date
from edu.portal.core.setup.answers import as_form
from edu.portal.core.setup.answers import read_answers
from edu.portal.core.setup.choices import Offer
from edu.portal.core.unit.checks import MOST_SUPERIORS
from edu.portal.core.unit.crest import LIMIT
from edu.portal.core.unit.palettes import PALETTES
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
import re


CASES = json.loads((Path(__file__).parents[3] / "corpus/setup/answers.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 20)
OFFER = Offer(
    regimes={"hn-longbien": "Long Biên, Hà Nội", "hcm": "Thành phố Hồ Chí Minh"},
    palettes={palette.id: palette.title for palette in PALETTES.values()},
)
GOOD = {
    "site_id": "thcs-bo-kenh",
    "title": "Trường THCS Bờ Kênh",
    "types": ["thcs"],
    "address": "125 đường Bờ Kênh",
    "phone": "(028) 3855 0000",
    "email": "c2bokenh@hcm.edu.vn",
}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def long_text(value):
    """``x*5`` in the corpus means five x."""
    found = re.fullmatch(r"(.)\*(\d+)", value) if isinstance(value, str) else None
    return found.group(1) * int(found.group(2)) if found else value


def answers_of(case):
    if "only" in case:
        return case["only"]
    return {**GOOD, **{name: long_text(value) for name, value in case["give"].items()}}


def plain(value):
    return json.loads(json.dumps(value, default=asdict, ensure_ascii=False))


@pytest.mark.parametrize("case", [case for case in CASES if "get" in case], ids=lambda case: case["about"])
def test_good_answers_become_values(case):
    checked = read_answers(answers_of(case), OFFER, TODAY)
    assert checked.problems == ()
    values = plain(asdict(checked.answers))
    assert {name: values[name] for name in case["get"]} == case["get"]


@pytest.mark.parametrize("case", [case for case in CASES if "problems" in case], ids=lambda case: case["about"])
def test_bad_answers_become_problems(case):
    checked = read_answers(answers_of(case), OFFER, TODAY)
    assert checked.answers is None
    assert [[problem.field, problem.kind] for problem in checked.problems] == case["problems"]
    said = checked.problems[0].values
    assert {name: said[name] for name in case.get("said", {})} == case.get("said", {})


def full():
    logo = f"data:image/jpeg;name=Huy%20hi%E1%BB%87u.PNG;base64,{b64encode(PNG).decode()}"
    return {
        **GOOD,
        "types": ["tieu-hoc", "thcs"],
        "ownership": "ngoai-cong-lap",
        "boarding": True,
        "short_name": "Bờ Kênh",
        "head_name": "Nguyễn Thị Hạnh",
        "founding_year": 1987,
        "regimes": ["hcm"],
        "palette": "sen",
        "logo": logo,
        "superiors": [
            {"kind": "so", "name": "Sở", "url": "https://so.example.vn", "tin-tuc": "https://so.example.vn/1"}
        ],
    }


def test_a_picture_is_what_its_content_says():
    logo = read_answers(full(), OFFER, TODAY).answers.logo
    assert (logo.name, logo.media_type, logo.data) == ("huy-hieu.png", "image/png", PNG)


@pytest.mark.parametrize(("size", "kinds"), [(LIMIT, []), (LIMIT + 1, ["picture-too-large"])])
def test_a_picture_has_a_largest_size(size, kinds):
    data = PNG + bytes(size - len(PNG))
    for logo in (data, f"data:image/png;base64,{b64encode(data).decode()}"):
        checked = read_answers({**GOOD, "logo": logo}, OFFER, TODAY)
        assert [problem.kind for problem in checked.problems] == kinds


def test_there_is_a_most_of_superiors():
    units = [{"kind": "khac", "name": f"Đơn vị {number}"} for number in range(MOST_SUPERIORS + 1)]
    assert read_answers({**GOOD, "superiors": units[1:]}, OFFER, TODAY).problems == ()
    assert [one.kind for one in read_answers({**GOOD, "superiors": units}, OFFER, TODAY).problems] == [
        "too-many-units"
    ]


def test_values_go_through_the_form_and_come_back():
    checked = read_answers(full(), OFFER, TODAY)
    form = json.loads(json.dumps(as_form(checked.answers)))
    assert read_answers(form, OFFER, TODAY) == checked


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=40)
    | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from([*full(), "path", "unit", "contact", "look", "letters"]), JUNK))
def test_no_answer_makes_it_stumble(raw):
    checked = read_answers({**GOOD, **raw}, OFFER, TODAY)
    assert (checked.answers is None) == bool(checked.problems)
