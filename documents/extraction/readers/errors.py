"""Why a file cannot be read."""

from __future__ import annotations


class Unreadable(Exception):
    """The file gives no text. `code`: damaged, password, too_large, no_text, unknown_format; `detail`: one clear line."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
