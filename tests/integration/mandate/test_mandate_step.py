"""The GenericSetup step: import of any profile, export, withdrawal, and an import that fails."""

from edu.portal.core.mandate.problems import MandateError
from edu.portal.mandate import service
from edu.portal.mandate.exportimport import export_mandate
from edu.portal.mandate.exportimport import import_mandate
from edu.portal.mandate.store import KEY
from edu.portal.mandate.store import load_catalog
from edu.portal.mandate.store import load_documents
from edu.portal.mandate.store import save_documents
from pathlib import Path
from plone import api
from Products.GenericSetup.tests.common import DummyExportContext
from Products.GenericSetup.tests.common import DummyImportContext
import pytest
from zope.annotation.interfaces import IAnnotations


SECTION = """
<mandate id="{id}" xmlns="urn:edu.portal:mandate" remove="{remove}">
  <section id="cau-lac-bo" title="Câu lạc bộ" parent="{parent}">
    <cite source="289-vp-cntt-2017" at="1">nhà trường có thể chủ động thiết lập các chuyên mục riêng</cite>
  </section>
  <display section="cau-lac-bo" type="{type}" view="{view}" columns="{columns}" />
</mandate>
"""
GOOD = {"id": "truong", "remove": "false", "parent": "goc-hoc-sinh", "type": "Document", "view": "edu-cards"}


class Context(DummyImportContext):
    """The import context of a profile with these files."""

    def __init__(self, site, **files):
        super().__init__(site, purge=False)
        self._files = {f"mandate/{name}.xml": content.encode() for name, content in files.items()}

    def listDirectory(self, path):
        names = [name.removeprefix(f"{path}/") for name in self._files if name.startswith(f"{path}/")]
        return names or None


def section(**values):
    return SECTION.format(**{**GOOD, "columns": "news", **values})


def test_the_whole_mandate_is_stored(portal):
    files = Path(__file__).parents[3].glob("profiles/default/mandate/*.xml")
    assert len(load_documents(portal)) == len(list(files))
    assert len(load_catalog(portal).sections) >= 49


def test_another_profile_adds_a_section(portal):
    import_mandate(Context(portal, them=section()))
    api.portal.set_registry_record("edu.portal.site_types", ("thcs",))
    service.apply_mandate(portal)
    brain = service.section_brain(portal, "cau-lac-bo")
    assert (brain.Title, brain.getPath()) == ("Câu lạc bộ", "/plone/goc-hoc-sinh/cau-lac-bo")


def test_a_profile_without_mandate_changes_nothing(portal):
    before = load_documents(portal)
    import_mandate(Context(portal))
    assert load_documents(portal) == before


def test_the_same_import_writes_nothing(portal):
    documents = load_documents(portal)
    assert save_documents(portal, documents) is False


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"type": "edu.Missing"}, "display of cau-lac-bo names the unknown type edu.Missing"),
        ({"view": "edu-missing"}, "display of cau-lac-bo names the unknown view edu-missing"),
        ({"columns": "missing"}, "display of cau-lac-bo names the unknown column set missing"),
        ({"parent": "missing"}, "section cau-lac-bo has the unknown parent missing"),
    ],
)
def test_an_inconsistent_file_fails_the_import_and_stores_nothing(portal, values, message):
    before = load_documents(portal)
    with pytest.raises(MandateError) as caught:
        import_mandate(Context(portal, good=section(), them=section(id="khac", **values)))
    assert message in str(caught.value)
    assert "mandate/them.xml:" in str(caught.value)
    assert load_documents(portal) == before


def test_an_unreadable_file_fails_the_import_with_every_problem(portal):
    with pytest.raises(MandateError) as caught:
        import_mandate(Context(portal, a="<mandate", b="<!DOCTYPE x><x/>"))
    assert [problem.where for problem in caught.value.problems] == ["mandate/a.xml:1", "mandate/b.xml:1"]


def test_a_document_that_others_need_is_not_withdrawn(portal):
    with pytest.raises(MandateError, match="unknown section"):
        import_mandate(Context(portal, them=section(id="chuyen-muc", remove="true")))


def test_a_document_is_withdrawn_and_the_folders_stay(portal):
    import_mandate(Context(portal, them=section()))
    api.portal.set_registry_record("edu.portal.site_types", ("thcs",))
    service.apply_mandate(portal)
    import_mandate(Context(portal, them='<mandate id="truong" xmlns="urn:edu.portal:mandate" remove="true" />'))
    assert service.display_for(portal, "cau-lac-bo") is None
    assert service.apply_mandate(portal) == ()
    assert "cau-lac-bo" in portal["goc-hoc-sinh"]


def test_an_export_can_be_imported_again(portal):
    before = load_documents(portal)
    context = DummyExportContext(portal)
    export_mandate(context)
    files = {name.removeprefix("mandate/").removesuffix(".xml"): text.decode() for name, text, _type in context._wrote}
    assert set(files) == set(before)
    del IAnnotations(portal)[KEY]
    assert load_catalog(portal).sections == ()
    import_mandate(Context(portal, **files))
    assert load_documents(portal) == before


def test_the_profile_of_a_school_applies_the_mandate(school):
    assert api.portal.get_registry_record("edu.portal.site_types") == ("thcs",)
    for item in service.resolved_sections(school):
        assert service.section_brain(school, item.id), item.id
    modified = [brain.modified for brain in api.content.find(sort_on="path", path="/plone")]
    school.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:thcs")
    assert [brain.modified for brain in api.content.find(sort_on="path", path="/plone")] == modified
    assert api.portal.get_registry_record("edu.portal.site_types") == ("thcs",)
