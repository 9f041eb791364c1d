"""The views of people: by unit, as a directory, of one unit, of one person."""

from content_builders import brain_of
from content_builders import publish
from edu.portal.content.people.tree import read_directory
from edu.portal.content.people.tree import read_tree
from plone import api
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobImage
import pytest
from zope.lifecycleevent import modified


@pytest.fixture
def organisation(portal):
    """A folder with two levels of units."""
    folder = api.content.create(portal, "Folder", "to-chuc", title="Cơ cấu tổ chức")
    board = api.content.create(folder, "edu.OrgUnit", "bgh", title="Ban giám hiệu", kind="ban-giam-hieu")
    teams = api.content.create(folder, "edu.OrgUnit", "to", title="Các tổ", kind="to-chuyen-mon")
    maths = api.content.create(teams, "edu.OrgUnit", "toan", title="Tổ Toán", kind="to-chuyen-mon")
    for each in (folder, board, teams, maths):
        publish(each)
    return folder


def names(brains):
    return [brain.Title for brain in brains]


def test_the_tree_keeps_the_order_of_the_folders(organisation, person):
    person("Trần Hiệu Trưởng", organisation["bgh"])
    person("Lê An", organisation["bgh"])
    person("Đỗ Dũng", organisation["to"]["toan"])
    root = read_tree(organisation)
    assert [node.brain.Title for node in root.units] == ["Ban giám hiệu", "Các tổ"]
    assert names(root.units[0].people) == ["Trần Hiệu Trưởng", "Lê An"]
    assert names(root.units[1].units[0].people) == ["Đỗ Dũng"]
    organisation.moveObjectsToTop(["to"])
    organisation["bgh"].moveObjectsToTop(["le-an"])
    for content in (organisation["to"], organisation["bgh"], organisation["bgh"]["le-an"]):
        content.reindexObject()
    root = read_tree(organisation)
    assert [node.brain.Title for node in root.units] == ["Các tổ", "Ban giám hiệu"]
    assert names(root.units[1].people) == ["Lê An", "Trần Hiệu Trưởng"]


def test_people_of_an_invisible_unit_move_up(organisation, person):
    person("Đỗ Dũng", organisation["to"]["toan"])
    api.content.transition(organisation["to"]["toan"], "retract")
    logout()
    root = read_tree(organisation)
    assert names(root.units[1].people) == ["Đỗ Dũng"]
    assert root.units[1].units == []


def test_the_directory_is_ordered_by_given_name(organisation, person):
    for name in ("Nguyễn Thị Ánh", "Lê Ân", "Trần Văn An", "Võ Đạt", "Phạm Dung"):
        person(name, organisation["bgh"])
    assert names(entry.brain for entry in read_directory("")) == [
        "Trần Văn An",
        "Nguyễn Thị Ánh",
        "Lê Ân",
        "Phạm Dung",
        "Võ Đạt",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dat", ["Võ Đạt"]),
        ("ĐẠT", ["Võ Đạt"]),
        ("to toan", ["Võ Đạt"]),
        ("hieu truong", ["Lê Ân"]),
        ("ban giam hieu an", ["Lê Ân"]),
        ("0903", []),
        ("3850", []),
        ("", ["Lê Ân", "Võ Đạt"]),
    ],
)
def test_the_directory_is_searched_by_name_position_and_unit(organisation, person, text, found):
    person("Lê Ân", organisation["bgh"], position="Hiệu trưởng")
    person("Võ Đạt", organisation["to"]["toan"], position="Giáo viên")
    assert names(entry.brain for entry in read_directory(text)) == found


def test_a_folder_with_units_shows_them(organisation, person):
    person("Lê Ân", organisation["bgh"], position="Hiệu trưởng")
    page = organisation.restrictedTraverse("@@edu-people")()
    for expected in ("edu-orgchart", "Ban giám hiệu", "Tổ Toán", "Lê Ân", "Hiệu trưởng", "tel:+842838501234", "LÂ"):
        assert expected in page, expected
    assert "<table" not in page


def test_a_folder_without_units_shows_the_directory(portal, organisation, person):
    person("Lê Ân", organisation["bgh"], position="Hiệu trưởng")
    folder = api.content.create(portal, "Folder", "danh-ba", title="Danh bạ")
    page = folder.restrictedTraverse("@@edu-people")()
    for expected in ('<th scope="row"', "Lê Ân", "Hiệu trưởng", "Ban giám hiệu", "028 3850 1234", "<caption"):
        assert expected in page, expected


def directory_page(folder, **form):
    folder.REQUEST.form.clear()
    folder.REQUEST.form.update(form)
    return folder.restrictedTraverse("@@edu-people")


def test_an_empty_directory_and_an_empty_search_say_so(portal, person):
    folder = api.content.create(portal, "Folder", "danh-ba", title="Danh bạ")
    assert "edu-empty" in directory_page(folder)()
    person("Lê Ân")
    portal.REQUEST.__annotations__.clear()
    assert "edu-empty" in directory_page(folder, text="<script>")()
    portal.REQUEST.__annotations__.clear()
    assert "<script>" not in directory_page(folder, text="<script>")()


@pytest.mark.parametrize(("asked", "page"), [("", 1), ("2", 2), ("99", 2), ("-1", 1), ("x", 1), ("²", 1), (["2"], 1)])
def test_pages_of_the_directory(portal, monkeypatch, asked, page):
    monkeypatch.setattr("edu.portal.content.people.views.PAGE_SIZE", 3)
    for number in range(4):
        api.content.create(portal, "edu.StaffMember", f"p{number}", title=f"Lê {number}", position="Giáo viên")
    folder = api.content.create(portal, "Folder", "danh-ba", title="Danh bạ")
    view = directory_page(folder, trang=asked)
    assert (view.pages.number, view.pages.count) == (page, 2)
    assert len(view.rows()) == (3 if page == 1 else 1)
    assert view.page_url(2).endswith("/danh-ba?trang=2")


def test_the_page_of_a_unit(organisation, person):
    unit = organisation["bgh"]
    unit.functions = RichTextValue("<p>Quản lý nhà trường</p><script>x</script>", "text/html", "text/x-html-safe")
    unit.phone = "028 3850 1234"
    unit.email = "bgh@thcsbokenh.edu.vn"
    modified(unit)
    person("Lê Ân", unit)
    page = unit.restrictedTraverse("@@edu-org-unit")()
    for expected in ("Quản lý nhà trường", "tel:+842838501234", "bgh@thcsbokenh.edu.vn", "Lê Ân"):
        assert expected in page, expected
    assert "<script>x" not in page
    assert len(api.content.find(SearchableText="quan ly nha truong")) == 1
    assert brain_of(unit).edu_unit_kind == "ban-giam-hieu"


def test_the_page_of_a_person_shows_unit_and_duties(organisation, person):
    content = person("Lê Ân", organisation["bgh"], duties="Phụ trách chung\n\nTài chính\n")
    view = content.restrictedTraverse("@@edu-staff-member")
    assert view.duties() == ["Phụ trách chung", "Tài chính"]
    assert view.unit()["title"] == "Ban giám hiệu"
    assert len(view.withheld()) == 2
    page = view()
    assert "Tài chính" in page
    assert "0903" not in page


def test_a_portrait_that_is_no_picture_does_not_break_the_page(organisation, person):
    content = person("Lê Ân", organisation["bgh"], photo=NamedBlobImage(b"no picture", "image/png", "x.png"))
    assert "Lê Ân" in content.restrictedTraverse("@@edu-staff-member")()


def test_the_position_stands_under_the_name_in_lists(person):
    brain = brain_of(person("Lê Ân", position="Hiệu trưởng"))
    assert brain.Description == "Hiệu trưởng"
    assert len(api.content.find(SearchableText="hieu truong")) == 1
    assert len(api.content.find(SearchableText="0903")) == 0
