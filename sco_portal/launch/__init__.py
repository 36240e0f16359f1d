"""`make run`: everything that the portal needs, started and stopped by one command on one machine.

`supervisor` starts the parts in order, restarts one that dies and stops all of them in order; `children` is one such
part; `guardian` is a small process beside it that stops the parts if the supervisor itself is killed. No Django here:
the parts load it, the supervisor stays small and quick.
"""
