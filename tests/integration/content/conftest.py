"""Documents and people for the tests of this folder."""

from content_builders import publish
from datetime import date
from plone import api
from plone.namedfile.file import NamedBlobImage
import pytest


PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00"
    b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@pytest.fixture(autouse=True)
def workflow(portal):
    """The workflow of a real site; the test site has none."""
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")


@pytest.fixture
def document(portal):
    """A function that makes a document, published unless ``draft``."""

    def make(number="101/TB-THCSBK", *, draft=False, container=None, **values):
        facts = {
            "title": "Thông báo về việc phòng chống đuối nước",
            "document_type": "thong-bao",
            "issuing_body": "Trường THCS Bờ Kênh",
            "issued_on": date(2026, 11, 2),
            **values,
        }
        content = api.content.create(
            container=portal if container is None else container,
            type="edu.LegalDocument",
            number_raw=number,
            **facts,
        )
        if not draft:
            publish(content)
        return content

    return make


@pytest.fixture
def person(portal):
    """A function that makes a published person with every field filled."""

    def make(name="Nguyễn Thị Ánh", container=None, **values):
        facts = {
            "position": "Giáo viên Ngữ văn",
            "phone": "028 3850 1234",
            "mobile": "0903 111 222",
            "email": "anh.nt@thcsbokenh.edu.vn",
            "photo": NamedBlobImage(PIXEL, "image/gif", "anh.gif"),
            **values,
        }
        parent = portal if container is None else container
        content = api.content.create(container=parent, type="edu.StaffMember", title=name, **facts)
        publish(content)
        return content

    return make
