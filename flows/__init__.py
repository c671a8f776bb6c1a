"""When, in which order, over what; no parsing, no column names."""

import flows.environment  # noqa: F401  (settings must stand before Prefect is imported)
