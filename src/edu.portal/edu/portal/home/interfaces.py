"""Interfaces of the front page."""

from plone.app.portlets.interfaces import IColumn


class IFrontPagePlace(IColumn):
    """A portlet manager of the front page; it takes every portlet that a column of Plone takes."""
