"""Pages are read in threads too, beside a profiler that looks at them, as Dask's workers do."""

from __future__ import annotations

import sys
import threading

from tasks.transform.documents.clean import clean_page

PAGE = b"<html><head><title>Harbour notice</title></head><body><p>Officers held 14 people on Monday.</p></body></html>"


def test_frames_that_a_profiler_holds_hold_nothing_that_belongs_to_their_thread(monkeypatch):
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda what: complaints.append(what.exc_value))
    held: list[object] = []

    def work() -> None:
        ours = "tasks/transform/documents"
        sys.setprofile(lambda frame, event, argument: held.append(frame) if ours in frame.f_code.co_filename else None)
        clean_page(PAGE, "page")
        sys.setprofile(None)

    working = threading.Thread(target=work)
    working.start()
    working.join()
    held.clear()  # here, in another thread, go what the frames still hold
    assert complaints == []
