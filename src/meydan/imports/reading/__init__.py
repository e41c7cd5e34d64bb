"""From the bytes of a file to a table of texts: which rows, which columns, which of them are never read."""

from meydan.imports.reading.files import read
from meydan.imports.reading.tables import Table

__all__ = ["Table", "read"]
