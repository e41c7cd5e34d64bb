"""`python -m adil`."""

import sys

from adil.cli import main

sys.exit(main())
