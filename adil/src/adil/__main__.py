"""`python -m adil`."""

import sys

from adil.cli import main

if __name__ == "__main__":
    sys.exit(main())
