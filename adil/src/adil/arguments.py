"""Options and words of the command line; what can't be used of them is an AdilError like everything else."""

import argparse
import re
import sys
from typing import NoReturn

from adil.errors import AdilError
from adil.tables import shortened


class Parser(argparse.ArgumentParser):
    """Says how a command is used on standard error and raises AdilError, where argparse would end the process."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse with its own English words. Raises AdilError with what they tell as facts."""
        self.print_usage(sys.stderr)
        raise misuse(message)


def misuse(message: str) -> AdilError:
    """What argparse says, as an error with a code.

    >>> misuse("argument --rule: invalid choice: 'x' (choose from 'greedy', 'phragmen')").code
    'bad_choice'
    >>> print(misuse("argument --size: invalid int value: 'many'").sentence("tr"))
    --size: “many” bir sayı değil
    """
    if found := re.fullmatch(r"argument (.+?): invalid choice: (.*) \(choose from (.*)\)", message, re.DOTALL):
        argument, value, choices = (part.replace("'", "") for part in found.groups())
        return AdilError("bad_choice", argument=argument, value=shortened(value), choices=choices)
    if found := re.fullmatch(r"argument (.+?): invalid (?:int|float) value: '(.*)'", message, re.DOTALL):
        return AdilError("option_no_number", argument=found[1], value=shortened(found[2]))
    if found := re.fullmatch(r"argument (.+?): expected .*", message):
        return AdilError("option_without_value", argument=found[1])
    if found := re.fullmatch(r"argument (.+?): not allowed with argument (.+)", message):
        return AdilError("options_clash", argument=found[1], other=found[2])
    if found := re.fullmatch(r"the following arguments are required: (.+)", message):
        return AdilError("missing_arguments", arguments=found[1])
    if found := re.fullmatch(r"unrecognized arguments: (.+)", message, re.DOTALL):
        return AdilError("unknown_arguments", arguments=shortened(found[1]))
    return AdilError("misused", reason=shortened(message))
