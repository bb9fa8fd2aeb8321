"""`python -m fieldkm` is the command `fieldkm`."""

import sys

from fieldkm.cli.main import main

sys.exit(main())
