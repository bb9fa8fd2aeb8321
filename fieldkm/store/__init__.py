"""The laptop's database: tables, repositories by noun, migrations."""
