"""Gateways to other people's servers: fetch under guard and limits, read feeds out of bytes. No Plone in here."""
