"""Profiles of Hypothesis: ``HYPOTHESIS_PROFILE=deep`` asks each property 10,000 times; nobody does by default."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "deep", max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
if os.environ.get("HYPOTHESIS_PROFILE") == "deep":
    settings.load_profile("deep")
