"""The state of the translations: `python -m tests.translations [--collect]`.

Without a word it checks that every text has a translation in every language, and, where GNU gettext is installed, that
the catalogues hold exactly the texts of the code. With `--collect` it brings the catalogues up to date; English texts
are their own translation.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PROJECT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ru", "en", "zh_Hans")
SOURCES = ("manage.py", "sco_portal", "actors", "documents", "events", "commitments", "templates", "static", "locale")


def catalogue(language: str, project: Path = PROJECT) -> polib.POFile:
    return polib.pofile(str(project / "locale" / language / "LC_MESSAGES" / "django.po"))


def untranslated(language: str) -> list[str]:
    """The texts that a reader of `language` would see in English, or in a guess of the merging tool."""
    faults = []
    for entry in catalogue(language):
        if entry.obsolete:
            continue
        filled = all(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr
        if not filled or entry.fuzzy:
            faults.append(f"{language}: {'fuzzy' if entry.fuzzy else 'missing'}: {entry.msgid!r}")
    return faults


def texts(file: polib.POFile) -> set[tuple[str, str]]:
    return {(entry.msgctxt or "", entry.msgid) for entry in file if not entry.obsolete}


def collected(project: Path) -> None:
    """Run Django's collection in `project`."""
    names = [word for language in LANGUAGES for word in ("--locale", language)]
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", *names, "--no-location", "--no-wrap", "--verbosity", "0"],
        cwd=project,
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "sco_portal.settings"},
    )


def outdated() -> list[str]:
    """Texts of the code that the catalogues lack, and texts that the code no longer has."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        copy.mkdir()
        for name in SOURCES:
            source = PROJECT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo", "vendor"))
            elif source.exists():
                shutil.copy(source, copy / name)
        collected(copy)
        known, found = texts(catalogue("ru")), texts(catalogue("ru", copy))
    return [f"not collected yet: {text!r}" for _, text in sorted(found - known)] + [
        f"no longer used: {text!r}" for _, text in sorted(known - found)
    ]


def collect() -> None:
    collected(PROJECT)
    for language in LANGUAGES:
        file = catalogue(language)
        for entry in file:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"] if language == "en" else entry.flags
            if language == "en" and not entry.msgid_plural:
                entry.msgstr = entry.msgid
            elif language == "en":
                entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        file.metadata.pop("POT-Creation-Date", None)  # it would change at every run
        file.save()


def main(words: list[str]) -> int:
    if "--collect" in words:
        if not shutil.which("xgettext"):
            print("GNU gettext is needed to collect texts (Debian: apt-get install gettext).", file=sys.stderr)
            return 1
        collect()
    faults = [fault for language in LANGUAGES for fault in untranslated(language)]
    if shutil.which("xgettext") and "--collect" not in words:
        faults += outdated()
    print("\n".join(faults) or "translations: complete")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
