"""How well documents are read: extracted records compared with annotations made by hand.

Plain Python. `likeness` says when two records tell the same, `scoring` counts, `gold` finds the annotated documents
and `floors` keeps the figures from falling.
"""
