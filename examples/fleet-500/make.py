#!/usr/bin/env python3
"""Makes production.csv, test.csv and test-traffic.csv.gz from the trace in azure/. README.md says what is assumed."""

import csv
import gzip
import io
import math
from collections import Counter
from datetime import datetime, timedelta

SERVICE = {"kind": "Deployment", "cpu_m": 50, "memory_mb": 168, "cpu_limit_m": 200, "memory_limit_mb": 525}
CPU_SHARE = 0.5
CPU_USED_AT_MOST = 0.7
TEST_SHARE = 0.01


def rows(kind):
    with gzip.open(f"azure/{kind}.csv.gz", "rt", newline="") as file:
        return list(csv.reader(file))[1:]


def names(functions):
    """Trigger and the first digits of the function's hash, as `lungfish plan` names them."""
    length = 8
    short = Counter(f"{row[3]}-{row[2][:length]}" for row in functions)
    assert max(short.values()) == 1, "eight digits do not tell all functions apart"
    return [f"{row[3]}-{row[2][:length]}" for row in functions]


def replicas(counts, mean_millis):
    """What the busiest minute needs, so that no replica uses more than 70 % of its limit; two at least."""
    in_flight = max(counts) * mean_millis / 60_000
    processors = in_flight * CPU_SHARE
    return max(2, math.ceil(processors * 1000 / SERVICE["cpu_limit_m"] / CPU_USED_AT_MOST))


def services(file, sizes):
    with open(file, "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["service", "replicas", *SERVICE])
        for name, size in sizes:
            table.writerow([name, size, *SERVICE.values()])


def test_traffic(functions, called, means):
    """One in a hundred of production's requests, from nine to five on weekdays, spread over each hour."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["time", "service", "requests", "duration_ms"])
    monday = datetime(2026, 3, 2)
    kept = Counter()
    for hour in range(7 * 24):
        time = monday + timedelta(hours=hour)
        works = time.weekday() < 5 and 9 <= time.hour < 17
        for name, row in zip(called, functions):
            minutes = row[4:][(time.hour - 9) * 60:(time.hour - 8) * 60] if works else []
            kept[name] += sum(map(int, minutes)) * TEST_SHARE
            count = int(kept[name])
            kept[name] -= count
            if count or (hour in (0, 7 * 24 - 1) and name == called[0]):
                table.writerow([time.isoformat() + "Z", name, count, means[name]])
    with gzip.GzipFile("test-traffic.csv.gz", "wb", mtime=0) as out:
        out.write(text.getvalue().encode())


def main():
    functions = rows("invocations")
    called = names(functions)
    mean_of = {tuple(row[:3]): float(row[3]) for row in rows("durations")}
    means = {name: max(0.5, mean_of[tuple(row[:3])]) for name, row in zip(called, functions)}
    services(
        "production.csv",
        [(name, replicas(list(map(int, row[4:])), means[name])) for name, row in zip(called, functions)])
    services("test.csv", [(name, 1) for name in called])
    test_traffic(functions, called, means)


main()
