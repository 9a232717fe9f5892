"""How fast piiguard is, beside plain Presidio on the same documents.

Run ``python -m benchmarks.speed``; it needs no network and prints one table.
"""
