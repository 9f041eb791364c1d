"""Consent for children shown: nothing is public without it, and on the day of taking down the site hides it."""
