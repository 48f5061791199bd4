"""Bundle what proves a file in the browser with the library that it needs: `python scripts/build_verifier.py` (npm)."""

import shutil
import subprocess
import tempfile
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "lib" / "publish" / "proof" / "assets"
PACKAGES = ("@noble/ed25519@3.2.0", "@noble/hashes@2.4.0", "esbuild@0.28.2")


def main() -> None:
    """Write `verify.min.js` anew."""
    with tempfile.TemporaryDirectory() as folder:
        npm, npx = shutil.which("npm"), shutil.which("npx")
        if not npm or not npx:
            raise SystemExit("npm is needed")
        shutil.copy(ASSETS / "verify.js", folder)
        subprocess.run([npm, "install", "--silent", "--no-save", *PACKAGES], cwd=folder, check=True)  # noqa: S603
        how = (
            "--bundle",
            "--minify",
            "--format=iife",
            "--legal-comments=none",
            f"--outfile={ASSETS / 'verify.min.js'}",
        )
        subprocess.run([npx, "esbuild", "verify.js", *how], cwd=folder, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
