"""`python -m documents.extraction FILE`: the records of one file as JSON lines, without the portal."""

from __future__ import annotations

import sys
from pathlib import Path

from documents.extraction.jsonl import lines
from documents.extraction.pipeline import extract
from documents.extraction.readers.unreadable import Unreadable


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m documents.extraction FILE\n")
        return 2
    path = Path(arguments[0])
    try:
        extraction = extract(path.read_bytes(), filename=path.name)
    except (Unreadable, OSError) as problem:
        sys.stderr.write(f"{path.name}: {problem}\n")
        return 2
    for line in lines(extraction):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
