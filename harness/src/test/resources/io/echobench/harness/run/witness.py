"""Sleeps for four milliseconds at a time and says of each wake-up that came six or more too late when it came (CLOCK_MONOTONIC, ns) and how late."""

import time

SLEEP_NANOS = 4_000_000
LATE_NANOS = 6_000_000

print("ready", flush=True)
before = time.monotonic_ns()
while True:
    time.sleep(SLEEP_NANOS / 1e9)
    now = time.monotonic_ns()
    if now - before > SLEEP_NANOS + LATE_NANOS:
        print(now, now - before - SLEEP_NANOS, flush=True)
    before = now
