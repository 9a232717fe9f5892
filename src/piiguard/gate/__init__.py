"""The gate: the doors through which documents leave, each a thin caller of the API."""
