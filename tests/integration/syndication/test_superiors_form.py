from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.unit.kinds import usual_superiors
from edu.portal.syndication import superiors_form as form
from edu.portal.syndication.sources import parse_superiors
import pytest
from typing import Any


TITLES = dict(zip(CATEGORIES, ("Tin tức", "Thông báo", "Văn bản", "Thư mời"), strict=True))


def sent(**values: str) -> dict[str, str]:
    names = {f"unit-0-{part.replace('_', '-')}": value for part, value in values.items()}
    return {"unit-count": "1", **names}


def test_what_is_stored_can_be_stored_again() -> None:
    records = [
        {
            "id": "so-gddt",
            "kind": "so",
            "name": "Sở GD&ĐT",
            "url": "https://so.vn",
            "feeds": [{"category": "tin-tuc", "title": "Tin tức", "url": "https://so.vn/rss"}],
        }
    ]
    units = form.inputs_of(parse_superiors(records))
    assert form.check(units)
    assert form.records_of(units, TITLES) == records


def test_an_empty_setting_shows_one_empty_block_which_is_not_stored() -> None:
    units = form.inputs_of(())
    assert len(units) == 1 and form.check(units)
    assert form.records_of(units, TITLES) == []


def test_an_empty_setting_shows_a_block_for_each_usual_unit() -> None:
    usual = usual_superiors(("thcs",))
    units = form.inputs_of((), usual)
    assert [(unit.kind, unit.name, unit.example) for unit in units] == [(one.kind, "", one.name) for one in usual]
    assert form.check(units) and form.records_of(units, TITLES) == []


def test_a_new_block_is_for_the_usual_unit_that_has_none() -> None:
    usual = usual_superiors(("thcs",))
    units = [form.UnitInput(0, kind="so", name="Sở Giáo dục và Đào tạo")]
    units.append(form.next_input(units, usual))
    assert (units[1].number, units[1].kind) == (1, "ubnd")
    assert (form.next_input(units, usual).kind, form.next_input(units, usual).example) == ("khac", "")


def test_new_units_get_ids_of_their_kind() -> None:
    units = [form.UnitInput(place, kind="so", name=f"Sở {place}") for place in range(3)]
    units.append(form.UnitInput(3, kind="ubnd", name="UBND phường"))
    ids = [record["id"] for record in form.records_of(units, TITLES)]
    assert ids == ["so-gddt", "so-gddt-2", "so-gddt-3", "ubnd"]


def test_a_unit_needs_a_name() -> None:
    units = form.read_inputs(sent(url="https://so.vn"))
    assert not form.check(units)
    assert set(units[0].errors) == {"name"}


@pytest.mark.parametrize(
    "url",
    [
        "so.vn/rss",
        "ftp://so.vn/rss",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://admin:secret@so.vn/rss",
        "https:///rss",
        "https://so.vn:0/rss",
        "https://so.vn:99999/rss",
        "https://[::1/rss",
        "https://so vn/rss",
        "https://so.vn/" + "a" * 2000,
    ],
)
def test_an_address_that_cannot_be_read_is_refused_and_kept(url: str) -> None:
    units = form.read_inputs(sent(name="Sở", feed_tin_tuc=url))
    assert not form.check(units)
    assert units[0].errors["feed-tin-tuc"]
    assert units[0].feeds["tin-tuc"] == url


@pytest.mark.parametrize("url", ["http://127.0.0.1:8090/rss", "https://sgddt.hcm.vn/rss?x=1&y=2", "https://[::1]/r"])
def test_a_usable_address(url: str) -> None:
    assert form.url_problem(url) is None


def test_the_same_address_twice() -> None:
    units = form.read_inputs(sent(name="Sở", feed_tin_tuc="https://so.vn/rss", feed_van_ban="https://so.vn/rss"))
    assert not form.check(units)
    assert set(units[0].errors) == {"feed-van-ban"}


@pytest.mark.parametrize(
    "values",
    [{}, {"unit-count": "x"}, {"unit-count": "-1"}, {"unit-count": ["1"]}, {"unit-count": "1", "unit-0-name": 3}],
)
def test_a_form_of_nonsense(values: dict[str, Any]) -> None:
    units = form.read_inputs(values)
    assert all(unit.is_blank for unit in units)


def test_a_huge_count_is_cut() -> None:
    assert len(form.read_inputs({"unit-count": "9" * 5000})) == form.MOST_SUPERIORS


def test_taking_one_out_counts_anew() -> None:
    units = [form.UnitInput(place, name=str(place)) for place in range(3)]
    left = form.without(units, "1")
    assert [(unit.number, unit.name) for unit in left] == [(0, "0"), (1, "2")]
    assert len(form.without(left, "77")) == 2


def test_hosts() -> None:
    assert form.host_lines(" 127.0.0.1:8090 \r\n\r\nrss.so.vn\r\nrss.so.vn") == ("127.0.0.1:8090", "rss.so.vn")
    assert form.check_hosts(("127.0.0.1:8090", "rss.so.vn", "10.0.0.0/8", "[::1]:80")) is None
    problem = form.check_hosts(("rss.so.vn", "http://x.vn/"))
    assert problem is not None and problem.mapping == {"line": "http://x.vn/"}
