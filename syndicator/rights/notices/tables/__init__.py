"""The phrases of notices, one table a language: what stands for which concept. Data, no logic; notation in ``en.toml``."""
