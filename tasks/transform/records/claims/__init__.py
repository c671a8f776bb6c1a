"""Quantities joined with what was done and what is counted."""
