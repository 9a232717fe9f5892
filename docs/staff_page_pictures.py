"""Take the pictures of the page for staff: ``python docs/staff_page_pictures.py``.

Needs Debian's ``chromium`` and the Python package ``playwright``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
DOCUMENTS = DOCS.parent / "examples/documents"
WIDE = {"width": 1200, "height": 820}
PHONE = {"width": 390, "height": 844}


def check(page: Any, policy: str, *names: str) -> None:
    """Drop documents and wait until their verdict and their pages are there."""
    page.goto(re.sub(r"(//[^/]+/).*", r"\1", page.url))
    page.select_option("#policy", policy)
    page.set_input_files("#files", [DOCUMENTS / name for name in names])
    page.click("[data-submit]")
    page.wait_for_selector("main:not([data-pending]) [data-verdict]", timeout=120_000)
    await_pictures(page)


def await_pictures(page: Any) -> None:
    """Wait until all pictures on the screen are drawn."""
    while not page.evaluate("[...document.images].every((i) => i.complete)"):
        time.sleep(0.1)


def take(page: Any, name: str) -> None:
    """Save what is on the screen, in few colours so that the file is small."""
    page.evaluate("document.activeElement.blur()")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(128, dither=Image.Dither.NONE).save(
        DOCS / f"images/staff-page-{name}.png", optimize=True
    )


def take_all(page: Any) -> None:
    """Take every picture."""
    take(page, "start")
    check(page, "invoice", "invoice-leak-notes.pdf")
    take(page, "fail")
    page.set_viewport_size(PHONE)
    take(page, "phone")
    page.set_viewport_size(WIDE)
    check(page, "invoice", "invoice-clean-ruled.pdf")
    take(page, "pass")
    check(page, "invoice", "invoice-leak-capitals.txt")
    take(page, "text")
    invoices = sorted(path.name for path in DOCUMENTS.glob("invoice-*"))
    check(page, "invoice", *invoices, "../bad/truncated.pdf")
    take(page, "many")
    page.emulate_media(color_scheme="dark")
    check(page, "bill", "bill-second-patron.pdf")
    page.click("text=Show values")
    page.wait_for_selector("text=Mask values again")
    await_pictures(page)
    take(page, "dark")
    page.emulate_media(color_scheme="light", forced_colors="active")
    await_pictures(page)
    take(page, "high-contrast")


def main() -> None:
    """Serve the page from an empty folder, and look at it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = subprocess.Popen(
            [sys.executable, "-m", "piiguard.cli", "serve", "--port", "0"],
            cwd=folder,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_STATE_HOME": folder},
        )
        try:
            link = re.search(r"http\S+", server.stdout.readline()).group()  # type: ignore[union-attr]
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport=WIDE)
            page.goto(link)
            take_all(page)
            browser.close()
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
