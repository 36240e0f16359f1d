"""Word lists as data: TOML files without logic, each entry with a real example."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The word list `name` (without suffix), read once."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
