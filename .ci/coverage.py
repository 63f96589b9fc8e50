"""Holds a coverage summary against the least that is asked for: 95 % of Domain and Application, 90 % of the whole (lines)."""

import json
import sys

LEAST = {"Messaging.Domain": 95.0, "Messaging.Application": 95.0}
LEAST_OF_ALL = 90.0


def main(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    assemblies = {row["name"]: row["coverage"] for row in report["coverage"]["assemblies"]}
    short = [f"{name}: {assemblies.get(name, 0)} %, wanted {least} %" for name, least in LEAST.items() if assemblies.get(name, 0) < least]
    total = report["summary"]["linecoverage"]
    if total < LEAST_OF_ALL:
        short.append(f"the whole: {total} %, wanted {LEAST_OF_ALL} %")
    for line in short:
        print(f"Not covered enough: {line}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
