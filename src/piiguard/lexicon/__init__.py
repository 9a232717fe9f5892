"""What printed labels mean: ``Borrower's card no.`` is a patron's barcode."""

from piiguard.lexicon.halves import pair_names
from piiguard.lexicon.lookup import guess, lookup, may_name

__all__ = ["guess", "lookup", "may_name", "pair_names"]
