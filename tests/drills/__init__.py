"""Fault drills: a few of each kind here, long series with ``make drills`` (``BLOTTER_DRILLS`` says how many)."""
