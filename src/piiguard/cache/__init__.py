"""Reports that were made before, to be given again for the same document.

An entry is found by a keyed hash over all that a report follows from: the document's
bytes and name, the policy, the configuration, piiguard and whatever else is installed.
It holds the masked report and never a value. The key is a secret of the folder, so an
entry's name cannot be held against a guess of a document without that folder.

Everything that is odd about the folder or an entry means that there is no entry:
the document is then checked.
"""

from __future__ import annotations

from piiguard.cache.folder import FOLDER_VARIABLE, default_folder
from piiguard.cache.installation import describe_installation
from piiguard.cache.store import Cache, State

__all__ = ["FOLDER_VARIABLE", "Cache", "State", "default_folder", "describe_installation"]
