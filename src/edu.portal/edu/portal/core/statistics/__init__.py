"""The statistics yearbook: indicators as data, figures, totals and checks, trends, the layout of its spreadsheets.

Letter 3082/GDĐT-TTTT, 2.5: schools, classes, pupils and facilities of five years at least, or since foundation.
"""
