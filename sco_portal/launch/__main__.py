"""`python -m sco_portal.launch`: what `make run` calls."""

from __future__ import annotations

import os
import sys

from sco_portal.environment import WrongEnvironment, complete_for_this_machine, read

from .supervisor import CannotRun, Supervisor


def main() -> int:
    os.environ.update(complete_for_this_machine(os.environ))
    try:
        return Supervisor(read(os.environ)).run()
    except (WrongEnvironment, CannotRun) as error:
        print(f"make run: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
