"""The one error that adil raises for input that it can't work with."""

SENTENCES = {
    "bad_csv": "line {line}: not a readable CSV line ({reason})",
    "bad_number": "line {line}, column {column}: “{value}” is not a whole number",
    "bad_threshold": "numbers can be hidden below 3 or more, or not at all (0), but not below {value}",
    "doubled_column": "line {line}: two columns say {column}",
    "doubled_key": "the group “{key}” is given twice",
    "doubled_row": "line {line}, column {column}: “{value}” is already on line {first}",
    "empty_cell": "line {line}, column {column}: empty",
    "missing_columns": "line {line}: no column {columns}",
    "negative_number": "the group “{key}” has a negative number",
    "negative_unknown": "the number of participants of unknown group can't be negative ({value})",
    "no_file": "{file}: can't be read ({reason})",
    "no_people": "nobody lives in these groups, or nobody of them took part",
    "not_text": "{file}: line {line}, byte {column} of the line is not {encoding}; save as UTF-8, or name the encoding",
    "not_whole": "the group “{key}” has a number that is not whole",
    "too_large": "{file}: larger than {megabytes} MB",
    "too_many_cells": "line {line}: more cells than the heading has",
    "unknown_encoding": "no encoding is called “{value}”",
}


class AdilError(ValueError):
    """Input that can't be used. `code` names the problem, `params` say where and what; `str()` is one English sentence.

    A program should look at `code` and `params` and speak its reader's language; the sentence is for the terminal.

    >>> error = AdilError("bad_number", line=3, column="population", value="x")
    >>> error.code, error.params["line"]
    ('bad_number', 3)
    >>> print(error)
    line 3, column population: “x” is not a whole number
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(SENTENCES[code].format(**params))
