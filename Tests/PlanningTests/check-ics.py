#!/usr/bin/env python3
"""Reads an iCalendar file with PyPI's icalendar and checks what coach promises: UIDs, folding, escaping and dates.

usage: check-ics.py FILE        (pip install icalendar)
"""
import datetime
import sys

import icalendar


def main(path):
    raw = open(path, "rb").read()
    wrong = []
    if raw.count(b"\r\n") != raw.count(b"\n") or raw.count(b"\r") != raw.count(b"\n") or not raw.endswith(b"\r\n"):
        wrong.append("a line does not end in CRLF")
    for number, line in enumerate(raw.split(b"\r\n"), 1):
        if len(line) > 75:
            wrong.append(f"line {number} has {len(line)} octets")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            wrong.append(f"line {number} is cut within a character")

    calendar = icalendar.Calendar.from_ical(raw)
    events = list(calendar.walk("VEVENT"))
    if calendar["VERSION"] != "2.0" or not calendar.get("PRODID"):
        wrong.append("VERSION or PRODID is missing")
    uids = [str(event["UID"]) for event in events]
    if len(set(uids)) != len(uids):
        wrong.append("a UID occurs twice")
    for event in events:
        uid = event["UID"]
        if event.errors:
            wrong.append(f"{uid}: {event.errors}")
        start = event["DTSTART"].dt
        week = datetime.date.fromisoformat(str(uid)[:10])
        day = start.date() if isinstance(start, datetime.datetime) else start
        if not 0 <= (day - week).days < 7:
            wrong.append(f"{uid}: {day} is not in its week")
        if event["DTSTAMP"].dt.tzinfo is None:
            wrong.append(f"{uid}: DTSTAMP is not in UTC")
        if isinstance(start, datetime.datetime):
            if start.tzinfo is not None:
                wrong.append(f"{uid}: the time is not floating")
            if not datetime.timedelta(0) < event["DURATION"].dt <= datetime.timedelta(minutes=75):
                wrong.append(f"{uid}: odd duration {event['DURATION'].dt}")
            if "\\" in str(event["DESCRIPTION"]):
                wrong.append(f"{uid}: escaping is left in the description")
        elif event["DTEND"].dt - start != datetime.timedelta(days=1):
            wrong.append(f"{uid}: an all-day event is not one day")
        if int(event["SEQUENCE"]) < 0 or not str(event["SUMMARY"]):
            wrong.append(f"{uid}: SEQUENCE or SUMMARY")
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    if [str(event["UID"]) for event in again.walk("VEVENT")] != uids:
        wrong.append("it does not survive a round trip")
    for line in wrong:
        print(line)
    print(f"{len(events)} events, {len(wrong)} mistakes")
    return 1 if wrong or not events else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
