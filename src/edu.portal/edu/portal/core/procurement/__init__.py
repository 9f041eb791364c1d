"""Projects, investment, tenders and purchases: sums of money, stages, and what is wrong with dates."""
