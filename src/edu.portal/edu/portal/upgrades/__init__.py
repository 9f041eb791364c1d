"""Upgrade steps: one folder per version."""
