"""Cells of a staff list: telephones, e-mail addresses, names."""

from edu.portal.core.people.contacts import read_email
from edu.portal.core.people.contacts import read_name
from edu.portal.core.people.contacts import read_phones
import json
from pathlib import Path
import pytest


CASES = json.loads((Path(__file__).parents[3] / "corpus/people/contacts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "landline", "mobile", "codes"), CASES["phones"])
def test_phones(text, landline, mobile, codes):
    found = read_phones(text)
    assert (found.landline, found.mobile) == (landline, mobile)
    assert [doubt.code for doubt in found.doubts] == codes


@pytest.mark.parametrize(("text", "email", "codes"), CASES["emails"])
def test_emails(text, email, codes):
    found, doubts = read_email(text)
    assert found == email
    assert [doubt.code for doubt in doubts] == codes


@pytest.mark.parametrize(("text", "name", "codes"), CASES["names"])
def test_names(text, name, codes):
    found, doubts = read_name(text)
    assert found == name
    assert [doubt.code for doubt in doubts] == codes


def test_doubts_repeat_the_words_they_are_about():
    found = read_phones("0903123456; 0912345678; abc")
    assert [doubt.words for doubt in found.doubts] == ["abc", "0912 345 678"]
