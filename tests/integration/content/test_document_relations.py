"""Relations from both ends, the chain of changes, the banner, and numbers that are taken."""

from content_builders import relate
from datetime import date
from edu.portal.content.legal_document.duplicates import same_number
from edu.portal.content.legal_document.related import chain_of
from edu.portal.content.legal_document.related import ending_of
from edu.portal.content.legal_document.related import groups_of
from edu.portal.core.documents.bodies import Body
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.settings.bodies import load_bodies
from edu.portal.settings.bodies import save_bodies
import json
from plone import api
import pytest
from zope.component import getUtility
from zope.interface import alsoProvides
from zope.schema.interfaces import IVocabularyFactory


TODAY = date(2026, 11, 20)


def words(groups):
    return {str(group["label"]): [row["name"] for row in group["documents"]] for group in groups}


@pytest.mark.parametrize(
    ("attribute", "own", "other"),
    [
        ("replaces", "Replaces", "Replaced by"),
        ("amends", "Amends", "Amended by"),
        ("repeals", "Repeals", "Repealed by"),
        ("based_on", "Based on", "Basis of"),
        ("guides", "Guides the carrying out of", "Carried out under the guidance of"),
        ("refers_to", "Refers to", "Referred to by"),
    ],
)
def test_both_ends_are_shown(document, attribute, own, other):
    old, new = document("1/TB-A"), document("2/TB-A")
    relate(new, attribute, old)
    assert words(groups_of(new)) == {own: ["1/TB-A"]}
    assert words(groups_of(old)) == {other: ["2/TB-A"]}


def test_the_chain_goes_through_all_changes(document):
    first = document("1/TB-A", issued_on=date(2024, 1, 1))
    second = document("2/TB-A", issued_on=date(2025, 1, 1))
    third = document("3/TB-A", issued_on=date(2026, 1, 1))
    amending = document("4/TB-A", issued_on=date(2025, 6, 1))
    unrelated = document("5/TB-A")
    relate(second, "replaces", first)
    relate(third, "replaces", second)
    relate(amending, "amends", second)
    relate(unrelated, "based_on", second)
    chain = chain_of(first, TODAY)
    assert [link["name"] for link in chain] == ["1/TB-A", "2/TB-A", "4/TB-A", "3/TB-A"]
    assert [link["is_here"] for link in chain] == [True, False, False, False]
    assert [str(link["state"]) for link in chain] == ["Replaced", "Replaced", "In force", "In force"]
    assert chain[2]["changes"][0].mapping == {"number": "2/TB-A"}
    assert chain_of(unrelated, TODAY) == []


def test_a_circle_ends(document):
    one, two = document("1/TB-A"), document("2/TB-A")
    relate(one, "amends", two)
    relate(two, "amends", one)
    assert len(chain_of(one, TODAY)) == 2


def test_drafts_stand_in_no_chain_of_visitors(document):
    old, new = document("1/TB-A"), document("2/TB-A", draft=True)
    relate(new, "replaces", old)
    assert len(chain_of(old, TODAY)) == 2
    with api.env.adopt_roles(["Anonymous"]):
        assert chain_of(old, TODAY) == []
        assert ending_of(old, TODAY) is None


def test_the_banner_tells_replacement_from_repeal(document):
    old, other = document("1/TB-A"), document("2/TB-A")
    replacing = document("3/TB-A", issued_on=date(2026, 11, 19))
    repealing = document("4/TB-A", effective_on=date(2027, 1, 1))
    relate(replacing, "replaces", old)
    relate(repealing, "repeals", other)
    ending = ending_of(old, TODAY)
    assert (ending["name"], ending["from"], ending["is_future"], ending["is_repeal"]) == (
        "3/TB-A",
        "19/11/2026",
        False,
        False,
    )
    ending = ending_of(other, TODAY)
    assert (ending["name"], ending["is_future"], ending["is_repeal"]) == ("4/TB-A", True, True)


def test_taken_numbers(document, portal):
    taken = document("289/VP-CNTT", issuing_body="Văn phòng", issued_on=date(2026, 5, 1))
    assert [row["name"] for row in same_number("số 289 / vp – cntt", "", None)] == ["289/VP-CNTT"]
    assert [row["day"] for row in same_number("289/VP-CNTT", "văn  phòng", date(2026, 1, 1))] == ["01/05/2026"]
    assert same_number("289/VP-CNTT", "Văn phòng", date(2025, 1, 1)) == []
    assert same_number("289/VP-CNTT", "Sở", None) == []
    assert same_number("289/VP-CNTT", "", None, taken.UID()) == []
    assert same_number("VP-CNTT", "", None) == same_number("", "", None) == []


def test_the_form_is_answered_while_typing(document, portal, http_request):
    document("289/VP-CNTT", issuing_body="Văn phòng")
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update(number="289/vp-cntt", body="", issued="2026-13-45")
    answer = json.loads(api.content.get_view("edu-same-number", portal, request)())
    assert [row["name"] for row in answer["documents"]] == ["289/VP-CNTT"]
    assert answer["message"]
    request.form.update(number=["x"], body={"a": 1})
    answer = json.loads(api.content.get_view("edu-same-number", portal, request)())
    assert answer == {"message": "", "documents": []}


def test_the_page_warns_after_saving_and_nothing_is_blocked(document, portal):
    document("289/VP-CNTT")
    second = document("289/VP-CNTT")
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    view = api.content.get_view("edu-legal-document", second, request)
    assert [row["name"] for row in view.taken()] == ["289/VP-CNTT"]


def test_a_body_of_the_past_keeps_its_documents(document, portal):
    save_bodies(
        (
            Body("phong", "Phòng GDĐT quận 8", until=date(2025, 6, 30), successor="ubnd"),
            Body("ubnd", "UBND phường Bờ Kênh", since=date(2025, 7, 1)),
        )
    )
    assert [body.id for body in load_bodies()] == ["phong", "ubnd"]
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)

    def advice(content):
        view = api.content.get_view("edu-legal-document", content, request)
        return [message.mapping for message in view.advice() if message.mapping and "name" in message.mapping]

    assert advice(document(issuing_body="Phòng GDĐT quận 8", issued_on=date(2024, 5, 1))) == []
    assert advice(document(issuing_body="Phòng GDĐT quận 8", issued_on=date(2026, 5, 1))) == [
        {"name": "UBND phường Bờ Kênh"}
    ]
    names = [term.value for term in getUtility(IVocabularyFactory, name="edu.portal.IssuingBodies")(portal)]
    assert names.index("UBND phường Bờ Kênh") < names.index("Phòng GDĐT quận 8")


def test_words_from_before_the_list_of_fields_stay(document, portal):
    old = document(field_of_work="Thủy lợi")
    vocabulary = getUtility(IVocabularyFactory, name="edu.portal.DocumentFields")
    assert "Thủy lợi" in vocabulary(old)
    assert "Thủy lợi" not in vocabulary(portal)
    assert vocabulary(portal).getTerm("chuyen-truong").title == "Tuyển sinh › Chuyển trường, tiếp nhận"
