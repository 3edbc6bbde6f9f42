"""Runs a module in the sdist that tox built, unpacked in an empty folder: ``python .ci/in_sdist.py pytest``."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    shutil.unpack_archive(os.environ["TOX_PACKAGE"], folder, filter="data")
    (unpacked,) = Path(folder).iterdir()
    sys.exit(subprocess.run([sys.executable, "-m", *sys.argv[1:]], cwd=unpacked, check=False).returncode)
