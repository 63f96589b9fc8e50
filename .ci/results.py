"""Counts the outcomes in TRX files, one folder a run, and prints all of them together as the last line; exits 1 when anything
failed or was skipped. Each run is given as FOLDER=PROJECTS: where its files lie, and how many test projects leave one there."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

COUNTERS = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}Counters"


def count(folder: pathlib.Path, projects: int) -> tuple[int, int, int]:
    passed = failed = skipped = 0
    reports = list(folder.rglob("*.trx"))
    missing = projects - len(reports)
    if missing > 0:
        print(f"{folder.name}: {missing} test projects left no result.")
        failed += missing
    for report in reports:
        for counters in ElementTree.parse(report).getroot().iter(COUNTERS):
            total, executed = int(counters.get("total")), int(counters.get("executed"))
            ok = int(counters.get("passed"))
            passed += ok
            failed += executed - ok
            skipped += total - executed
    return passed, failed, skipped


def line(passed: int, failed: int, skipped: int) -> str:
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def main(other_failures: int, runs: list[str]) -> int:
    totals = [0, 0, 0]
    for run in runs:
        folder, projects = run.rsplit("=", 1)
        counts = count(pathlib.Path(folder), int(projects))
        print(f"{pathlib.Path(folder).name}: {line(*counts)}")
        totals = [total + part for total, part in zip(totals, counts)]
    passed, failed, skipped = totals
    failed += other_failures
    if skipped:
        print(f"{skipped} tests were skipped; nothing may be skipped here.")
    print(line(passed, failed, skipped))
    return 1 if failed or skipped or not passed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
