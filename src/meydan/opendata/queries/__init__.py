"""Reading open data: tokens, the fixed set of tables, and their editions."""

from meydan.opendata.queries.tokens import open_tokens, tokens_of

__all__ = ["open_tokens", "tokens_of"]
