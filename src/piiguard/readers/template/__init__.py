"""Templates of notices, bills and slips: what they will print, before they do."""
