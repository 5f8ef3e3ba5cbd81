"""Makes `yaml_1_2.py` importable from the tests beside it, which pytest imports one by one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
