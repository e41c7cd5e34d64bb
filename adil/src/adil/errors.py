"""The one error that adil raises for input that it can't work with."""

from adil.sentences import SENTENCES


class AdilError(ValueError):
    """Input that can't be used. `code` names the problem, `params` say where and what; `str()` is one English sentence.

    A program should look at `code` and `params` and speak its reader's language; the sentences are for the terminal.

    >>> error = AdilError("bad_number", line=3, column="population", value="x")
    >>> error.code, error.params["line"]
    ('bad_number', 3)
    >>> print(error)
    line 3, column population: “x” is not a whole number
    >>> print(error.sentence("tr"))
    satır 3, sütun population: “x” bir tam sayı değil
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """The sentence in `language`, one of `adil.sentences.LANGUAGES`."""
        return SENTENCES[self.code][language].format(**self.params)
