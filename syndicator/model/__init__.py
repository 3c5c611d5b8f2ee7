"""The nouns: frozen, slotted, keyword-only values that every room above shares.

Law: no behaviour that needs the world; aware UTC times only; tuples, never lists; what was *said* (``Draft``,
``Mark``), what we *hold* (``Article``, ``Evidence``) and what may be *shown* (``Entry``, ``Edition``) are different
types, because they live for different times and are believed to a different degree.
"""
