"""How a command speaks: words from `adil.sentences`, and numbers as the language writes them."""

from collections.abc import Mapping
from dataclasses import dataclass

from adil.sentences import WORDS

MARKS = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class Speech:
    """One of `adil.sentences.LANGUAGES`. JSON and CSV never go through it: programs read them."""

    language: str = "en"

    def say(self, code: str, **facts: object) -> str:
        """Words of a command.

        >>> Speech("en").say("hidden_row"), Speech("tr").say("hidden_row")
        ('hidden', 'gizli')
        """
        return WORDS[code][self.language].format(**facts)

    def pick(self, table: Mapping[str, Mapping[str, str]], code: str, **facts: object) -> str:
        """Words of a table that is ordered by a code of a result: a reason, a status."""
        return table[code][self.language].format(**facts)

    def number(self, value: float, form: str = "") -> str:
        """A number in a format of Python; Turkish has the comma before decimals and the full stop between thousands.

        >>> Speech("en").number(1234.5, ",.2f"), Speech("tr").number(1234.5, ",.2f")
        ('1,234.50', '1.234,50')
        """
        written = format(value, form)
        return written.translate(MARKS) if self.language == "tr" else written

    def percent(self, share: float, digits: int = 0) -> str:
        """A share from 0 to 1.

        >>> Speech("en").percent(0.125, 1), Speech("tr").percent(0.125, 1)
        ('12.5%', '%12,5')
        """
        written = f"{share:.{digits}%}"
        return "%" + written[:-1].translate(MARKS) if self.language == "tr" else written
