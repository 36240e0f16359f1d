"""Translations are compiled without GNU gettext, only when they changed, and plural forms survive."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from sco_portal.translations import compile_changed

RUSSIAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Documents"
msgstr "Документы"

msgid "%(number)s document"
msgid_plural "%(number)s documents"
msgstr[0] "%(number)s документ"
msgstr[1] "%(number)s документа"
msgstr[2] "%(number)s документов"
"""


def catalogue(folder: Path, words: str) -> Path:
    place = folder / "ru" / "LC_MESSAGES" / "django.po"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(words)
    return place


def test_a_catalogue_is_compiled_once_and_again_after_a_change(tmp_path: Path) -> None:
    source = catalogue(tmp_path, RUSSIAN)
    assert compile_changed(tmp_path) == [source]
    assert compile_changed(tmp_path) == []
    catalogue(tmp_path, RUSSIAN.replace("Документы", "Акты"))
    later = source.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert compile_changed(tmp_path) == [source]
    assert gettext.translation("django", tmp_path, ["ru"]).gettext("Documents") == "Акты"


def test_plurals(tmp_path: Path) -> None:
    catalogue(tmp_path, RUSSIAN)
    compile_changed(tmp_path)
    words = gettext.translation("django", tmp_path, ["ru"])
    found = [words.ngettext("%(number)s document", "%(number)s documents", number) for number in (1, 2, 5, 11, 21)]
    assert [text.split()[1] for text in found] == ["документ", "документа", "документов", "документов", "документ"]


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    catalogue(tmp_path, RUSSIAN)
    compile_changed(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["django.mo", "django.po"]


def test_no_catalogues_is_no_error(tmp_path: Path) -> None:
    assert compile_changed(tmp_path / "nowhere") == []
