#!/usr/bin/env python
"""Django's command line. People start `./meydan`, which finds Python and hands its words to this file."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
for folder in (ROOT / "src", ROOT / "adil" / "src"):
    sys.path.insert(0, str(folder))

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meydan.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
