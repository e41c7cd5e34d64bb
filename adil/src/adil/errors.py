"""The one error that adil raises for input that it can't work with."""

from typing import Any


class AdilError(ValueError):
    """Input that can't be used. `code` names the problem, `params` say where and what.

    >>> str(AdilError("bad_number", line=3, column="population", value="x"))
    'bad_number (line=3, column=population, value=x)'
    """

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params = params
        detail = ", ".join(f"{name}={value}" for name, value in params.items())
        super().__init__(f"{code} ({detail})" if detail else code)
