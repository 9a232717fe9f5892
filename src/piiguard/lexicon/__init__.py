"""What printed labels mean: ``Borrower's card no.`` is a patron's barcode."""

from piiguard.lexicon.lookup import guess, lookup, pair_names

__all__ = ["guess", "lookup", "pair_names"]
