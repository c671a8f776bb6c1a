"""Written calendar dates in Chinese, English and French: what the documents room and the facts room both read.

``find_dates`` finds them, ``read_date`` reads one at a position, ``resolve`` fills in what a date leaves out.
"""

from tasks.text.calendar.dates import CalendarDate, find_dates, read_date
from tasks.text.calendar.resolve import resolve

__all__ = ["CalendarDate", "find_dates", "read_date", "resolve"]
