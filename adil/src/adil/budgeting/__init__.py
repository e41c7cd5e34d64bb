"""Dividing money by votes."""
