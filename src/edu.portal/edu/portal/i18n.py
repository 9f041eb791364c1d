"""The message factory of the domain ``edu.portal``; msgids are English, the catalogue is Vietnamese."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("edu.portal")
