"""Search over everything: Russian word forms, abbreviations, one wrong letter.

Lemmas are stored and asked for with PostgreSQL's plain configuration; both come from the same lemmatiser, because the
built-in Russian one misses «Астане»/«Астана» and «государств-членов»/«государства-члены». What can be found is told by
the apps, as functions that settings list by name.
"""

from .find import Found, Question, matching, search
from .findable import Findable

__all__ = ["Findable", "Found", "Question", "matching", "search"]
