import csv
from edu.portal.core.forms.table import to_csv
from hypothesis import given
from hypothesis import strategies as st
import io


def read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_spreadsheets_see_the_encoding():
    assert to_csv(["Mã", "Nội dung"], []).startswith(b"\xef\xbb\xbf")


def test_formulas_are_disarmed():
    rows = read(to_csv(["a"], [["=1+1"], ["+84 28"], ["@x"], ["-2"], ["x=1"]]))
    assert rows[1:] == [["'=1+1"], ["'+84 28"], ["'@x"], ["'-2"], ["x=1"]]


@given(st.lists(st.lists(st.text('ab,"\n;Ă '), min_size=2, max_size=2)))
def test_cells_come_back(rows):
    assert read(to_csv(["a", "b"], rows))[1:] == rows
