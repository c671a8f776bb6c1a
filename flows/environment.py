"""Prefect's settings as Blotter needs them, made before Prefect is imported.

Each has a measured reason (Prefect 3.9): without the recorder's batches a run without a server loses task records at
exit; telemetry and promotion call home; the start of the temporary server can take longer than its default limit on a
busy machine.
"""

import os

_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",  # below 1 Prefect rounds to 0 and asks without pause
    "PREFECT_LOGGING_EXTRA_LOGGERS": "blotter",
}


def prepare() -> None:
    """Set what the caller's environment leaves open."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)


prepare()
