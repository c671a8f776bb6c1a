"""Stated links between parties: the words, who they are between, how far they have come."""

from tasks.transform.records.cooperation.model import CooperationDraft
from tasks.transform.records.cooperation.reader import find_cooperation

__all__ = ["CooperationDraft", "find_cooperation"]
