"""The pages of the yearbook through the publisher: entering, importing, exporting, and who may what."""

from edu.portal.mandate.service import section_folder
from edu.portal.sheets.reader import read_tables
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.testing.fixtures import browser_for
import io
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
import re
import transaction


@pytest.fixture
def section(functional_school):
    functional_school.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = section_folder(functional_school, "nien-giam-thong-ke")
    for year, pupils in ((2023, "780"), (2024, "800")):
        yearbook = createContentInContainer(folder, "edu.StatisticsYearbook", school_year=year)
        yearbook.set_figures({"hoc-sinh": pupils, "hoc-sinh-nu": "390", "bo-hoc": "-", "dien-tich": "5600.5"})
        yearbook.reindexObject()
        api.content.transition(yearbook, "publish")
    transaction.commit()
    return folder


@pytest.fixture
def editor(functional_school, section):
    browser = browser_for(functional_school, manager=True)
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    return browser


@pytest.fixture
def visitor(functional_school, section):
    browser = browser_for(functional_school)
    browser.handleErrors = True
    return browser


def figures_of(section, name):
    transaction.begin()
    return dict(section[name].figures)


def entry(editor, section, group="hoc-sinh"):
    editor.open(f"{section.absolute_url()}/nam-hoc-2024-2025/@@edu-yearbook-figures?nhom={group}")
    return editor.getForm(action="edu-yearbook-figures")


def test_a_visitor_reads_the_yearbook_and_its_files(visitor, section):
    visitor.open(section.absolute_url())
    assert "5.600,5" in visitor.contents
    assert 'role="img"' in visitor.contents
    assert "edu-yearbook-import" not in visitor.contents
    visitor.open(f"{section.absolute_url()}/nam-hoc-2024-2025")
    assert ">800<" in visitor.contents
    assert "edu-yearbook-figures" not in visitor.contents
    visitor.open(f"{section.absolute_url()}/@@edu-yearbook-csv")
    assert "5.600,5" in visitor.contents


@pytest.mark.parametrize(
    "page", ["@@edu-yearbook-import", "@@edu-yearbook-template", "nam-hoc-2024-2025/@@edu-yearbook-figures"]
)
def test_visitors_do_not_write(visitor, section, page):
    visitor.open(f"{section.absolute_url()}/{page}")
    assert "/login" in visitor.url


def test_figures_are_entered_in_both_ways_of_writing(editor, section):
    form = entry(editor, section)
    form.getControl(name="so-lieu-hoc-sinh").value = "1.210"
    form.getControl(name="so-lieu-hoc-sinh-nu").value = "1,001"
    form.getControl(name="so-lieu-bo-hoc").value = "–"
    form.getControl(name="so-lieu-luu-ban").value = "..."
    form.getControl(name="save").click()
    assert editor.url.endswith("nam-hoc-2024-2025")
    assert figures_of(section, "nam-hoc-2024-2025") == {
        "hoc-sinh": "1210",
        "hoc-sinh-nu": "1001",
        "bo-hoc": "-",
        "luu-ban": "…",
        "dien-tich": "5600.5",
    }
    editor.open(section.absolute_url())
    assert "1.210" in editor.contents


def test_nothing_typed_is_lost_and_nothing_is_stored_when_a_figure_is_wrong(editor, section):
    form = entry(editor, section)
    form.getControl(name="so-lieu-hoc-sinh").value = "tám trăm"
    form.getControl(name="so-lieu-hoc-sinh-nu").value = "400"
    form.getControl(name="save").click()
    assert editor.headers["status"].startswith("422")
    form = editor.getForm(action="edu-yearbook-figures")
    assert form.getControl(name="so-lieu-hoc-sinh").value == "tám trăm"
    assert form.getControl(name="so-lieu-hoc-sinh-nu").value == "400"
    assert 'aria-invalid="true"' in editor.contents
    assert 'role="alert"' in editor.contents
    assert figures_of(section, "nam-hoc-2024-2025")["hoc-sinh"] == "800"


def test_more_girls_than_pupils_are_refused(editor, section):
    form = entry(editor, section)
    form.getControl(name="so-lieu-hoc-sinh-nu").value = "801"
    form.getControl(name="save").click()
    assert editor.headers["status"].startswith("422")
    assert 'id="so-lieu-hoc-sinh-nu-e"' in editor.contents
    assert figures_of(section, "nam-hoc-2024-2025")["hoc-sinh-nu"] == "390"


def test_one_group_follows_the_other(editor, section):
    entry(editor, section, "truong").getControl(name="next").click()
    assert editor.url.endswith("nhom=lop")
    editor.open(f"{section.absolute_url()}/nam-hoc-2024-2025/@@edu-yearbook-figures?nhom=x")
    assert editor.headers["status"].startswith("404")


def test_a_form_from_elsewhere_is_refused(editor, section):
    editor.post(
        f"{section.absolute_url()}/nam-hoc-2024-2025/@@edu-yearbook-figures", "nhom=hoc-sinh&so-lieu-hoc-sinh=1&save=1"
    )
    assert editor.headers["status"].startswith("403")
    assert figures_of(section, "nam-hoc-2024-2025")["hoc-sinh"] == "800"


def test_a_school_year_has_one_yearbook(editor, section):
    editor.open(f"{section.absolute_url()}/++add++edu.StatisticsYearbook")
    editor.getControl(name="form.widgets.school_year:list").value = ["2024"]
    editor.getControl(name="form.buttons.save").click()
    assert "++add++" in editor.url
    editor.getControl(name="form.widgets.school_year:list").value = ["2022"]
    editor.getControl(name="form.buttons.save").click()
    transaction.begin()
    assert "nam-hoc-2022-2023" in section.objectIds()


def upload(editor, section, data, name="nien-giam.xlsx"):
    editor.open(f"{section.absolute_url()}/@@edu-yearbook-import")
    form = editor.getForm(action="edu-yearbook-import")
    form.getControl(name="file").add_file(io.BytesIO(data), "application/octet-stream", name)
    form.submit()


HEAD = ("Chỉ tiêu", "2021-2022", "2022-2023", "2023-2024", "2024-2025", "Sơ bộ 2025-2026")


def test_the_layout_of_five_columns_is_tried_out_and_taken_in(editor, section):
    rows = (
        HEAD,
        ("Tổng số học sinh", "700", "1.750", None, 800, "1,805"),
        ("  Trong đó: Nữ", 340, 360, None, 395, "-"),
        ("Diện tích đất (m2)", "5.600,5", "5,600.5", None, None, 6000.25),
        ("Số nhà để xe", 1, 1, 1, 1, 1),
        ("Chỉ số phát triển (năm trước = 100)",),
        ("Tổng số học sinh", None, 250, None, None, 225.6),
    )
    upload(editor, section, write_xlsx([Sheet("Niên giám", rows)]))
    transaction.begin()
    assert len(section.objectIds()) == 2
    assert "Số nhà để xe" in editor.contents
    editor.getForm(index=_plan_form(editor)).submit()
    assert editor.url.rstrip("/").endswith("nien-giam-thong-ke")
    assert figures_of(section, "nam-hoc-2021-2022") == {"hoc-sinh": "700", "hoc-sinh-nu": "340", "dien-tich": "5600.5"}
    assert figures_of(section, "nam-hoc-2025-2026") == {"hoc-sinh": "1805", "hoc-sinh-nu": "-", "dien-tich": "6000.25"}
    assert section["nam-hoc-2025-2026"].is_provisional
    assert figures_of(section, "nam-hoc-2023-2024")["hoc-sinh"] == "780"
    assert figures_of(section, "nam-hoc-2024-2025")["hoc-sinh-nu"] == "395"


def _plan_form(editor):
    forms = re.findall(r"<form\b.*?</form>", editor.contents, re.DOTALL)
    return next(place for place, form in enumerate(forms) if 'name="plan"' in form)


def test_what_is_wrong_is_told_by_cell_and_nothing_can_be_stored(editor, section):
    rows = (HEAD, ("Tổng số học sinh", "700", "nhiều", 1.5, 800, 805), ("Nữ", 701, 1, 1, 1, 1))
    upload(editor, section, write_xlsx([Sheet("HS", rows)]))
    assert 'name="plan"' not in editor.contents
    for place in ("HS, C2", "HS, D2", "HS, B3"):
        assert place in editor.contents


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"%PDF-1.7", "a.xlsx"), (b"<html><table>", "a.xls"), (b"", "a.csv"), (b"PK\x03\x04xx", "a.xlsx")],
)
def test_what_is_no_spreadsheet_gets_a_sentence(editor, section, data, name):
    upload(editor, section, data, name)
    assert 'role="alert"' in editor.contents
    assert 'name="plan"' not in editor.contents
    assert "Traceback" not in editor.contents


def test_a_made_up_plan_is_refused(editor, section):
    editor.open(f"{section.absolute_url()}/@@edu-yearbook-import")
    token = re.search(r'name="_authenticator"\s+value="(\w+)"', editor.contents)[1]
    editor.post(
        f"{section.absolute_url()}/@@edu-yearbook-import",
        f'_authenticator={token}&plan=[[2020,false,{{"hoc-sinh":"x"}}]]',
    )
    assert 'role="alert"' in editor.contents
    transaction.begin()
    assert "nam-hoc-2020-2021" not in section.objectIds()


@pytest.mark.parametrize("view", ["edu-yearbook-xlsx", "edu-yearbook-template", "edu-yearbook-csv"])
def test_what_is_exported_can_be_imported(editor, section, view):
    editor.open(f"{section.absolute_url()}/@@{view}")
    data = editor._response.body
    name = "a.csv" if view.endswith("csv") else "a.xlsx"
    assert read_tables(data, name)[0].rows
    upload(editor, section, data, name)
    assert 'name="plan"' in editor.contents
    assert "Các dòng sau bị bỏ qua" not in editor.contents
    editor.getForm(index=_plan_form(editor)).submit()
    assert figures_of(section, "nam-hoc-2024-2025") == {
        "hoc-sinh": "800",
        "hoc-sinh-nu": "390",
        "bo-hoc": "-",
        "dien-tich": "5600.5",
    }
    assert len(section.objectIds()) == 2
