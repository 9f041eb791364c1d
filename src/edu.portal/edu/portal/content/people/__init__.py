"""The views of people: organisation chart, cards and directory."""
