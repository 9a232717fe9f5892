"""A recognizer, a reader and a reporter for piiguard, one file each."""
