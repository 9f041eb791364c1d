"""Files of the mandate: reading, refusing, writing back, storing, linting."""

import datetime
from edu.portal.core.mandate.lint import Known
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.merge import replace_documents
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Band
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Feature
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Scale
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.model import Term
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.plain import document_from_plain
from edu.portal.core.mandate.plain import document_to_plain
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.writer import write_document
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
from unicodedata import normalize


ROOT = Path(__file__).parents[4]
CORPUS = ROOT / "tests" / "corpus" / "mandate"
WORDS = read_document((ROOT / "profiles/default/mandate/12-loi-van.xml").read_bytes(), "loi-van.xml")
OUR_FILES = sorted((ROOT / "profiles").glob("*/mandate/*.xml"))
UNREADABLE = json.loads((CORPUS / "bad" / "cases.json").read_text(encoding="utf-8"))
INCONSISTENT = json.loads((CORPUS / "bad" / "lint.json").read_text(encoding="utf-8"))
SITE = Known(
    portal_types=frozenset({"Folder", "Document"}),
    views=frozenset({"edu-table"}),
    column_sets=frozenset({"legal"}),
)


def test_a_file_is_read_whole():
    content = (CORPUS / "good" / "van-ban.xml").read_bytes()
    cite = Citation("289-vp-cntt-2017", "VI.2", "S2-48", 'Văn bản "trường"')
    assert read_document(content, "van-ban.xml") == Document(
        id="van-ban",
        jurisdictions=(Jurisdiction("hn-longbien", "Long Biên, Hà Nội"),),
        sources=(
            Source(
                id="289-vp-cntt-2017",
                number="289/VP-CNTT",
                issued=datetime.date(2017, 10, 9),
                valid_from=datetime.date(2017, 10, 16),
                jurisdiction="hn-longbien",
                title="Rà soát & khắc phục",
            ),
        ),
        sections=(
            Section("van-ban", "Văn bản", order=10, citations=(Citation("289-vp-cntt-2017", "VI"),)),
            Section(
                id="van-ban-truong",
                title="Văn bản trường",
                parent="van-ban",
                order=20,
                site_types=("mam-non", "tieu-hoc", "thcs"),
                mandatory=False,
                when="boarding",
                description="Văn bản do nhà trường ban hành.",
                citations=(cite,),
            ),
        ),
        displays=(
            Display("van-ban-truong", ("edu.LegalDocument", "News Item"), "edu-table", "legal", "main", "file-text"),
        ),
        criteria=(
            Criterion(
                id="van-ban-truong.kip-thoi",
                section="van-ban-truong",
                rule="published-within",
                severity="recommended",
                weight=2,
                params=(("after", "issued"), ("working-days", "1")),
                site_types=("thcs",),
                when="boarding",
                citations=(Citation("289-vp-cntt-2017", "VI.2", "S2-49", "kịp thời"),),
            ),
        ),
        links=(
            Link(
                id="van-ban-phap-luat",
                section="van-ban",
                title="Văn bản & pháp luật",
                url="https://vbpl.example/?a=1&b=2",
                order=10,
                description="Trang của Bộ.",
                citations=(Citation("289-vp-cntt-2017", "VI.3", "S2-50", "https://vbpl.example"),),
            ),
        ),
    )


def test_places_name_file_and_line():
    document = read_document((CORPUS / "good" / "van-ban.xml").read_bytes(), "van-ban.xml")
    assert [section.where for section in document.sections] == ["van-ban.xml:5", "van-ban.xml:8"]


def test_text_is_composed():
    decomposed = normalize("NFD", (CORPUS / "good" / "van-ban.xml").read_text(encoding="utf-8"))
    assert read_document(decomposed.encode(), "x").sections[1].title == "Văn bản trường"


@pytest.mark.parametrize("case", UNREADABLE, ids=lambda case: case["name"])
def test_a_file_that_cannot_be_read_names_file_and_line(case):
    with pytest.raises(MandateError) as caught:
        read_document(case["xml"].encode(), "tep.xml")
    assert sorted(map(str, caught.value.problems)) == sorted(case["problems"])
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))


@pytest.mark.parametrize("case", INCONSISTENT, ids=lambda case: case["name"])
def test_an_inconsistent_mandate_names_file_and_line(case):
    head = (
        "<mandate xmlns='urn:edu.portal:mandate' id='a'>\n<source id='s' number='1' issued='2020-01-01' title='T'/>\n"
    )
    document = read_document(f"{head}{case['body']}</mandate>".encode(), "tep.xml")
    others = [] if document.wordings else [WORDS]
    assert [str(problem) for problem in lint(merge([document, *others]), SITE)] == case["problems"]


def test_names_of_the_site_are_checked_only_where_they_are_known():
    display = Display("a", ("Page",), "lista", "thu")
    section = Section("a", "A", citations=(Citation("s", "1"),))
    source = Source("s", "1", datetime.date(2020, 1, 1), datetime.date(2020, 1, 1))
    document = Document("d", (source,), (section,), (display,))
    assert lint(merge([document, WORDS])) == ()


def test_a_document_stored_before_there_were_links_is_loaded():
    plain = document_to_plain(Document("a"))
    del plain["links"]
    assert document_from_plain(plain) == Document("a")


@given(st.binary())
def test_reading_anything_gives_a_document_or_a_named_problem(content):
    try:
        read_document(content, "tep.xml")
    except MandateError as error:
        assert error.problems


def test_our_own_files_are_consistent():
    documents = [read_document(path.read_bytes(), path.name) for path in OUR_FILES]
    assert documents
    assert [str(problem) for problem in lint(merge(documents))] == []


@pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.name)
def test_our_own_files_survive_export_and_storage(path):
    document = read_document(path.read_bytes(), path.name)
    assert read_document(write_document(document).encode(), path.name) == document
    assert document_from_plain(json.loads(json.dumps(document_to_plain(document)))) == document


def test_a_new_import_replaces_its_own_document_only():
    old = {"a": Document("a", where="1"), "b": Document("b")}
    new = Document("a", displays=(Display("x"),))
    assert replace_documents(old, [new]) == {"a": new, "b": Document("b")}


def test_a_document_is_withdrawn():
    withdrawal = read_document(b"<mandate xmlns='urn:edu.portal:mandate' id='a' remove='true'/>", "x")
    assert replace_documents({"a": Document("a"), "b": Document("b")}, [withdrawal]) == {"b": Document("b")}
    assert merge([withdrawal]).sections == ()


# Random documents ----------------------------------------------------------------------------------------------------

SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
LINES = (
    st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Cc", "Zs", "Zl", "Zp")), min_size=1)
    .map(lambda text: normalize("NFC", text))
    .filter(lambda text: text == " ".join(text.split()) and text)
)
DAYS = st.dates(datetime.date(1945, 9, 2), datetime.date(2100, 1, 1))
SENTENCES = st.just("") | LINES
SLUG_LISTS = st.lists(SLUGS, max_size=2).map(tuple)
NUMBERS = st.integers(0, 999)


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


CITATIONS = several(st.builds(Citation, SLUGS, LINES, st.sampled_from(["", "S1-01"]), SENTENCES))
SAYS = st.dictionaries(st.sampled_from(["pass", "warn", "fail"]), LINES).map(
    lambda said: tuple((result, said[result]) for result in ("pass", "warn", "fail") if result in said)
)
PARAMS = st.dictionaries(st.sampled_from(["min", "statement"]), LINES).map(lambda given: tuple(sorted(given.items())))
DEMAND = {"id": SLUGS, "site_types": SLUG_LISTS, "citations": CITATIONS}
CONDITIONAL = {**DEMAND, "when": SLUGS}
JUDGED = {"weight": NUMBERS, "codes": SLUG_LISTS}
TITLED = {"title": LINES, "description": SENTENCES}
SOURCES = st.builds(
    Source,
    id=SLUGS,
    number=LINES,
    issued=DAYS,
    valid_from=DAYS,
    valid_until=st.none() | DAYS,
    jurisdiction=SLUGS,
    replaces=SLUG_LISTS,
    title=LINES,
    kind=SLUGS,
    note=SENTENCES,
)
SECTIONS = st.builds(Section, parent=SLUGS, order=NUMBERS, mandatory=st.booleans(), **CONDITIONAL, **TITLED)
DISPLAYS = st.builds(Display, SLUGS, several(st.sampled_from(["News Item", "File"])), SLUGS, SLUGS)
CRITERIA = st.builds(
    Criterion, section=st.just("") | SLUGS, rule=SLUGS, params=PARAMS, says=SAYS, **CONDITIONAL, **JUDGED
)
LINKS = st.builds(Link, id=SLUGS, section=SLUGS, url=LINES, order=NUMBERS, citations=CITATIONS, **TITLED)
ATTESTATIONS = st.builds(Attestation, section=SLUGS, months=NUMBERS, **CONDITIONAL, **JUDGED, **TITLED)
FEATURES = st.builds(Feature, **DEMAND, **TITLED)
ITEMS = st.builds(Item, section=SLUGS, group=SLUGS, order=NUMBERS, unverified=st.booleans(), **CONDITIONAL, **TITLED)
BANDS = st.dictionaries(NUMBERS, LINES, min_size=1, max_size=3).map(
    lambda marks: tuple(Band(least, marks[least]) for least in sorted(marks, reverse=True))
)
DOCUMENTS = st.builds(
    Document,
    id=SLUGS,
    sources=several(SOURCES),
    sections=several(SECTIONS),
    displays=several(DISPLAYS),
    criteria=several(CRITERIA),
    jurisdictions=several(st.builds(Jurisdiction, SLUGS, LINES)),
    links=several(LINKS),
    attestations=several(ATTESTATIONS),
    features=several(FEATURES),
    items=several(ITEMS),
    scales=several(st.builds(Scale, SLUGS, BANDS)),
    wordings=several(st.builds(Wording, SLUGS, SENTENCES, SAYS)),
    terms=several(st.builds(Term, SLUGS, LINES)),
    remove=st.booleans(),
)


@given(DOCUMENTS)
def test_what_is_written_is_read_again(document):
    assert read_document(write_document(document).encode(), "tep.xml") == document


@given(DOCUMENTS)
def test_what_is_stored_is_loaded_again(document):
    assert document_from_plain(json.loads(json.dumps(document_to_plain(document)))) == document
