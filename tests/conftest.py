from __future__ import annotations

from hypothesis import settings

# A shared machine stalls now and then; a slow example is no wrong one.
settings.register_profile("piiguard", deadline=None)
settings.load_profile("piiguard")
