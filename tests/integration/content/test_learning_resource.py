"""Learning resources: what the catalogue knows, what is refused, the page, the lists."""

from base64 import b64encode
from content_builders import brain_of
from content_builders import publish
from content_builders import stored_file
from datetime import date
from edu.portal import clock
from edu.portal.content.learning_resource.checks import NotAPackage
from edu.portal.content.learning_resource.checks import NotAPlayer
from edu.portal.content.learning_resource.content import ILearningResource
from edu.portal.core.learning.record import from_plain
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.testing.lesson_packages import archive
from edu.portal.testing.lesson_packages import html5
from edu.portal.testing.lesson_packages import scorm12
import json
from plone import api
from plone.app.testing import logout
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
import pytest
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.lifecycleevent import modified
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.interfaces import ValidationError


TODAY = date(2026, 11, 20)
SECTION = "bai-giang-e-learning"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def section(portal):
    folder = api.content.create(portal, "Folder", "bai-giang", title="Bài giảng", edu_section=SECTION)
    publish(folder)
    return folder


@pytest.fixture
def lesson(section):
    def make(title="Phân số bằng nhau", *, draft=False, **values):
        facts = {
            "kind": "e-learning",
            "lesson_subject": "toán",
            "grade": "6",
            "semester": "1",
            "school_year": 2026,
            "author_names": "Bùi Hữu Nghị",
            "own_teacher": True,
            **values,
        }
        content = api.content.create(section, "edu.LearningResource", title=title, **facts)
        if not draft:
            publish(content)
        return content

    return make


def package(data=None):
    return stored_file("bai.zip", html5() if data is None else data, "application/zip")


def request_of(context, language="vi", **form):
    request = context.REQUEST.clone()
    request.form.update(form)
    request.environ["HTTP_ACCEPT_LANGUAGE"] = language
    alsoProvides(request, IEduPortalLayer)
    return request


def view_of(context, name, **form):
    return api.content.get_view(name, context, request_of(context, **form))


def listed(section, name="edu-lessons", **form):
    view = view_of(section, name, **form)
    view.update()
    return view


def titles(section, **form):
    return [brain.Title for brain in listed(section, **form).rows]


def test_facts_in_the_catalogue(lesson):
    content = lesson(author_names="Bùi Hữu Nghị; Châu Ngọc Diễm", licence="cc-by", package=package())
    record = from_plain(brain_of(content).edu_learning)
    assert (record.kind, record.subject, record.grade, record.semester) == ("e-learning", "Toán", "6", "1")
    assert record.author == ("Bùi Hữu Nghị", "Châu Ngọc Diễm")
    assert record.formats == ("package",)
    assert record.first_published is not None


@pytest.mark.parametrize(
    ("index", "value"),
    [
        ("edu_learning_kind", "e-learning"),
        ("edu_subject", "Toán"),
        ("edu_grade", "6"),
        ("edu_semester", "1"),
        ("edu_school_year", 2026),
        ("edu_author", "Bùi Hữu Nghị"),
        ("edu_licence", "cc-by"),
    ],
)
def test_found_by_every_index(lesson, index, value):
    content = lesson(licence="cc-by")
    assert [brain.UID for brain in api.content.find(**{index: value})] == [content.UID()]


def test_a_draft_was_never_published(lesson):
    draft = lesson(draft=True)
    assert from_plain(brain_of(draft).edu_learning).first_published is None
    publish(draft)
    assert from_plain(brain_of(draft).edu_learning).first_published is not None


def test_the_first_publication_stays(lesson):
    content = lesson()
    first = from_plain(brain_of(content).edu_learning).first_published
    api.content.transition(content, "retract")
    content.setEffectiveDate("2020/01/01")
    publish(content)
    assert from_plain(brain_of(content).edu_learning).first_published == first


def test_found_by_the_words_of_its_file_and_its_subject(lesson):
    content = lesson(
        lesson_subject="KHTN", file=stored_file("giao-an.txt", "đo khối lượng riêng".encode(), "text/plain")
    )
    for words in ("khối lượng riêng", "khoa học tự nhiên", "lớp 6", "Bùi Hữu Nghị"):
        assert [brain.UID for brain in api.content.find(SearchableText=words)] == [content.UID()]


def test_a_further_file_is_listed(lesson):
    content = lesson(file=stored_file())
    extra = api.content.create(content, "File", "phieu", file=stored_file("phieu.pdf"))
    assert len(brain_of(content).edu_files) == 2
    api.content.delete(extra)
    assert len(brain_of(content).edu_files) == 1


def test_the_kind_follows_the_section(section, portal):
    field = ILearningResource["kind"]
    assert field.bind(section).default == "e-learning"
    assert field.bind(portal).default == "other"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no archive", "ZIP"),
        (archive({"bai.js": "1"}), "index.html"),
        (archive({"index.html": "x", "chay.php": "x"}), "chay.php"),
        (archive({"index.html": "x", "../x.js": "x"}), "../x.js"),
    ],
)
def test_a_package_that_cannot_run_is_refused_with_a_sentence(portal, data, words):
    field = ILearningResource["package"].bind(portal)
    with pytest.raises(NotAPackage) as error:
        field.validate(package(data))
    assert words in translate(error.value.doc(), target_language="en")


@pytest.mark.parametrize("data", [html5(), scorm12()])
def test_a_package_that_runs_is_taken(portal, data):
    ILearningResource["package"].bind(portal).validate(package(data))


@pytest.mark.parametrize("address", ["https://example.org/phim", "javascript:alert(1)", "khong phai"])
def test_unknown_players_are_refused(portal, address):
    with pytest.raises(NotAPlayer) as error:
        ILearningResource["player_address"].bind(portal).validate(address)
    assert "YouTube" in translate(error.value.doc(), target_language="en")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "truong.example", "https://a b"])
def test_links_are_web_addresses(portal, address):
    with pytest.raises(ValidationError):
        ILearningResource["link"].bind(portal).validate(address)


@pytest.mark.parametrize(
    ("name", "value"),
    [("Grades", "6"), ("Semesters", "all"), ("LessonYears", 2027), ("Licences", "cc0"), ("LearningKinds", "other")],
)
def test_choices(portal, name, value):
    assert value in getUtility(IVocabularyFactory, f"edu.portal.{name}")(portal)


def test_an_old_school_year_stays_possible(lesson):
    content = lesson(school_year=1999)
    assert 1999 in getUtility(IVocabularyFactory, "edu.portal.LessonYears")(content)


def test_authors_of_the_directory_are_suggested(portal, lesson):
    lesson(author_names="Lê Thu Hà")
    api.content.create(portal, "edu.StaffMember", "an", title="Trần Lê Minh An")
    names = [term.value for term in getUtility(IVocabularyFactory, "edu.portal.LessonAuthors")(portal)]
    assert names == ["Trần Lê Minh An", "Lê Thu Hà"]


def test_the_page_tells_the_facts_and_plays_nothing_by_itself(lesson):
    content = lesson(licence="cc-by", player_address="https://youtu.be/dQw4w9WgXcQ", link="https://example.org/bai")
    html = view_of(content, "edu-learning-resource")()
    for words in ("Toán", "Lớp 6", "2026-2027", "Bùi Hữu Nghị", "creativecommons.org", "example.org"):
        assert words in html
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in html
    assert "<iframe" not in html


def test_an_author_in_the_directory_is_linked(portal, lesson):
    person = api.content.create(portal, "edu.StaffMember", "nghi", title="Bùi Hữu Nghị")
    assert f'href="{person.absolute_url()}"' in view_of(lesson(), "edu-learning-resource")()


def test_an_editor_is_told_what_is_missing(lesson):
    content = lesson(lesson_subject="", licence=None)
    assert len(view_of(content, "edu-learning-resource").advice()) == 3
    complete = lesson("B", licence="cc-by", link="https://example.org")
    assert view_of(complete, "edu-learning-resource").advice() == []


def test_the_page_of_the_lesson_has_a_frame_without_origin(lesson):
    content = lesson(package=package())
    view = view_of(content, "edu-lesson")
    html = view()
    assert 'sandbox="allow-scripts allow-forms"' in html
    assert "allow-same-origin" not in html
    assert view.frame_url.startswith(f"{content.absolute_url()}/@@edu-package/")
    assert view.frame_url.endswith("/index.html")


def test_the_parts_of_a_lesson_are_links(lesson):
    content = lesson(package=package(scorm12()))
    view = view_of(content, "edu-lesson", phan="2")
    assert [(part.title, part.is_current) for part in view.parts()] == [("Khởi động", False), ("Luyện tập", True)]
    assert view.frame_url.endswith("/luyen-tap.html?phan=2")
    assert view.is_scorm


@pytest.mark.parametrize("asked", ["0", "3", "-1", "a", "99999"])
def test_an_unknown_part_is_the_first(lesson, asked):
    assert view_of(lesson(package=package(scorm12())), "edu-lesson", phan=asked).current == 1


def test_without_a_package_there_is_no_page_of_the_lesson(lesson):
    with pytest.raises(NotFound):
        view_of(lesson(), "edu-lesson")()


def test_a_stored_package_that_became_unreadable_is_told_to_editors(lesson):
    content = lesson(package=package(b"broken"))
    view = view_of(content, "edu-lesson")
    assert "<iframe" not in view()
    assert view.failure


def test_the_list_and_its_choices(section, lesson):
    lesson("A", grade="7", licence="cc-by")
    lesson("B", lesson_subject="Ngữ văn", semester="2", school_year=2025)
    lesson("C", author_names="Lê Thu Hà; Bùi Hữu Nghị")
    assert sorted(titles(section)) == ["A", "B", "C"]
    assert titles(section, subject="Ngữ văn") == ["B"]
    assert titles(section, grade="7") == ["A"]
    assert titles(section, semester="2") == ["B"]
    assert titles(section, school_year="2025") == ["B"]
    assert titles(section, author="Lê Thu Hà") == ["C"]
    assert titles(section, licence="cc-by") == ["A"]
    assert titles(section, subject="Hóa học") == []
    assert titles(section, sort="-title") == ["C", "B", "A"]
    assert titles(section, sort="grade")[-1] == "A"


def test_choices_count_what_they_would_show(section, lesson):
    lesson("A", grade="7")
    lesson("B")
    lesson("C", lesson_subject="Ngữ văn")
    view = listed(section, subject="Toán")
    shown = {choice.name: [option.title for option in choice.options] for choice in view.choices()}
    assert shown["grade"][1:] == ["Lớp 6 (1)", "Lớp 7 (1)"]
    assert shown["subject"][1:] == ["Ngữ văn (1)", "Toán (2)"]


def test_pages_and_exports_carry_the_question_along(section, lesson):
    lesson()
    view = listed(section, subject="Toán", grade="6")
    for address in (view.export_url, view.workbook_url, view.page_url(2)):
        assert "subject=To%C3%A1n&grade=6" in address
    assert view.is_filtered
    assert view.is_private_to_robots


def test_the_exports(section, lesson):
    lesson(licence="cc-by")
    rows = listed(section, "edu-lessons-csv").export_rows()
    assert rows[0][:2] == ["Tên bài", "Môn học"]
    assert rows[1][:6] == ["Phân số bằng nhau", "Toán", "Lớp 6", "Học kỳ I", "2026-2027", "Bùi Hữu Nghị"]
    assert view_of(section, "edu-lessons-csv")().startswith(b"\xef\xbb\xbf")
    assert view_of(section, "edu-lessons-xlsx")().startswith(b"PK")


def test_other_papers_stand_among_them(section, lesson):
    lesson()
    api.content.create(section, "File", "mau", title="Mẫu giáo án", file=stored_file())
    assert "Mẫu giáo án" in titles(section)
    assert titles(section, grade="6") == ["Phân số bằng nhau"]
    assert titles(section, sort="author")[-1] == "Mẫu giáo án"


def test_the_list_is_a_page_for_visitors_too(section, lesson):
    lesson()
    lesson("Bản nháp", draft=True)
    logout()
    html = view_of(section, "edu-lessons")()
    assert "Phân số bằng nhau" in html
    assert "Bản nháp" not in html
    assert "edu-year-counts" not in html


def test_editors_see_the_count_of_the_year(section, lesson, monkeypatch):
    lesson("A")
    lesson("B", own_teacher=False)
    lesson("C", draft=True)
    view = listed(section)
    monkeypatch.setattr(type(view), "_wanted", lambda self: [(3, "school-year")])
    (count,) = [row for row in view.years() if row.found]
    assert (count.found, count.wanted, count.css) == (1, 3, "edu-state--soon")
    assert count.year == "School year ${year}"
    assert "edu-year-counts" in view_of(section, "edu-lessons")()


def test_years_are_those_of_the_letter(section, lesson, monkeypatch):
    lesson("A")
    view = listed(section)
    first = view.all_rows[0].record.first_published
    monkeypatch.setattr(clock, "today", lambda: date(first.year + 1, 1, 5))
    monkeypatch.setattr(type(view), "_wanted", lambda self: [(3, "year"), (2, "school-year")])
    assert [(row.year.mapping["year"], row.found, row.wanted) for row in view.years()] == [
        (str(first.year + 1), 0, 3),
        (str(first.year), 1, 3),
    ]


def test_the_list_follows_an_edit(section, lesson):
    content = lesson()
    assert titles(section, subject="Toán")
    content.lesson_subject = "Tin học"
    modified(content)
    assert titles(section, subject="Tin học")


def test_the_feed_lists_them(section, lesson):
    lesson()
    assert "Phân số bằng nhau".encode() in view_of(section, "edu-rss")()


def test_rest_reads_it(lesson):
    content = lesson(licence="cc-by", package=package())
    told = getMultiAdapter((content, request_of(content)), ISerializeToJson)()
    assert told["grade"] == {"token": "6", "title": "Lớp 6"}
    assert told["licence"]["token"] == "cc-by"
    assert told["package"]["download"].endswith("/@@download/package")


def written(content, data):
    request = request_of(content)
    request["BODY"] = json.dumps({"package": {"data": b64encode(data).decode(), "encoding": "base64"}})
    getMultiAdapter((content, request), IDeserializeFromJson)()
    return content.package.data


def test_rest_writes_a_package_that_runs_and_refuses_others(lesson):
    content = lesson()
    assert written(content, html5()) == html5()
    with pytest.raises(BadRequest, match="a\\.exe"):
        written(content, html5(**{"a.exe": "x"}))
    assert content.package.data == html5()
