"""Lists of staff as schools keep them."""

from edu.portal.core.people.compare import Known
from edu.portal.core.people.compare import KnownUnit
from edu.portal.core.people.compare import guess_kind
from edu.portal.core.people.compare import plan_update
from edu.portal.core.people.sheet import read_staff
from edu.portal.core.people.sheet import unit_title
import pytest


HEAD = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Tổ", "Điện thoại", "Email"]
LIST = [
    ["PHÒNG GD&ĐT QUẬN 8"] * 7,
    ["DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN NĂM HỌC 2026-2027"] * 7,
    [None] * 7,
    HEAD,
    ["I. BAN GIÁM HIỆU (2 người)"] * 7,
    [1, "Thầy Nguyễn Văn An", "12/05/1975", "Hiệu trưởng", None, 2838501234, "nvan@truong.edu.vn"],
    [2, "Cô Trần Thị Ánh", 1980, "Phó Hiệu trưởng", None, 903123456.0, "ttanh @truong.edu.vn"],
    ["II", "TỔ TOÁN - TIN"] + [None] * 5,
    [3, "LÊ ÂN", None, "Tổ trưởng", None, "0912345678 / 028 3850 1234", "lan@gmail.com; lean@truong.edu.vn"],
    [4, "Võ Đạt", None, None, "Tổ Ngữ văn", "abc", None],
    ["Tổng số: 4 người"] + [None] * 6,
    [None, "Người lập", None, None, None, "Hiệu trưởng", None],
    [None, "Phạm Thị Lập", None, None, None, "Nguyễn Văn An", None],
]


def by_line(notes):
    return {(note.line, note.column, note.code) for note in notes}


def test_a_list_with_titles_groups_and_signatures():
    found = read_staff(LIST)
    assert found.error == ""
    assert [(person.name, person.unit, person.position) for person in found.people] == [
        ("Nguyễn Văn An", "Ban giám hiệu", "Hiệu trưởng"),
        ("Trần Thị Ánh", "Ban giám hiệu", "Phó Hiệu trưởng"),
        ("Lê Ân", "Tổ Toán - Tin", "Tổ trưởng"),
        ("Võ Đạt", "Tổ Ngữ văn", ""),
    ]
    assert [person.phone for person in found.people] == ["028 3850 1234", "", "028 3850 1234", ""]
    assert [person.mobile for person in found.people] == ["", "0903 123 456", "0912 345 678", ""]
    assert found.people[2].email == "lean@truong.edu.vn"
    assert found.private == ("Ngày sinh",)
    assert by_line(found.notes) >= {
        (6, "name", "title-dropped"),
        (6, "phones", "zero-added"),
        (7, "phones", "zero-added"),
        (7, "email", "email-mended"),
        (9, "name", "capitals"),
        (9, "email", "more-emails"),
        (10, "phones", "no-phone"),
        (10, "position", "no-position"),
        (11, "", "end"),
    }


def test_what_must_not_be_kept_is_nowhere_in_the_reading():
    table = [
        ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Địa chỉ nhà", "Hệ số lương", "Chức vụ", "Ghi chú"],
        [1, "Nguyễn Văn An", "12/05/1975", "079075001234", "12 Lê Lợi", "4,98", "Giáo viên", "mới về"],
        ["", "", "01/01/1990", "079090001234", "3 Lê Lai", "2,34", "Giáo viên", ""],
    ]
    found = read_staff(table)
    assert found.private == ("Ngày sinh", "Số CCCD", "Địa chỉ nhà", "Hệ số lương")
    assert found.ignored == ("Ghi chú",)
    for secret in ("1975", "079075001234", "Lê Lợi", "4,98", "1990", "079090001234", "Lê Lai", "mới về"):
        assert secret not in repr(found), secret
    assert (3, "name", "no-name") in by_line(found.notes)


def test_a_birth_date_beside_the_name_is_not_repeated():
    found = read_staff([["STT", "Họ và tên", "Ngày sinh", "Chức vụ"], [1, "Lê Ân (12/05/1975)", "", "Giáo viên"]])
    assert (2, "name", "odd-name") in by_line(found.notes)
    assert "1975" not in repr(found)


def test_headings_in_two_lines_and_names_in_two_columns():
    table = [
        ["TT", "Họ và tên đệm", "Tên", "Ngày sinh", "Ngày sinh", "Chức danh", "Liên hệ", "Liên hệ"],
        ["TT", "Họ và tên đệm", "Tên", "Nam", "Nữ", "Chức danh", "Điện thoại", "Hộp thư điện tử"],
        [1, "Nguyễn Văn", "An", "1975", None, "Hiệu trưởng", "0903123456", "an@truong.edu.vn"],
    ]
    found = read_staff(table)
    assert [(person.name, person.mobile, person.email) for person in found.people] == [
        ("Nguyễn Văn An", "0903 123 456", "an@truong.edu.vn")
    ]
    assert found.private == ("Ngày sinh, Nam", "Ngày sinh, Nữ")


def test_headings_repeated_on_every_page_are_no_people():
    found = read_staff([HEAD, [1, "Nguyễn An", "", "Giáo viên"], HEAD, [2, "Lê Bình", "", "Giáo viên"]])
    assert [person.name for person in found.people] == ["Nguyễn An", "Lê Bình"]


@pytest.mark.parametrize(
    ("table", "error"),
    [([], "no-head"), ([["a", "b"], [1, 2]], "no-head"), ([HEAD], "no-rows"), ([HEAD, [None] * 7], "no-rows")],
)
def test_lists_with_nobody(table, error):
    assert read_staff(table).error == error


def test_a_long_list_is_cut_and_says_so():
    rows = [HEAD, *([number, f"Nguyễn {'An' * (number % 9 + 1)}", "", "Giáo viên"] for number in range(1, 1005))]
    found = read_staff(rows)
    assert len(found.people) == 1000
    assert found.notes[-1].code == "too-many"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I. BAN GIÁM HIỆU (2 người)", "Ban giám hiệu"),
        ("II/ TỔ NGỮ VĂN: 12 GV", "Tổ Ngữ văn"),
        ("TỔ TOÁN - TIN", "Tổ Toán - Tin"),
        ("BGH", "Ban giám hiệu"),
        ("Tổ Khoa học tự nhiên", "Tổ Khoa học tự nhiên"),
        ("3. Tổ bảo vệ", "Tổ bảo vệ"),
        ("VĂN PHÒNG", "Văn phòng"),
    ],
)
def test_titles_of_units(text, title):
    assert unit_title(text) == title


UNITS = [KnownUnit("u1", "Ban giám hiệu"), KnownUnit("u2", "Tổ Toán - Tin học")]
AN = Known("p1", "Nguyễn Văn An", "Ban giám hiệu", "Hiệu trưởng", "028 3850 1234", "", "nvan@truong.edu.vn")


def plan(*rows, known=(AN,), units=UNITS):
    return plan_update(read_staff([HEAD, *rows]), known, units)


def test_the_same_list_again_changes_nothing():
    row = [1, "Nguyễn Văn An", "", "Hiệu trưởng", "BGH", "(028) 38501234", "nvan@truong.edu.vn"]
    (step,) = plan(row).steps
    assert (step.action, step.known, step.unit, step.changes) == ("same", "p1", "u1", ())


def test_changes_name_the_former_values_and_nothing_is_erased():
    (step,) = plan([1, "NGUYEN VAN AN", "", "Chủ tịch Công đoàn", "", "0903123456", ""]).steps
    assert step.action == "changed"
    assert dict(step.changes) == {"name": "Nguyễn Văn An", "position": "Hiệu trưởng", "mobile": ""}


def test_new_people_and_new_units():
    found = plan([1, "Lê Ân", "", "Tổ trưởng", "Toán - Tin học"], [2, "Võ Đạt", "", "Bảo vệ", "Tổ bảo vệ"])
    assert [(step.action, step.unit) for step in found.steps] == [("new", "u2"), ("new", "")]
    assert [(unit.title, unit.kind, unit.people) for unit in found.units] == [("Tổ bảo vệ", "to-bao-ve", 1)]
    assert found.missing == ("Nguyễn Văn An",)


def test_somebody_who_changed_units_is_found_by_the_address():
    found = plan([1, "Nguyễn Văn An", "", "Giáo viên", "Toán - Tin học", "", "NVAN@truong.edu.vn"])
    assert found.steps[0].moves
    assert found.steps[0].known == "p1"
    assert "moves" in {note.code for note in found.notes}


def test_another_person_behind_a_known_address_is_for_somebody_to_decide():
    found = plan([1, "Lê Thị Mới", "", "Hiệu trưởng", "BGH", "", "nvan@truong.edu.vn"])
    assert found.steps == ()
    assert [(note.code, note.words) for note in found.notes] == [("other-name", "Nguyễn Văn An")]


def test_one_address_of_the_school_for_all_is_no_key():
    found = plan(
        [1, "Lê Ân", "", "Giáo viên", "BGH", "", "c2@truong.edu.vn"],
        [2, "Võ Đạt", "", "Giáo viên", "BGH", "", "c2@truong.edu.vn"],
    )
    assert [step.action for step in found.steps] == ["new", "new"]
    assert [note.code for note in found.notes] == ["shared", "shared"]


def test_duplicates_are_named_with_the_line_of_the_first():
    row = [1, "Lê Ân", "", "Giáo viên", "BGH", "", "lan@truong.edu.vn"]
    found = plan(row, [2, "Cô Lê Ân", "", "Giáo viên", "Tổ Toán", "", "lan@truong.edu.vn"])
    assert len(found.steps) == 1
    assert ("twice", "2") in {(note.code, note.words) for note in found.notes}


def test_namesakes_in_one_unit_are_for_somebody_to_decide():
    twins = (Known("a", "Lê Ân", "Ban giám hiệu"), Known("b", "Lê Ân", "Ban giám hiệu"))
    found = plan([1, "Lê Ân", "", "Giáo viên", "BGH"], known=twins)
    assert found.steps == ()
    assert [note.code for note in found.notes] == ["several"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ban giám hiệu", "ban-giam-hieu"),
        ("Tổ Văn phòng", "van-phong"),
        ("TỔ BẢO VỆ", "to-bao-ve"),
        ("Công đoàn", "doan-the"),
        ("Đội TNTP Hồ Chí Minh", "doan-the"),
        ("Hội đồng trường", "hoi-dong"),
        ("Tổ Ngữ văn", "to-chuyen-mon"),
        ("Tổ nuôi dưỡng", "khac"),
    ],
)
def test_kinds_are_guessed_from_titles(title, kind):
    assert guess_kind(title) == kind
