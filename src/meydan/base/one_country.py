"""The package of public holidays, without the countries and calendars of the rest of the world: it would load all of them to tell about
one. What its parts gather from their modules is imported when it is asked for."""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

GATHERED = re.compile(r"^from (holidays\.[\w.]+) import (?:\(([^)]+)\)|(.+))$", re.MULTILINE)


def _gathered(file: Path) -> Callable[[str], Any]:
    """What a part says of a name that is asked of it."""
    found = GATHERED.findall(file.read_text(encoding="utf-8"))
    modules = {name: module for module, *names in found for name in re.findall(r"\w+", "".join(names))}

    def ask(name: str) -> Any:
        if name not in modules:
            raise AttributeError(name)
        return getattr(import_module(modules[name]), name)

    return ask


def _place(part: str, folder: Path) -> None:
    name, file = f"holidays.{part}", folder / part / "__init__.py"
    spec = spec_from_file_location(name, file, submodule_search_locations=[str(file.parent)])
    if spec and name not in sys.modules:
        sys.modules[name] = module = module_from_spec(spec)
        vars(module)["__getattr__"] = _gathered(file)


if (_package := find_spec("holidays")) and _package.origin:
    for _part in ("calendars", "countries", "groups"):
        _place(_part, Path(_package.origin).parent)

import holidays  # noqa: E402

__all__ = ["holidays"]
