"""The chart of an organisation as SVG."""

from edu.portal.core.charts.tree import BOX
from edu.portal.core.charts.tree import Branch
from edu.portal.core.charts.tree import tree_chart
from edu.portal.core.charts.tree import wrap
from edu.portal.core.people.organisation import Unit
from edu.portal.core.people.organisation import arrange
import pytest
import re
from xml.etree import ElementTree


SVG = "{http://www.w3.org/2000/svg}"


def tree(*sizes):
    """A root with a branch for each size, which has so many leaves."""
    branches = tuple(
        Branch(f"Tổ {number}", "", f"#{number}", tuple(Branch(f"Nhóm {number}.{leaf}") for leaf in range(size)))
        for number, size in enumerate(sizes)
    )
    return Branch("Trường Trung học cơ sở Bờ Kênh", "71 người", "/truong", branches)


def boxes(text):
    root = ElementTree.fromstring(text)
    return [tuple(float(box.get(name)) for name in ("x", "y", "width", "height")) for box in root.iter(f"{SVG}rect")]


@pytest.mark.parametrize("sizes", [(), (0,), (0,) * 3, (0,) * 5, (0,) * 11, (2, 0, 7), (1, 1, 1, 1, 1, 1)])
def test_boxes_stand_inside_the_picture_and_apart(sizes):
    text = tree_chart(tree(*sizes), "Sơ đồ", "Các bộ phận")
    places = boxes(text)
    assert len(places) == 1 + len(sizes) + sum(sizes)
    root = ElementTree.fromstring(text)
    width, height = float(root.get("width")), float(root.get("height"))
    for at, (x, y, w, h) in enumerate(places):
        assert x >= 0 and x + w <= width and y >= 0 and y + h <= height
        for other_x, other_y, other_w, other_h in places[at + 1 :]:
            assert x + w <= other_x or other_x + other_w <= x or y + h <= other_y or other_y + other_h <= y


@pytest.mark.parametrize("sizes", [(0,) * 5, (0,) * 8, (0,) * 11, (2, 0, 7)])
def test_no_line_runs_through_a_box(sizes):
    text = tree_chart(tree(*sizes), "Sơ đồ", "Các bộ phận")
    for x1, y1, end, value in re.findall(r'd="M([\d.]+) ([\d.]+)([VH])([\d.]+)"', text):
        x, y, last = float(x1), float(y1), float(value)
        for left, top, width, height in boxes(text):
            if end == "V":
                meets = left < x < left + width and max(min(y, last), top) < min(max(y, last), top + height)
            else:
                meets = top < y < top + height and max(min(x, last), left) < min(max(x, last), left + width)
            assert not meets


def test_long_titles_are_wrapped_and_small_text_is_readable():
    text = tree_chart(Branch("Tổ Xã hội - Nghệ thuật - Giáo dục thể chất và Hoạt động trải nghiệm"), "t", "d")
    assert text.count("<tspan") >= 4
    assert min(int(size) for size in re.findall(r'font-size="(\d+)"', text)) >= 12
    assert wrap("Nghiêng" * 8, BOX, 8.6)[0].endswith("-")


def test_structure_and_addresses_are_said_once():
    root = ElementTree.fromstring(tree_chart(tree(2), "Sơ đồ <x>", "Mô tả & lời"))
    assert root.get("role") == "group"
    assert root.find(f"{SVG}title").text == "Sơ đồ <x>"
    assert root.find(f"{SVG}desc").text == "Mô tả & lời"
    ids = root.get("aria-labelledby").split()
    assert ids == [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")]
    lists = [group for group in root.iter(f"{SVG}g") if group.get("role") == "list"]
    assert [len(list(found)) for found in lists] == [1, 1, 2]
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["/truong", "#0"]


def test_a_file_of_its_own_has_no_links_and_is_one_picture():
    text = tree_chart(tree(2), "Sơ đồ", "Các bộ phận", standalone=True)
    assert "<a " not in text
    assert ElementTree.fromstring(text).get("role") == "img"


def test_the_same_tree_gives_the_same_picture():
    assert tree_chart(tree(3, 1), "t", "d") == tree_chart(tree(3, 1), "t", "d")


def titles(units):
    return [(unit.title, titles(unit.units)) for unit in units]


def test_the_board_stands_over_what_it_directs_and_beside_the_others():
    units = [
        Unit("1", "BGH", "ban-giam-hieu"),
        Unit("2", "Công đoàn", "doan-the"),
        Unit("3", "Hội đồng trường", "hoi-dong"),
        Unit("4", "Tổ Văn", "to-chuyen-mon"),
        Unit("5", "Văn phòng", "van-phong"),
    ]
    assert titles(arrange(units)) == [
        ("Hội đồng trường", []),
        ("BGH", [("Tổ Văn", []), ("Văn phòng", [])]),
        ("Công đoàn", []),
    ]


@pytest.mark.parametrize("kinds", [("to-chuyen-mon", "doan-the"), ("ban-giam-hieu", "ban-giam-hieu"), ()])
def test_without_one_board_everything_stays(kinds):
    units = [Unit(str(place), str(place), kind) for place, kind in enumerate(kinds)]
    assert arrange(units) == tuple(units)
