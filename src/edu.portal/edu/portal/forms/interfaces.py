"""What a package registers so that its forms come with it."""

from zope.interface import Attribute
from zope.interface import Interface


class IFormCollection(Interface):
    """Forms that a package brings along: a utility whose name is the package's, such as ``edu.portal``.

    A form is created where the folder of its section is. A package of letters puts its forms into sections that it
    declares itself: then a site that does not have the letter does not get the form either.
    """

    forms = Attribute("The forms, a tuple of ``edu.portal.forms.definitions.ShippedForm`` ordered by id")
