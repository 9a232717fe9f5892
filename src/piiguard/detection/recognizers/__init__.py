"""piiguard's own recognizers, one a file, and the list of them all."""
