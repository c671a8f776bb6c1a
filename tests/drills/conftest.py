"""The sample run undisturbed."""

from tests.flows.conftest import sample  # noqa: F401
