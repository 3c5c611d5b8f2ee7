"""Syndicator collects articles, works out what may be republished, and publishes feeds that credit the source."""

from __future__ import annotations

__version__ = "0.1.0"
