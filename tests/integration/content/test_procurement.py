"""Projects and tenders: what the catalogue knows, what is refused, the page, the list."""

from content_builders import brain_of
from content_builders import publish
from content_builders import stored_file
from datetime import date
from edu.portal import clock
from edu.portal.content.procurement.content import IProcurement
from edu.portal.content.procurement.dong import DongConverter
from edu.portal.core.procurement.record import from_plain
from edu.portal.core.procurement.stages import Steps
from edu.portal.interfaces import IEduPortalLayer
from plone import api
from plone.app.testing import logout
import pytest
from types import SimpleNamespace
from z3c.form.converter import FormatterValidationError
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import Invalid
from zope.interface import alsoProvides
from zope.lifecycleevent import modified
from zope.schema.interfaces import ValidationError


TODAY = date(2026, 11, 20)
OPEN = {"invited_on": date(2026, 11, 10), "closes_on": date(2026, 11, 25)}
WON = {"decided_on": date(2026, 5, 4), "contractor": "Công ty Gỗ Việt", "amount": 204_600_000}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def section(portal):
    folder = api.content.create(portal, "Folder", "du-an", title="Dự án, đấu thầu")
    publish(folder)
    return folder


@pytest.fixture
def tender(section):
    def make(title="Cung cấp bàn ghế", *, draft=False, **values):
        facts = {"kind": "tender", "budget": 216_000_000, **values}
        content = api.content.create(section, "edu.Procurement", title=title, **facts)
        if not draft:
            publish(content)
        return content

    return make


def request_of(context, language="vi", **form):
    request = context.REQUEST.clone()
    request.form.update(form)
    request.environ["HTTP_ACCEPT_LANGUAGE"] = language
    alsoProvides(request, IEduPortalLayer)
    return request


def listed(section, name="edu-procurements", **form):
    view = api.content.get_view(name, section, request_of(section, **form))
    view.update()
    return view


def titles(section, **form):
    return [brain.Title for brain in listed(section, **form).rows]


def test_facts_in_the_catalogue(tender):
    brain = brain_of(tender(number_raw="104/TB", **OPEN, **WON))
    record = from_plain(brain.edu_procurement)
    assert (record.kind, record.budget, record.amount) == ("tender", 216_000_000, 204_600_000)
    assert record.steps == Steps(invited=OPEN["invited_on"], closes=OPEN["closes_on"], decided=WON["decided_on"])
    assert brain.edu_number == "104/TB"
    assert brain.edu_files == ()


def test_files_put_inside_are_known_at_once_and_forgotten_with_them(tender):
    content = tender(file=stored_file("ke-hoach.pdf"))
    api.content.create(content, "File", "phu-luc", title="Phụ lục", file=stored_file("phu-luc.pdf"))
    assert [fact[0] for fact in brain_of(content).edu_files] == ["ke-hoach.pdf", "phu-luc.pdf"]
    api.content.delete(content["phu-luc"])
    assert [fact[0] for fact in brain_of(content).edu_files] == ["ke-hoach.pdf"]


def test_found_by_contractor_and_without_diacritics(tender):
    content = tender(**WON)
    for text in ("gỗ việt", "go viet", "ban ghe"):
        assert [brain.UID for brain in api.content.find(SearchableText=text, portal_type="edu.Procurement")] == [
            content.UID()
        ], text


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (
            {"invited_on": date(2026, 11, 12), "closes_on": date(2026, 11, 10)},
            "“Đóng thầu” (10/11/2026) sớm hơn “Mời thầu”",
        ),
        ({"completed_on": date(2026, 1, 5), "cancelled_on": date(2026, 1, 6)}, "Không thể vừa hoàn thành vừa hủy"),
    ],
)
def test_wrong_dates_are_told_in_a_sentence(dates, words):
    with pytest.raises(Invalid) as refused:
        IProcurement.validateInvariants(SimpleNamespace(**dates))
    assert words in translate(refused.value.args[0], target_language="vi")


def test_dates_in_order_pass():
    IProcurement.validateInvariants(SimpleNamespace(**OPEN, decided_on=date(2026, 12, 1)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "muasamcong.mpi.gov.vn", "https://a b"])
def test_a_notice_is_a_web_address(url):
    with pytest.raises(ValidationError):
        IProcurement["notice_url"].validate(url)
    IProcurement["notice_url"].validate("https://muasamcong.mpi.gov.vn/1")


def test_sums_are_typed_as_people_write_them():
    converter = DongConverter(IProcurement["budget"], None)
    assert converter.toFieldValue("1,25 tỷ") == 1_250_000_000
    assert converter.toFieldValue("  ") is None
    assert converter.toWidgetValue(1_250_000_000) == "1.250.000.000"
    with pytest.raises(FormatterValidationError) as refused:
        converter.toFieldValue("nhiều lắm")
    assert "850 triệu" in translate(refused.value.message, target_language="vi")


def test_the_page_tells_state_steps_and_result(tender):
    content = tender(**OPEN, file=stored_file())
    view = api.content.get_view("edu-procurement", content, request_of(content))
    html = view()
    assert "Đang mời thầu, còn 5 ngày" in html
    assert html.count("edu-timeline-step--done") == 1
    assert html.count('aria-current="step"') == 1
    assert "216.000.000 đồng" in html
    assert view.advice() == []


def test_editors_are_told_what_is_missing_and_visitors_are_not(tender):
    content = tender(closes_on=date(2026, 9, 1), amount=300_000_000)
    view = api.content.get_view("edu-procurement", content, request_of(content))
    assert len(view.advice()) == 3
    logout()
    assert "edu-banner" not in api.content.get_view("edu-procurement", content, request_of(content))()


def test_the_list_is_open_to_bids_first_with_choices(section, tender):
    tender("Cũ", kind="purchase", **WON)
    tender("Đang mời", **OPEN)
    tender("Nháp", draft=True)
    assert titles(section)[0] == "Đang mời"
    view = listed(section)
    kinds, states, _years = view.choices()
    assert [(option.value, option.title) for option in kinds.options if option.value] == [
        ("tender", "Gói thầu (2)"),
        ("purchase", "Mua sắm (1)"),
    ]
    assert {option.value for option in states.options} == {"", "planned", "inviting", "awarded"}
    assert titles(section, field="inviting") == ["Đang mời"]
    assert titles(section, type="purchase", field="inviting") == []
    assert titles(section, text="dang moi") == ["Đang mời"]
    assert titles(section, sort="-title")[0] == "Nháp"
    logout()
    assert "Nháp" not in titles(section)


def test_state_follows_the_day_without_an_edit(section, tender, monkeypatch):
    tender(**OPEN)
    assert "còn 5 ngày" in listed(section).index()
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 26))
    assert "Đã đóng thầu ngày 25/11/2026" in listed(section).index()


def test_papers_stand_among_the_projects(section, tender):
    tender(**OPEN)
    api.content.create(section, "File", "khac", title="Giấy tờ khác", file=stored_file())
    view = listed(section)
    assert len(view.rows) == 2
    assert "Giấy tờ khác" in view.index()


@pytest.mark.parametrize(
    "form", [{"type": "khong-co"}, {"field": "%ff"}, {"sort": "gia"}, {"year": "abc"}, {"field": ["a", "b"]}]
)
def test_strange_questions_are_answered(section, tender, form):
    tender(**OPEN)
    listed(section, **form).index()


def test_beyond_the_end_there_is_nothing(section, tender):
    tender(**OPEN)
    with pytest.raises(NotFound):
        listed(section, b_start="400")


def test_an_empty_section_says_so(section):
    assert "edu-empty" in listed(section).index()


@pytest.mark.parametrize("name", ["edu-procurements-csv", "edu-procurements-xlsx"])
def test_the_list_as_a_file_has_contractor_and_result(section, tender, name):
    tender("=1+1", **WON)
    data = api.content.get_view(name, section, request_of(section))()
    if name.endswith("csv"):
        assert "Công ty Gỗ Việt" in data.decode("utf-8-sig")
        assert "\n=1+1" not in data.decode("utf-8-sig")
    else:
        assert data[:2] == b"PK"


def test_a_change_changes_the_list(section, tender):
    content = tender(**OPEN)
    content.cancelled_on = date(2026, 11, 19)
    modified(content)
    assert "Đã hủy ngày 19/11/2026" in listed(section).index()


def test_the_main_file_is_shown_in_the_page(tender):
    content = tender(**OPEN, file=stored_file("ke-hoach.pdf"))
    html = api.content.get_view("edu-procurement", content, request_of(content))()
    assert 'id="edu-procurement-viewer"' in html
    content.file = None
    html = api.content.get_view("edu-procurement", content, request_of(content))()
    assert 'id="edu-procurement-viewer"' not in html
