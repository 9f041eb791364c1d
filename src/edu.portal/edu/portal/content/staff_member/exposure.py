"""The doors of Plone that hand out whole objects, made to respect the publication switches.

The fields are readable by editors only. These adapters add what is published (REST) or withhold what is not (picture
metadata in the catalogue). The raw body is for editors: see ``content.raw_body``.
"""

from edu.portal.content.staff_member.content import IStaffMember
from edu.portal.content.staff_member.publication import PERSONAL_FIELDS
from edu.portal.content.staff_member.publication import is_published
from plone.base.interfaces import IImageScalesAdapter
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.interfaces import ISchemaSerializer
from plone.restapi.serializer.schema import SerializeSchemaToJson
from Products.CMFPlone.image_scales.adapters import ImageScales
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import Interface
from zope.interface import implementer
from zope.interface.interfaces import IInterface


@implementer(ISchemaSerializer)
@adapter(IInterface, IStaffMember, Interface)
class SerializePerson(SerializeSchemaToJson):
    """REST: what everybody may read, plus the published personal fields."""

    def __call__(self) -> dict[str, Any]:
        result: dict[str, Any] = super().__call__()
        if self.schema is not IStaffMember:
            return result
        for name in PERSONAL_FIELDS:
            if name not in result and is_published(self.context, name):
                serializer = getMultiAdapter((IStaffMember[name], self.context, self.request), IFieldSerializer)
                result[name] = serializer()
        return result


@implementer(IImageScalesAdapter)
@adapter(IStaffMember, Interface)
class PublishedImageScales(ImageScales):
    """Catalogue: the addresses of the portrait's sizes are known only while the portrait is published."""

    def __call__(self) -> dict[str, Any]:
        return super().__call__() if is_published(self.context, "photo") else {}
