"""Yearbooks on a site: what the catalogue keeps, what tables show, what an import does."""

from AccessControl import Unauthorized
from Acquisition import aq_base
from datetime import date
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate.service import section_folder
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import unit_record
from edu.portal.yearbook import service
from edu.portal.yearbook.intake import read_plan
from edu.portal.yearbook.intake import write_plan
from edu.portal.yearbook.service import Told
from plone import api
from plone.app.testing import logout
from plone.dexterity.utils import createContentInContainer
import pytest
import transaction
from zope.interface import alsoProvides


FIGURES = {"hoc-sinh": "800", "hoc-sinh-nu": "400", "so-lop": "20"}


@pytest.fixture
def section(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    return section_folder(school, "nien-giam-thong-ke")


def add(section, year, figures=None, publish=True, **fields):
    yearbook = createContentInContainer(section, "edu.StatisticsYearbook", school_year=year, **fields)
    yearbook.set_figures(FIGURES if figures is None else figures)
    yearbook.reindexObject()
    if publish:
        api.content.transition(yearbook, "publish")
    return yearbook


def view_of(context, name, **form):
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update(form)
    return api.content.get_view(name, context, request)


def test_the_section_opens_as_the_yearbook(section):
    assert section.getLayout() == "edu-yearbook"
    assert "edu.StatisticsYearbook" in [fti.getId() for fti in section.allowedContentTypes()]


def test_a_yearbook_is_named_by_its_school_year(section):
    yearbook = add(section, 2025)
    assert yearbook.getId() == "nam-hoc-2025-2026"
    assert "2025-2026" in yearbook.Title()


def test_figures_are_kept_as_told_and_others_are_refused(section):
    yearbook = add(section, 2025, {"hoc-sinh": "1234.5", "bo-hoc": "-", "may-tinh": "…", "so-lop": ""})
    assert yearbook.figures == {"bo-hoc": "-", "hoc-sinh": "1234.5", "may-tinh": "…"}
    with pytest.raises(ValueError):
        yearbook.set_figures({"hoc-sinh": "<script>"})
    assert yearbook.set_figures(dict(yearbook.figures)) is False


def test_lists_are_read_from_the_catalogue_alone(section):
    for year in (2023, 2024, 2025):
        add(section, year)
    # The queue of what is to be indexed wakes what it holds.
    service.read_records(section)
    transaction.savepoint(optimistic=True)
    section._p_jar.cacheMinimize()
    records = service.read_records(section)
    assert [record.year.year for record in records] == [2023, 2024, 2025]
    assert records[0].year.figures == FIGURES
    view = view_of(section, "edu-yearbook")
    view.update()
    assert view.groups
    assert [aq_base(section)._tree[name]._p_changed for name in section.objectIds()] == [None] * 3


def test_visitors_see_published_school_years_only_and_editors_all(section):
    add(section, 2024)
    add(section, 2025, publish=False)
    view = view_of(section, "edu-yearbook")
    view.update()
    assert [(heading.label, bool(heading.state)) for heading in view.headings] == [
        ("2024-2025", False),
        ("2025-2026", True),
    ]
    logout()
    assert [record.year.year for record in service.read_records(section)] == [2024]
    assert len(service.read_records(section, everything=True)) == 2


def test_five_years_or_all_of_them(section):
    for year in range(2019, 2026):
        add(section, year)
    view = view_of(section, "edu-yearbook")
    view.update()
    assert view.years == (2021, 2022, 2023, 2024, 2025)
    assert view.has_more
    everything = view_of(section, "edu-yearbook", nam="tat-ca")
    everything.update()
    assert everything.years == tuple(range(2019, 2026))
    assert everything.is_private_to_robots


def test_the_page_has_tables_charts_and_totals(section):
    grades = {f"lop-khoi-{grade}": "5" for grade in (6, 7, 8, 9)}
    add(section, 2024, {**grades, "hoc-sinh": "800"})
    add(section, 2025, {**grades, "lop-khoi-9": "6", "hoc-sinh": "861"}, is_provisional=True)
    html = view_of(section, "edu-yearbook")()
    assert html.count('<svg class="edu-chart" role="img"') >= 3
    assert ">+7,6 %<" in html
    assert ">21<" in html.replace(" ", "").replace("\n", "")
    assert 'id="hoc-sinh"' in html
    assert 'id="co-so-vat-chat"' not in html


@pytest.mark.parametrize(
    ("founded", "held", "missing"),
    [
        (1986, (2024, 2025), (2021, 2022, 2023)),
        (2024, (2025,), (2024,)),
        (1986, (2026, 2025, 2024, 2023, 2022), ()),
        (None, (), (2021, 2022, 2023, 2024, 2025)),
    ],
)
def test_what_the_letter_asks_for_is_told_to_editors(section, founded, held, missing):
    unit_record().founding_year = founded
    for year in held:
        add(section, year)
    assert service.missing_years(service.read_records(section), date(2026, 11, 20)) == missing


def test_offices_count_schools(section):
    read_site().site_types = ("so-gddt",)
    assert "so-truong" in [indicator.id for indicator in service.book_for().indicators]
    add(section, 2025, {"lop-khoi-6": "4"})
    assert "lop-khoi-6" in [found.id for found in service.book_for(service.read_records(section)).indicators]


def test_a_trial_run_writes_nothing_and_says_what_would_happen(section):
    add(section, 2024)
    told = [
        Told(2024, False, {"hoc-sinh": "810", "so-lop": "20", "may-tinh": "-"}),
        Told(2025, True, {"hoc-sinh": "820"}),
    ]
    book = service.book_for()
    before, after = service.plan_import(section, told, book)
    assert (before.is_new, before.added, before.changed, before.same) == (False, 1, 1, 1)
    assert (after.is_new, after.is_provisional, after.added) == (True, True, 1)
    assert section.objectIds() == ["nam-hoc-2024-2025"]


def test_an_import_adds_and_changes_and_takes_nothing_away(section):
    add(section, 2024)
    told = [Told(2024, False, {"hoc-sinh": "810"}), Told(2025, True, {"hoc-sinh": "820"})]
    assert service.apply_import(section, told) == (1, 1)
    assert section["nam-hoc-2024-2025"].figures == {**FIGURES, "hoc-sinh": "810"}
    assert section["nam-hoc-2025-2026"].is_provisional
    assert api.content.get_state(section["nam-hoc-2025-2026"]) == "private"
    records = service.read_records(section)
    assert [(record.year.year, record.year.figures["hoc-sinh"]) for record in records] == [
        (2024, "810"),
        (2025, "820"),
    ]
    assert service.apply_import(section, told) == (0, 0)


def test_somebody_without_rights_imports_nothing(section):
    add(section, 2024)
    other = api.user.create(username="nguoi-khac", email="khac@truong.edu.vn", password="mat-khau-rat-dai-1")
    with api.env.adopt_user(user=other):
        for year in (2024, 2025):
            with pytest.raises(Unauthorized):
                service.apply_import(section, [Told(year, False, {"hoc-sinh": "1"})])


def test_a_plan_comes_back_as_it_was_sent():
    told = [Told(2024, False, {"hoc-sinh": "810", "bo-hoc": "-"}), Told(2025, True, {"dien-tich": "5600.5"})]
    assert read_plan(write_plan(told), 2027) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "x",
        "[" * 100_000,
        None,
        ["a"],
        "{}",
        '[[2024, false, {"hoc-sinh": "a"}]]',
        '[[2024, false, {"nobody-knows": "1"}]]',
        '[[2024, 0, {"hoc-sinh": "1"}]]',
        '[[true, false, {"hoc-sinh": "1"}]]',
        '[[3024, false, {"hoc-sinh": "1"}]]',
        '[[2024, false, {"hoc-sinh": 1}]]',
        '[[2024, false, {"hoc-sinh-mot-lop": "40"}]]',
        '[[2024, false, {"hoc-sinh": "1"}], 7]',
        "9" * 1_000_001,
    ],
)
def test_a_plan_that_somebody_made_up_is_refused(text):
    assert read_plan(text, 2027) == []
