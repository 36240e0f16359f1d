"""Import: one file read, matched with what is known, and written in one transaction.

`run` is the life of a run; `settings.IMPORTERS` names, in order, what writes which kind of record; each of them takes
the `ImportContext` of `protocol`. Deciding is left to `documents.reconcile`, writing to the services.
"""
