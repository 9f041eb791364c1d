"""What our portlets have in common: a name in the page, settings by keyword, a form that stores them."""

from edu.portal.guard import guarded
from functools import cached_property
from plone import api
from plone.app.portlets.portlets import base
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


FAILED = ViewPageTemplateFile("templates/failed.pt")


class Assignment(base.Assignment):
    """The stored settings, given by the names of the schema's fields.

    Attributes of a class of settings carry no annotations of types: Zope keeps what it notes about an object, such as
    that a block is hidden, in the attribute ``__annotations__``, and would find the one that Python gives the class.
    """

    def __init__(self, **settings: Any) -> None:
        for name, value in settings.items():
            setattr(self, name, value)


class AddForm(base.AddForm):
    """Adds a block; ``assignment`` is the class of its settings."""

    assignment: type[Assignment]

    def create(self, data: dict[str, Any]) -> Assignment:
        """Return the stored settings."""
        return self.assignment(**data)


class Renderer(base.Renderer):
    """Reads what it shows once; absent for visitors when there is nothing, a hint for those who can change that."""

    permission = "Modify portal content"
    template: Any
    empty: Any
    failed = FAILED

    def read(self) -> Any:
        """Return what the block shows; something false when there is nothing. Given by each portlet."""
        raise AttributeError("read")

    @cached_property
    def content(self) -> Any:
        """What the block shows, read at the first use."""
        return self.read()

    @property
    def available(self) -> bool:
        """Whether there is something to show to this visitor."""
        return bool(guarded(self.block_id, lambda: self.content, ())) or self.is_editor

    def render(self) -> str:
        """Return the block; for editors the hint that it is empty or failed, for visitors then nothing."""
        html = guarded(self.block_id, lambda: str(self.template() if self.content else self.empty()), "")
        return html or (str(self.failed()) if self.is_editor else "")

    @cached_property
    def portal(self) -> Any:
        """The site root."""
        return api.portal.get()

    @cached_property
    def is_editor(self) -> bool:
        """Whether the visitor may change what the block shows."""
        return bool(api.user.has_permission(self.permission, obj=self.portal))

    @property
    def block_id(self) -> str:
        """The id of the block in the page: the name of its assignment."""
        metadata = getattr(self, "__portlet_metadata__", None) or {}
        return str(metadata.get("name") or self.data.__name__ or "edu-block")
