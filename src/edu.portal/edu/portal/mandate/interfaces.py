"""What a package registers so that its letters can use rules of its own."""

from zope.interface import Interface


class IRule(Interface):
    """A kind of rule: an ``edu.portal.core.mandate.rule.Rule``, a utility under the name that criteria write."""
