"""Ranks of positions, and the order of a list of people."""

from edu.portal.core.people.ranks import UNKNOWN
from edu.portal.core.people.ranks import rank_of
from edu.portal.core.people.ranks import staff_order
import pytest


IN_ORDER = (
    "Chủ tịch Hội đồng trường",
    "Bí thư Chi bộ, Hiệu trưởng",
    "Phụ trách trường",
    "Phó Hiệu trưởng",
    "Kế toán trưởng",
    "Tổng phụ trách Đội",
    "Tổ trưởng, giáo viên Toán",
    "Phó tổ trưởng tổ Ngữ văn",
    "Chuyên viên",
    "Giáo viên Tin học",
    "Văn thư",
    "Trưởng lò hơi",
    "Bảo vệ",
)


def test_the_table_ranks_as_schools_do():
    ranks = [rank_of(position) for position in IN_ORDER]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize(
    ("short", "long"),
    [("HT", "Hiệu trưởng"), ("P. HT", "Phó hiệu trưởng"), ("TPT Đội", "Tổng phụ trách"), ("GV Toán", "giáo viên")],
)
def test_abbreviations_rank_like_the_words(short, long):
    assert rank_of(short) == rank_of(long)


@pytest.mark.parametrize("position", ["", "Cố vấn danh dự", "???"])
def test_what_nobody_knows_stands_behind_the_teachers(position):
    assert rank_of(position) == UNKNOWN


def test_a_deputy_is_not_the_head():
    assert rank_of("Phó Hiệu trưởng") > rank_of("Hiệu trưởng")
    assert rank_of("PHÓ CHỦ TỊCH UBND") > rank_of("Chủ tịch UBND")


def test_equal_ranks_follow_the_given_name():
    people = ["Nguyễn Thị Ánh", "Lê Ân", "Trần Văn An", "Võ Đạt", "Phạm Dung"]
    ordered = sorted(people, key=lambda name: staff_order(60, name))
    assert ordered == ["Trần Văn An", "Nguyễn Thị Ánh", "Lê Ân", "Phạm Dung", "Võ Đạt"]
    assert staff_order(10, "Võ Đạt") < staff_order(60, "Trần Văn An")
