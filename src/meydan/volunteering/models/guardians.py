"""Permissions live in `guardians`; an early migration looks for this name here."""

from meydan.guardians.models import new_nonce

__all__ = ["new_nonce"]
