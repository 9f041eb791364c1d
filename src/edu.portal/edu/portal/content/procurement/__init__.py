"""Projects, investment, tenders and purchases of a public unit (Letter 3082/GDĐT-TTTT, 2.8)."""
