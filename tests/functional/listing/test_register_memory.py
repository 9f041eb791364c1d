"""What is remembered of registers: one reading for each committed state of the catalogue, no state thrown away."""

from datetime import date
from edu.portal.core.listing.register import Register
from edu.portal.listing import registers
from edu.portal.listing.registers import Memory
from edu.portal.listing.registers import read_register
from plone import api
from plone.app.testing import logout
import pytest
import transaction


TODAY = date(2026, 11, 20)
TYPES = ("edu.LegalDocument",)


@pytest.fixture
def folder(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    section = api.content.create(functional_portal, "Folder", id="van-ban", title="Văn bản")
    add(section, "1/TB")
    transaction.commit()
    return section


def add(section, number):
    facts = {"document_type": "thong-bao", "issuing_body": "Trường", "issued_on": date(2026, 11, 2)}
    return api.content.create(section, "edu.LegalDocument", title=number, number_raw=number, **facts)


def read(folder):
    return read_register(folder, TYPES, TODAY)


def test_a_state_is_read_once(folder):
    first = read(folder)
    assert read(folder) is first
    assert read_register(folder, TYPES, date(2026, 11, 21)) is not first
    add(folder, "2/TB")
    transaction.commit()
    second = read(folder)
    assert second is not first
    assert len(second.records) == 2
    assert read(folder) is second


def test_what_was_never_committed_is_never_remembered(folder):
    first = read(folder)
    add(folder, "2/TB")
    assert len(read(folder).records) == 2
    transaction.savepoint()
    assert len(read(folder).records) == 2
    transaction.abort()
    # The next request: the indexes remember their answers for the length of one.
    folder.REQUEST.other.pop("__catalog_cache__", None)
    assert read(folder) is first
    add(folder, "3/TB")
    transaction.commit()
    assert sorted(read(folder).numbers) == ["1-tb", "3-tb"]


def test_visitors_and_editors_have_registers_of_their_own(folder):
    assert len(read(folder).records) == 1
    logout()
    assert len(read(folder).records) == 0


def test_the_memory_forgets_the_least_used(monkeypatch):
    monkeypatch.setattr(registers, "MOST_ROWS", 5)
    memory = Memory()
    for name in "abc":
        memory.put(name, Register([1, 2]))
        memory.get("a")
    assert memory.get("a") is not None
    assert memory.get("b") is None
    assert memory.get("c") is not None
