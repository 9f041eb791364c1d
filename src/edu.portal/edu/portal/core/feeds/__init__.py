"""Judgement about feeds: what an entry is, when a feed is due, what a reading changes."""
