"""What changes between two mandates, and how it survives being stored."""

from dataclasses import replace
from datetime import date
from edu.portal.core.mandate.compare import Change
from edu.portal.core.mandate.compare import Changed
from edu.portal.core.mandate.compare import compare
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.snapshot import resolved_of
from edu.portal.core.mandate.snapshot import snapshot_of
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
from typing import Any


OLD = Source("cu", "1/CU", date(2017, 10, 9), date(2017, 10, 9))
NEW = Source("moi", "2/MOI", date(2026, 12, 1), date(2027, 1, 1), replaces=("cu",))
NEWS = Section("tin-tuc", "Tin tức")
CORPUS = Path(__file__).parents[3] / "corpus" / "mandate" / "changes.json"
CASES = json.loads(CORPUS.read_text(encoding="utf-8"))


def demand(
    rule: str, name: str = "a", severity: str = "required", section: str = "tin-tuc", **params: str
) -> Criterion:
    pairs = ((key.replace("_", "-"), value) for key, value in params.items())
    return Criterion(f"{section}.{name}", section, rule, severity, params=tuple(sorted(pairs)))


def criterion(case: dict[str, Any]) -> Criterion:
    params = tuple(sorted(case.get("params", {}).items()))
    return Criterion("tin-tuc.a", "tin-tuc", case["rule"], case.get("severity", "required"), params=params)


def difference(before: Criterion, after: Criterion) -> Change:
    return compare(Resolved((NEWS,), criteria=(before,)), Resolved((NEWS,), criteria=(after,)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['before']['rule']}-{case['tendency']}")
def test_a_demand_that_changed(case: dict[str, Any]) -> None:
    before, after = criterion(case["before"]), criterion(case["after"])
    changed = Changed(before, after, case["tendency"], case["is_deadline"])
    assert difference(before, after) == Change(criteria_changed=(changed,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (demand("present"), demand("present", min_items="1")),
        (demand("present"), demand("present", "b")),
        (demand("fields-present", fields="phone email"), demand("fields-present", "b", fields="email phone")),
        (demand("deadline-yearly", before="12-30 08-20"), demand("deadline-yearly", before="08-20 12-30")),
        (demand("groups-per-year", groups="a b", years="3"), demand("groups-per-year", "b", groups="b a", years="3")),
        (demand("per-fortnight", min="1"), demand("per-fortnight", "b", min="1")),
        (demand("present"), replace(demand("present"), weight=3, citations=(Citation("moi", "1"),))),
    ],
)
def test_what_is_only_said_otherwise_is_no_change(before: Criterion, after: Criterion) -> None:
    assert difference(before, after).is_empty


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (demand("present"), demand("files-present", "b")),
        (demand("present"), demand("present", section="van-ban")),
        (demand("groups-per-year", groups="a", years="3"), demand("groups-per-year", "b", groups="c", years="3")),
    ],
)
def test_another_demand_is_new_and_the_old_one_dropped(before: Criterion, after: Criterion) -> None:
    assert difference(before, after) == Change(criteria_added=(after,), criteria_dropped=(before,))


def test_the_successor_of_a_deadline_is_known_by_its_subject() -> None:
    before = demand("published-within", after="issued", working_days="5")
    after = demand("published-within", "b", after="issued", working_days="1")
    assert difference(before, after) == Change(criteria_changed=(Changed(before, after, "stricter", True),))


def test_each_demand_finds_its_own_successor() -> None:
    duty, advice = demand("present", min_items="1"), demand("present", "b", "recommended", min_items="9")
    harder = demand("present", "c", "recommended", min_items="12")
    easier = demand("present", "d", min_items="1")
    change = compare(Resolved((NEWS,), criteria=(duty, advice)), Resolved((NEWS,), criteria=(easier, harder)))
    assert change == Change(criteria_changed=(Changed(advice, harder, "stricter"),))


def test_statements_and_items() -> None:
    yearly = Attestation("hop-dong", "Hợp đồng", months=12)
    forever = Attestation("quy-che", "Quy chế")
    form = Item("bm01", "tin-tuc", "Cam kết", "chat-luong")
    before = Resolved((NEWS,), attestations=(yearly, forever), items=(form,))
    after = Resolved((NEWS,), attestations=(replace(yearly, months=0), replace(forever, months=6)))
    change = compare(before, after)
    assert [(found.before.id, found.tendency) for found in change.attestations_changed] == [
        ("hop-dong", "looser"),
        ("quy-che", "stricter"),
    ]
    assert change.items_dropped == (form,)
    assert compare(after, before).items_added == (form,)


def test_a_letter_that_only_confirms_the_old_one_changes_nothing() -> None:
    change = compare(Resolved((NEWS,), sources=(OLD,)), Resolved((NEWS,), sources=(NEW,)))
    assert change == Change(sources_added=(NEW,), sources_dropped=(OLD,))
    assert change.is_empty


RULES_AND_VALUES = (
    ("present", "min-items", ("1", "2", "3")),
    ("published-within", "working-days", ("1", "5")),
    ("fields-present", "fields", ("phone", "email phone")),
    ("unknown", "x", ("1", "2")),
)


@st.composite
def mandates(draw: st.DrawFn) -> Resolved:
    found = {}
    for number in range(draw(st.integers(0, 5))):
        rule, name, values = draw(st.sampled_from(RULES_AND_VALUES))
        extra = {"after": "issued"} if rule == "published-within" else {}
        section = draw(st.sampled_from(("", "tin-tuc")))
        severity = draw(st.sampled_from(("required", "recommended")))
        params = tuple(sorted({name: draw(st.sampled_from(values)), **extra}.items()))
        # The resolved mandate holds one criterion for each subject and severity.
        found[section, rule, severity] = Criterion(
            f"{draw(st.sampled_from('abc'))}.{number}", section, rule, severity, params=params
        )
    return Resolved((NEWS,), criteria=tuple(found.values()))


@given(mandates(), mandates())
def test_every_demand_is_kept_changed_new_or_dropped(before: Resolved, after: Resolved) -> None:
    change = compare(before, after)
    assert compare(before, before).is_empty
    back = compare(after, before)
    assert set(change.criteria_added) == set(back.criteria_dropped)
    assert set(change.criteria_dropped) == set(back.criteria_added)
    assert len(change.criteria_changed) == len(back.criteria_changed)
    assert len(before.criteria) - len(change.criteria_dropped) == len(after.criteria) - len(change.criteria_added)
    turned = {"stricter": "looser", "looser": "stricter", "other": "other"}
    there = sorted((pair.before.id, pair.after.id, pair.tendency) for pair in change.criteria_changed)
    assert there == sorted((pair.after.id, pair.before.id, turned[pair.tendency]) for pair in back.criteria_changed)


@given(mandates())
def test_what_was_stored_compares_like_what_it_came_from(resolved: Resolved) -> None:
    stored = json.loads(json.dumps(snapshot_of(resolved)))
    assert compare(resolved, resolved_of(stored)).is_empty
    assert snapshot_of(resolved_of(stored)) == stored


def test_a_snapshot_is_small_and_whole() -> None:
    full = Resolved(
        (replace(NEWS, description="Tin của trường", citations=(Citation("cu", "1", quote="tin tức"),), order=5),),
        criteria=(demand("present"),),
        sources=(OLD, replace(NEW, valid_until=date(2028, 1, 1))),
        attestations=(Attestation("hop-dong", "Hợp đồng", months=12, description="Ghi số"),),
        items=(Item("bm01", "tin-tuc", "Cam kết", "chat-luong", order=3),),
    )
    snapshot = snapshot_of(full)
    assert snapshot["sections"] == [{"id": "tin-tuc", "title": "Tin tức"}]
    assert snapshot["criteria"] == [{"id": "tin-tuc.a", "section": "tin-tuc", "rule": "present"}]
    assert compare(resolved_of(snapshot), full) == Change()
