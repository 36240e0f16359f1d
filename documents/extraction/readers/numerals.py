"""Numbers as the marks of lists spell them, and numbers as files store them."""

from __future__ import annotations

RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST = 100_000  # a larger number in a file is a fault of it


def whole(value: str | None, default: int) -> int:
    """A whole number that a file holds, else the default."""
    words = (value or "").strip()
    if not words.removeprefix("-").isdecimal() or len(words) > 6:
        return default
    return int(words) if abs(int(words)) <= MOST else default


def spelled(number: int, style: str) -> str:
    """A number in the style of a list: «3», «в», «c», «III»."""
    if style in ("russianLower", "russianUpper"):
        return _letter(number, RUSSIAN, upper=style.endswith("Upper"))
    if style in ("lowerLetter", "upperLetter"):
        return _letter(number, LATIN, upper=style.startswith("upper"))
    if style in ("lowerRoman", "upperRoman"):
        return roman(number).upper() if style.startswith("upper") else roman(number)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _letter(number: int, letters: str, *, upper: bool) -> str:
    """After the last letter Word doubles them: «аа», «бб»."""
    turns, place = divmod(max(number, 1) - 1, len(letters))
    found = letters[place] * min(turns + 1, 10)
    return found.upper() if upper else found


def roman(number: int) -> str:
    """A roman number in small letters."""
    found, number = "", min(number, 999)
    for value, sign in ROMAN:
        while number >= value:
            found, number = found + sign, number - value
    return found
