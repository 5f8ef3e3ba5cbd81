"""Makes `saving.py` importable from the tests beside it and from those of the rules that need git."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
