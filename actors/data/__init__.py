"""Reference data as files: states, sectors, cities, mechanisms, in three languages. Plain Python, no Django.

The reading code and the database loader share these rows, so that a name is written down once.
"""
