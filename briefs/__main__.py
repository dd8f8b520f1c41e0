"""`python -m briefs` is the command `briefs`."""

import sys

from briefs.cli import main

if __name__ == "__main__":
    sys.exit(main())
