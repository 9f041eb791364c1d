"""Attestations: what the unit states about things that software cannot see, dated, with evidence and an end."""
