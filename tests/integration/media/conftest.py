"""Pictures and films for the tests of the room, made as they are needed."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from contextlib import contextmanager
import io
from PIL import ExifTags
from PIL import Image
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobImage
import pytest


SECRET = "Nguyen Thi Bich Ngoc"


def photo(colour="red", size=(64, 48)):
    """A JPEG with the place and a name in its remarks."""
    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (10.0, 46.0, 37.0)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:20 09:30:15"
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.fixture
def make_photo():
    return photo


@pytest.fixture
def section(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    return school.portal_catalog(edu_section="album-anh")[0].getObject()


@pytest.fixture
def album(section):
    return api.content.create(section, "edu.Album", title="Hội xuân")


@pytest.fixture
def add_image():
    def add(container, name, alt="", colour="red", **fields):
        image = NamedBlobImage(photo(colour), filename=f"{name}.jpg")
        title = fields.pop("title", name)
        return createContentInContainer(
            container, "Image", checkConstraints=False, id=name, title=title, image=image, alt=alt
        )

    return add


@pytest.fixture
def as_visitor():
    @contextmanager
    def visitor():
        before = getSecurityManager()
        noSecurityManager()
        try:
            yield
        finally:
            setSecurityManager(before)

    return visitor
