"""The one error that adil raises for input that it can't work with."""

import errno

from adil.sentences import CAUSES, SENTENCES


class AdilError(ValueError):
    """Input that can't be used. `code` names the problem, `params` say where and what; `str()` is one English sentence.

    A program should look at `code` and `params` and speak its reader's language; the sentences are for the terminal. A `reason`
    among the params is a code of `adil.sentences.CAUSES`, or what a library said, in its own words.

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
        params = dict(self.params)
        if (reason := params.get("reason")) in CAUSES:
            params["reason"] = CAUSES[str(reason)][language]
        return SENTENCES[self.code][language].format(**params)


def cause_of(error: OSError) -> str:
    """Why the system refused a file, as the `reason` of an AdilError: a code where adil has words of its own for it.

    >>> cause_of(FileNotFoundError(2, "No such file or directory")), cause_of(OSError(5, "Input/output error"))
    ('not_found', 'Input/output error')
    """
    usual = {errno.ENOENT: "not_found", errno.EACCES: "no_permission", errno.EPERM: "no_permission"}
    usual |= {
        errno.EISDIR: "is_folder",
        errno.ENOTDIR: "in_no_folder",
        errno.ENOSPC: "disk_full",
        errno.EROFS: "read_only",
    }
    return usual.get(error.errno or 0) or error.strerror or "unknown"
