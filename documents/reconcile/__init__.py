"""Is this the same thing as that? Plain Python: keys, likeness, matching, and the merging of what several passages say.

No Django, no database, no clock. The order of work is the order of modules: words -> keys -> likeness -> match ->
align -> claims -> fields -> plan. Importers turn rows into the sketches of these modules and plans back into rows.
"""
