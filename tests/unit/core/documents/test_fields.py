"""Fields of work: a list of two levels."""

from edu.portal.core.documents.fields import FIELDS
from edu.portal.core.documents.fields import depth_of
from edu.portal.core.documents.fields import field_id_of
from edu.portal.core.documents.fields import field_path
from edu.portal.core.documents.fields import is_field
from edu.portal.core.documents.fields import with_parents
from edu.portal.core.text.unicode import slug


def test_the_list_is_sound():
    ids = [field.id for field in FIELDS]
    assert len(set(ids)) == len(ids)
    assert all(slug(name) == name for name in ids)
    for place, field in enumerate(FIELDS):
        # A wider field stands before its narrower ones: forms show the list as it is.
        assert not field.parent or field.parent in ids[:place]
        assert depth_of(field.id) <= 1


def test_words_lead_to_ids():
    assert field_id_of("Chuyển trường, tiếp nhận") == field_id_of("chuyen truong, tiep nhan ") == "chuyen-truong"
    assert field_id_of("tuyen-sinh") == "tuyen-sinh"
    assert field_id_of("Thủy lợi") == "Thủy lợi"
    assert not is_field("Thủy lợi")


def test_wider_fields():
    assert with_parents("chuyen-truong") == ("chuyen-truong", "tuyen-sinh")
    assert with_parents("Thủy lợi") == ("Thủy lợi",)
    assert field_path("chuyen-truong") == "Tuyển sinh › Chuyển trường, tiếp nhận"
