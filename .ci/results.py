"""Counts the outcomes in TRX files and prints them as the last line; exits 1 when anything failed or was skipped."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

COUNTERS = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}Counters"


def main(folder: str, other_failures: str) -> int:
    passed = failed = skipped = 0
    reports = list(pathlib.Path(folder).rglob("*.trx"))
    missing = len(list(pathlib.Path("tests").glob("*/*.csproj"))) - len(reports)
    if missing > 0:
        print(f"{missing} test projects left no result.")
        failed += missing
    for report in reports:
        for counters in ElementTree.parse(report).getroot().iter(COUNTERS):
            total, executed = int(counters.get("total")), int(counters.get("executed"))
            ok = int(counters.get("passed"))
            passed += ok
            failed += executed - ok
            skipped += total - executed
    failed += int(other_failures)
    if skipped:
        print(f"{skipped} tests were skipped; nothing may be skipped here.")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or skipped or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
