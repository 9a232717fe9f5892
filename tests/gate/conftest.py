from __future__ import annotations

import sys
from pathlib import Path

# The tools that several test files share.
sys.path.insert(0, str(Path(__file__).parent))
