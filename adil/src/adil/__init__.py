"""adil (Turkish: fair): rules for dividing money, seats, places and voice, with every result explained."""

from adil.errors import AdilError

__version__ = "0.1.0"
__all__ = ["AdilError", "__version__"]
