"""The encoding of a text file: by its byte order mark, as valid UTF-8, else by what Russian letters it would make.

Single-byte Cyrillic encodings cannot be told apart by validity, so each candidate is decoded and judged by how its
letters follow one another: common letters, small letters after small ones, capitals only at the beginning of words.
"""

from __future__ import annotations

import codecs
import math
import re
import unicodedata

from documents.extraction.readers.unreadable import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
SAMPLE = 60_000
# How often each letter comes in Russian texts, in tenths of a percent.
OFTEN = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44,
    "к": 35, "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 17,
    "б": 16, "ч": 14, "й": 12, "х": 10, "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3,
    "ъ": 1, "ё": 1,
}  # fmt: skip
LIKELY = {letter: math.log(times / 1000) for letter, times in OFTEN.items()}
SIGNS = frozenset("«»–—№…“”„’ \u00a0")
SIGN, STRANGE = math.log(0.02), math.log(0.0002)
# A capital after a small letter, a closing sign before a letter: no word looks so.
BROKEN_CASE = re.compile(r"[а-яё][А-ЯЁ]|[”’…№»—–][а-яё]")
BROKEN = 2.0
LEAST_SCORE = -4.2  # Russian has about -2.9, letters by chance about -4
MOST_CONTROLS = 0.02


def decode(data: bytes) -> tuple[str, str]:
    """Text and the encoding's name; raises Unreadable when it is no text."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, name), name.removesuffix("-sig"))
    wide = _wide(data)
    if wide:
        return _checked(_strict(data, wide), wide)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _by_letters(data)


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable("damaged", f"The text is marked as {name} but is not valid in it.") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Russian text every other byte is 0x04 or 0x00."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    shares = [sum(byte in (0, 4) for byte in half) / len(half) for half in (even, odd)]
    if max(shares) < 0.85 or min(shares) > 0.5:
        return None
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


def _by_letters(data: bytes) -> tuple[str, str]:
    readings = []
    for name in SINGLE_BYTE:
        try:
            readings.append((score(data[:SAMPLE].decode(name)), name))
        except UnicodeDecodeError:
            continue
    best = max(readings, default=(STRANGE, ""))
    if best[0] < LEAST_SCORE:
        broken = data.decode("utf-8", errors="replace")
        if broken.count("\ufffd") <= max(2, len(broken) // 200):
            return _checked(broken, "utf-8")
        raise Unreadable("unknown_format", "The bytes make no Russian text in any encoding that is known here.")
    return _checked(data.decode(best[1], errors="replace"), best[1])


def score(text: str) -> float:
    """How likely the letters beyond ASCII are in Russian, as the mean of their logarithms."""
    high = [char for char in text.lower() if ord(char) > 127]
    if not high:
        return STRANGE
    likely = sum(LIKELY.get(char, SIGN if char in SIGNS else STRANGE) for char in high)
    return (likely - BROKEN * len(BROKEN_CASE.findall(text))) / len(high)


def _checked(text: str, name: str) -> tuple[str, str]:
    """Text without its byte order mark, «\\n» for every line end; refuses what is full of control characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("empty", "The file holds no text.")
    sample = text[:SAMPLE]
    controls = sum(unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\v\x02" for char in sample)
    if controls > MOST_CONTROLS * len(sample):
        raise Unreadable("unknown_format", "The file is not text.")
    return text, name
