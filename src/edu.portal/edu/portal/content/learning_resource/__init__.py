"""Lesson plans, e-learning lectures and other learning resources (Letter 289/VP-CNTT, III.1 and III.2)."""
