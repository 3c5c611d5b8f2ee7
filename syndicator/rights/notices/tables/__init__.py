"""The phrases of notices, a table a language: what stands for which concept. Data, no logic; notation: ``en.toml``."""
