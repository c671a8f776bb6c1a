"""Measurements: speed, memory and cost beside named peers. Nothing here is part of what is installed."""
