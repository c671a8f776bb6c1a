"""Named persons with their roles."""

from tasks.transform.facts.persons.engine import find_persons

__all__ = ["find_persons"]
