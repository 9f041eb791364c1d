"""Yearbooks: the figures of one school year each."""
