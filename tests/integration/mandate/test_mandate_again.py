"""After an uninstallation the folders stay; a second installation finds every one of them again."""

from edu.portal.mandate import service
from plone import api


def test_the_sections_are_found_again(school):
    sections = [section.id for section in service.resolved_sections(school)]
    paths = {section: service.section_brain(school, section).getPath() for section in sections}
    modified = {path: school.unrestrictedTraverse(path).modified() for path in paths.values()}
    setup = school.portal_setup
    setup.runAllImportStepsFromProfile("profile-edu.portal:uninstall")
    assert "edu_section" not in school.portal_catalog.indexes()
    assert all(school.unrestrictedTraverse(path, None) is not None for path in paths.values())

    setup.runAllImportStepsFromProfile("profile-edu.portal:default")
    assert service.section_brain(school, "van-ban").getPath() == paths["van-ban"]
    assert not api.portal.get_registry_record("edu.portal.setup_done")
    setup.runAllImportStepsFromProfile("profile-edu.portal:thcs")
    assert {section: service.section_brain(school, section).getPath() for section in sections} == paths
    for section in sections:
        folder = service.section_brain(school, section).getObject()
        # A page that is shown in place of the view is nobody's to change.
        assert folder.getDefaultPage() or folder.getLayout() == service.display_for(school, section).view
    assert {path: school.unrestrictedTraverse(path).modified() for path in paths.values()} == modified
