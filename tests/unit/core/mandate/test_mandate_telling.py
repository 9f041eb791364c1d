"""Changes and mandates in the words that people read."""

from datetime import date
from edu.portal.core.mandate.compare import compare
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.model import Term
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.outline import Place
from edu.portal.core.mandate.outline import chapters
from edu.portal.core.mandate.outline import groups
from edu.portal.core.mandate.outline import paragraphs
from edu.portal.core.mandate.telling import Line
from edu.portal.core.mandate.telling import Telling
from edu.portal.core.mandate.telling import tell


NEWS, SCHOOL_NEWS = Section("tin-tuc", "Tin tức"), Section("tin-truong", "Tin trường", "tin-tuc")
CATALOG = Catalog(
    sources=(Source("cu", "1/CU", date(2017, 1, 1), date(2017, 1, 1)),),
    sections=(NEWS, SCHOOL_NEWS),
    wordings=(
        Wording("present", "Có ít nhất {min-items} nội dung trong “{section}”"),
        Wording("fields-present", "Có đủ: {fields}"),
    ),
    terms=(Term("phone", "số điện thoại"), Term("nhom", "nhóm một")),
)
TWO, THREE = (Criterion("a", "tin-tuc", "present", params=(("min-items", number),)) for number in "23")


def test_a_change_in_words() -> None:
    change = compare(Resolved((NEWS,), criteria=(TWO,)), Resolved((NEWS,), criteria=(THREE,)))
    line = Line(
        "Tin tức",
        "Có ít nhất 3 nội dung trong “Tin tức”",
        before="Có ít nhất 2 nội dung trong “Tin tức”",
        severity_before="required",
    )
    assert tell(change, CATALOG) == Telling(stricter=(line,))


def test_a_section_that_no_letter_knows_any_more_keeps_its_name() -> None:
    gone = Section("dien-dan", "Diễn đàn")
    asked = Criterion("b", "dien-dan", "present")
    told = tell(compare(Resolved((gone,), criteria=(asked,)), Resolved()), CATALOG)
    assert told.dropped == (Line("Diễn đàn", "Có ít nhất 1 nội dung trong “Diễn đàn”"),)


def test_demands_of_rules_that_are_gone_or_changed_are_still_said() -> None:
    unknown = Criterion("c", "", "per-fortnight")
    unreadable = Criterion("d", "", "fields-present", params=(("fields", "phone phone"),))
    told = tell(compare(Resolved(), Resolved(criteria=(unknown, unreadable))), CATALOG)
    assert [line.text for line in told.added] == ["per-fortnight", "Có đủ: phone phone"]


def test_a_mandate_to_read() -> None:
    cited = (Citation("cu", "mục 1", "S1", "mở chuyên mục"), Citation("cu", "mục 1", "S2", "mở chuyên mục"))
    section = Section("tin-tuc", "Tin tức", citations=cited)
    advice = Criterion("a", "tin-tuc", "fields-present", "recommended", params=(("fields", "phone"),), citations=cited)
    duty = Criterion("z", "tin-tuc", "present")
    whole = Criterion("w", "", "present")
    statement = Criterion("x", "tin-tuc", "attested", params=(("attestation", "x"),))
    resolved = Resolved((section, SCHOOL_NEWS), criteria=(advice, statement, whole, duty))
    first, second = chapters(resolved, CATALOG)
    assert (first.depth, second.depth) == (0, 1)
    assert first.places == (Place("1/CU", "mục 1", "mở chuyên mục"),)
    assert [demand.id for demand in first.demands] == ["z", "a"]
    assert first.demands[1].text == "Có đủ: số điện thoại"
    assert first.demands[1].places == first.places
    assert [demand.id for demand in paragraphs(resolved, "", CATALOG)] == ["w"]


def test_items_stand_in_their_groups() -> None:
    items = (
        Item("1", "tin-tuc", "Một", "nhom"),
        Item("2", "tin-tuc", "Hai", "khac"),
        Item("3", "tin-tuc", "Ba", "nhom"),
    )
    found = groups(Resolved(items=items), CATALOG)
    assert [(group.title, [item.id for item in group.items]) for group in found] == [
        ("Nhóm một", ["1", "3"]),
        ("Khac", ["2"]),
    ]
