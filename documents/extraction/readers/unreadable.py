"""Why a file cannot be read, as one code and one clear sentence."""

from __future__ import annotations

CODES = (
    "empty", "unknown_format", "damaged", "password", "too_large", "no_text_layer", "too_many_pages", "unsafe_archive",
)  # fmt: skip


class Unreadable(Exception):
    """A file that no reader takes. `code` is one of CODES, `detail` one sentence for a person."""

    def __init__(self, code: str, detail: str) -> None:
        if code not in CODES:
            raise ValueError(f"unknown code {code!r}")
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
