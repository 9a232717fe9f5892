"""What printed labels mean: ``Borrower's card no.`` is a patron's barcode."""

from piiguard.lexicon.lookup import guess, lookup

__all__ = ["guess", "lookup"]
