"""One file per publisher: what it says about republishing, in our own words. Read by ``rights.catalogue``, no code."""
