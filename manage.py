#!/usr/bin/env python
"""The portal's command line."""

from __future__ import annotations

import os
import sys

# These read files only, or start what they need themselves; every other command may ask the database, so its server is
# started or joined first.
WITHOUT_SERVERS = frozenset({
    *("", "help", "version", "check", "makemessages", "compilemessages", "collectstatic"),
    *("extract", "explain", "gold", "bench"),
})  # fmt: skip


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sco_portal.settings")
    from django.core.management import execute_from_command_line

    from sco_portal.embedded.lease import CannotServe, hold
    from sco_portal.environment import WrongEnvironment, current

    command = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        environment = current()
        if command not in WITHOUT_SERVERS and not command.startswith("-"):
            hold(environment)
    except (WrongEnvironment, CannotServe) as error:
        sys.exit(f"manage.py: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
