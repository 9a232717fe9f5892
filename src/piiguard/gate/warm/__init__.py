"""A process that has everything loaded and checks for ``piiguard check`` of the same user.

It reads no document itself. For each command it forks: the child takes the command's
folder, environment and open files, does what the command would have done, and ends.
"""
