"""The released steps. A step never changes; the next one mends it."""
