"""Judgement about attestations: whether what a unit states, and software cannot see, still holds; what was typed."""
