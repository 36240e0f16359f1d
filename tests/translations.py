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
LANGUAGES = {  # with the rule for «1 document, 2 documents»
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "en": "nplurals=2; plural=(n != 1);",
    "zh_Hans": "nplurals=1; plural=0;",
}
SOURCES = ("manage.py", "sco_portal", "actors", "documents", "events", "commitments", "templates", "static", "locale")


def place(language: str, project: Path = PROJECT) -> Path:
    return project / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str, project: Path = PROJECT) -> polib.POFile:
    return polib.pofile(str(place(language, project)), wrapwidth=120)


def untranslated(language: str) -> list[str]:
    """The texts that a reader of `language` would see in English, or in a guess of the merging tool."""
    if not place(language).exists():
        return [f"{language}: no catalogue yet: run make messages"]
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


def copied(project: Path) -> None:
    """Copy what may hold texts to `project`: collecting there meets neither packages nor data."""
    ignored = shutil.ignore_patterns("__pycache__", "*.mo", "vendor")
    for name in SOURCES:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=ignored)
        elif source.exists():
            shutil.copy(source, project / name)


def collected(project: Path) -> None:
    """Run Django's collection in a copy, `project`."""
    copied(project)
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
        collected(Path(folder))
        known, found = texts(catalogue("ru")), texts(catalogue("ru", Path(folder)))
    return [f"not collected yet: {text!r}" for _, text in sorted(found - known)] + [
        f"no longer used: {text!r}" for _, text in sorted(known - found)
    ]


def collect() -> None:
    """Bring the catalogues up to date."""
    with tempfile.TemporaryDirectory() as folder:
        collected(Path(folder))
        for language in LANGUAGES:
            file = catalogue(language, Path(folder))
            set_header(file, language)
            if language == "en":
                translate_into_itself(file)
            place(language).parent.mkdir(parents=True, exist_ok=True)
            file.save(str(place(language)))


def set_header(file: polib.POFile, language: str) -> None:
    """A header without dates and names, which would change at every run; and as many plurals as it says."""
    file.header, file.metadata_is_fuzzy = "", False
    file.metadata = {
        "Project-Id-Version": "sco-portal",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": LANGUAGES[language],
    }
    forms = range(int(LANGUAGES[language].removeprefix("nplurals=").partition(";")[0]))
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in forms}


def translate_into_itself(file: polib.POFile) -> None:
    for entry in file:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid


def main(words: list[str]) -> int:
    if "--collect" in words:
        if not shutil.which("xgettext"):
            print("GNU gettext is needed to collect texts (Debian: apt-get install gettext).", file=sys.stderr)
            return 1
        collect()
    faults = [fault for language in LANGUAGES for fault in untranslated(language)]
    if not faults and shutil.which("xgettext") and "--collect" not in words:
        faults += outdated()
    print("\n".join(faults) or "translations: complete")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
