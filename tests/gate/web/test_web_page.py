"""The page in a real browser: what people do with it."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from web_papers import AUDIT_KEY, CLEAN_TEXT, EXAMPLES, LEAK_TEXT, NAME_AT, pdf

from piiguard.audit import AuditLog, verify

DONE_MS = 120_000


@pytest.fixture(scope="module")
def context(browser: Any, links: Callable[[], str]) -> Iterator[Any]:
    """A browser that was let in."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(DONE_MS)
    page = context.new_page()
    link = links()
    page.goto(link)
    assert "token" not in page.url
    context.home = page.url
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(context: Any) -> Iterator[Any]:
    """The first page; what its scripts complain about fails the test."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if "422" not in m.text else None)
    page.goto(context.home)
    yield page
    page.close()
    assert complaints == []


def choose(page: Any, *files: tuple[str, bytes], policy: str = "invoice") -> None:
    page.select_option("#policy", policy)
    page.set_input_files(
        "#files",
        [{"name": n, "mimeType": "application/octet-stream", "buffer": d} for n, d in files],
    )
    page.click("[data-submit]")
    settle(page)


def settle(page: Any) -> None:
    page.wait_for_selector("main:not([data-pending]) [data-verdict]", timeout=DONE_MS)
    page.wait_for_load_state("load")  # A style is asked for: its sheet must be there.


def drop(page: Any, name: str, data: bytes) -> None:
    """Let go of a file over the page, as a mouse does."""
    transfer = page.evaluate_handle(
        """([name, data]) => {
            const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], name));
            return transfer;
        }""",
        [name, base64.b64encode(data).decode()],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("main", event, {"dataTransfer": transfer})
    settle(page)


def await_pictures(page: Any) -> None:
    until(page, "[...document.images].every((i) => i.complete && i.naturalWidth > 0)")


def until(page: Any, condition: str) -> None:
    """Wait for it; Playwright's own way would need what the page's policy forbids."""
    end = time.monotonic() + DONE_MS / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        time.sleep(0.05)


def verdict(page: Any) -> str:
    return str(page.inner_text("[data-verdict]"))


def picture(page: Any, selector: str) -> Image.Image:
    return Image.open(BytesIO(page.locator(selector).screenshot())).convert("L")


# ------------------------------------------------------------------- verdicts


def test_a_dropped_file_is_checked_at_once(page: Any) -> None:
    page.select_option("#policy", "invoice")
    drop(page, "invoice.txt", LEAK_TEXT)
    assert verdict(page) == "This must not go out yet"
    assert "A patron's name" in page.inner_text(".card")
    assert "Instead" in page.inner_text(".card")


def test_a_passed_file_is_downloaded_byte_for_byte(page: Any) -> None:
    choose(page, ("invoice.txt", CLEAN_TEXT))
    assert verdict(page) == "This may go out"
    with page.expect_download() as download:
        page.click("text=Download the checked file")
    assert download.value.suggested_filename == "invoice.txt"
    assert Path(download.value.path()).read_bytes() == CLEAN_TEXT


def test_a_held_file_offers_no_download(page: Any) -> None:
    choose(page, ("invoice.txt", LEAK_TEXT))
    assert page.locator("a[href$='/file']").count() == 0


def test_pasted_text_is_checked(page: Any) -> None:
    page.select_option("#policy", "invoice")
    page.click("text=Or paste text")
    page.fill("#text", LEAK_TEXT.decode())
    page.click("[data-submit]")
    settle(page)
    assert verdict(page) == "This must not go out yet"
    assert "Pasted text" in page.inner_text(".about")


def test_a_mended_file_dropped_on_the_verdict_passes(page: Any) -> None:
    choose(page, ("invoice.txt", LEAK_TEXT))
    held = page.url
    drop(page, "invoice.txt", CLEAN_TEXT)
    page.wait_for_url(lambda url: url != held)
    settle(page)
    assert verdict(page) == "This may go out"


def test_a_broken_file_is_not_taken_for_checked(page: Any) -> None:
    choose(page, ("broken.pdf", (EXAMPLES / "bad/truncated.pdf").read_bytes()))
    assert verdict(page) == "This could not be fully checked"
    assert page.locator(".problems li").count() >= 1
    assert page.locator("a[href$='/file']").count() == 0


def test_where_nothing_says_the_policy_a_person_does(page: Any) -> None:
    choose(page, ("letter.txt", b"Nothing in here says what it is.\n"), policy="")
    assert verdict(page) == "What sort of document is it?"
    page.select_option("#choose-policy", "invoice")
    page.click("text=Check it")
    settle(page)
    assert verdict(page) == "This may go out"


# ---------------------------------------------------------------------- boxes


@pytest.mark.parametrize("rotation", [0, 90])
def test_boxes_lie_on_the_values(page: Any, rotation: int) -> None:
    choose(page, ("invoice.pdf", pdf(rotation=rotation)))
    page.click("text=Show values")
    page.wait_for_selector("text=Mask values again")
    await_pictures(page)
    image = page.locator(".frame img").bounding_box()
    box = page.locator(".box rect").bounding_box()
    # reportlab turns the paper with the page, so that it stays 612 points wide.
    scale = image["width"] / 612
    left, top, right, bottom = NAME_AT
    if rotation == 90:
        left, top, right, bottom = 792 - bottom, left, 792 - top, right
    assert (box["x"] - image["x"]) / scale == pytest.approx(left, abs=5)
    assert (box["y"] - image["y"]) / scale == pytest.approx(top, abs=5)
    assert (box["x"] + box["width"] - image["x"]) / scale == pytest.approx(right, abs=5)
    assert (box["y"] + box["height"] - image["y"]) / scale == pytest.approx(bottom, abs=5)
    # And letters are drawn there.
    darkest, _ = picture(page, ".box rect").getextrema()
    assert darkest < 60


def test_values_are_covered_until_they_are_asked_for(page: Any) -> None:
    choose(page, ("invoice.pdf", pdf()))
    await_pictures(page)
    assert "OKONKWO" not in page.content()
    covered = page.request.get(page.evaluate("document.querySelector('.frame img').src")).body()
    page.click("text=Show values")
    page.wait_for_selector("text=Mask values again")
    assert "OKONKWO" in page.inner_text(".card")
    shown = page.request.get(page.evaluate("document.querySelector('.frame img').src")).body()
    assert extremes(covered)[0] > 200
    assert extremes(shown)[0] < 60
    page.click("text=Mask values again")
    page.wait_for_selector("text=Show values")
    assert "OKONKWO" not in page.content()


def extremes(png: bytes) -> tuple[int, int]:
    """Return the darkest and the lightest grey where the name stands."""
    drawn = Image.open(BytesIO(png)).convert("L")
    scale = drawn.width / 612
    left, top, right, bottom = (round(each * scale) for each in NAME_AT)
    return drawn.crop((left, top, right, bottom)).getextrema()


def test_values_in_text_are_masked_until_they_are_asked_for(page: Any) -> None:
    choose(page, ("invoice.txt", LEAK_TEXT))
    assert "OKONKWO" not in page.content()
    assert page.inner_text(".mark mark") == "•••••••, •••••• •"
    page.click("text=Show values")
    page.wait_for_selector("text=Mask values again")
    assert page.inner_text(".mark mark") == "OKONKWO, ADAEZE N"


def test_of_a_hundred_pages_the_one_that_matters_is_shown(page: Any) -> None:
    choose(page, ("packet.pdf", pdf(pages=100, leaks_on=73)))
    assert page.inner_text(".sheet h2") == "Page 73 of 100"
    assert page.locator(".frame").count() == 1
    page.click("text=Show the 99 other pages too")
    page.wait_for_selector("#page-100")
    assert page.locator(".frame").count() == 100
    page.locator("#page-100").scroll_into_view_if_needed()
    until(page, "((i) => i.complete && i.naturalWidth > 0)([...document.images].at(-1))")


# ------------------------------------------------------------------ many, back


def test_fifty_files(page: Any) -> None:
    files = [(f"invoice-{n}.txt", LEAK_TEXT if n % 10 == 0 else CLEAN_TEXT) for n in range(50)]
    choose(page, *files)
    assert verdict(page) == "5 of 50 must not go out yet"
    assert page.locator(".paper").count() == 50
    assert page.locator(".paper.is-fail").count() == 5
    assert page.locator("a[href$='/file']").count() == 45
    # What needs eyes comes first.
    assert "is-fail" in page.locator(".paper").first.get_attribute("class")
    page.locator(".paper a").first.click()
    settle(page)
    page.go_back()
    settle(page)
    assert verdict(page) == "5 of 50 must not go out yet"


def test_the_back_button_sends_nothing_again(page: Any) -> None:
    choose(page, ("invoice.txt", CLEAN_TEXT))
    checked = page.url
    page.go_back()
    page.wait_for_selector("#policy")
    page.go_forward()
    settle(page)
    assert page.url == checked


def test_a_forgotten_document_does_not_come_back(page: Any) -> None:
    choose(page, ("invoice.txt", LEAK_TEXT))
    held = page.url
    page.click("text=Show values")
    page.wait_for_selector("text=Mask values again")
    page.click("text=Done: forget it")
    page.wait_for_selector("#policy")
    response = page.request.get(held)
    assert response.status == 404
    assert "OKONKWO" not in response.text()


# ------------------------------------------------------ override, false alarms


def test_an_override_needs_a_reason_and_is_on_record(page: Any, folder: Path) -> None:
    choose(page, ("invoice.txt", LEAK_TEXT))
    page.click("text=Let it go nevertheless")
    page.fill("#who", "D. Whitfield")
    page.fill("#why", "Mrs Okonkwo asked for it herself")
    page.click("text=Let it go, on record")
    page.wait_for_selector("#complaint")
    assert "must not hold personal data" in page.inner_text("#complaint")
    assert page.locator("a[href$='/file']").count() == 0
    # What is to be mended is said, and nobody types anything twice (WCAG 2.2, 3.3.7).
    page.wait_for_selector("#complaint:focus")
    assert "must not hold personal data" in page.text_content("#live")
    assert page.input_value("#who") == "D. Whitfield"
    assert page.input_value("#why") == "Mrs Okonkwo asked for it herself"
    page.fill("#why", "The library asked for this copy in writing")
    page.click("text=Let it go, on record")
    page.wait_for_selector("text=Download the checked file")
    assert verdict(page) == "Let go"
    log = AuditLog(folder / "audit.sqlite", AUDIT_KEY.encode())
    last = list(log.entries())[-1]
    assert (last.door, last.verdict, last.override_by) == ("web", "fail", "D. Whitfield")
    assert last.override_why == "The library asked for this copy in writing"
    assert not list(verify(log))
    log.close()
    assert b"okonkwo" not in (folder / "audit.sqlite").read_bytes().lower()


def test_a_policy_that_is_not_configured_so_cannot_be_overridden(page: Any) -> None:
    choose(
        page, ("bill.pdf", (EXAMPLES / "documents/bill-birth-date.pdf").read_bytes()), policy="bill"
    )
    assert verdict(page) == "This must not go out yet"
    assert page.get_by_text("Let it go nevertheless").count() == 0


def test_a_false_alarm_is_stored_without_the_value(page: Any, folder: Path) -> None:
    choose(page, ("okonkwo.txt", LEAK_TEXT))
    page.locator("summary", has_text="Report a false alarm").first.click()
    page.check("input[value=staff] >> nth=0")
    page.locator("button", has_text="Report").first.click()
    page.wait_for_selector(".reported")
    page.wait_for_selector("#finding-1:focus")
    stored = (folder / "alarms.jsonl").read_text(encoding="utf-8")
    assert json.loads(stored.splitlines()[-1])["reason"] == "staff"
    assert "okonkwo" not in stored.lower()
    assert (folder / "alarms.jsonl").stat().st_mode & 0o777 == 0o600
    page.goto(page.url.split("/documents")[0] + "/false-alarms")
    with page.expect_download() as download:
        page.click("text=as a file")
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


# -------------------------------------------------------------- accessibility


def test_the_whole_way_can_be_gone_by_keyboard(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#policy")
    page.keyboard.type("Invoice")
    page.set_input_files(
        "#files", [{"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf()}]
    )
    page.focus("[data-submit]")
    page.keyboard.press("Enter")
    settle(page)
    # The verdict has the focus, and is said.
    page.wait_for_selector("#verdict:focus")
    assert "This must not go out yet" in page.text_content("#live")
    page.focus(".box")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "finding-1"
    page.focus("text=Show values")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Mask values again")
    page.wait_for_selector("form[data-stay] button:focus")


def test_landmarks_names_and_one_first_heading(page: Any) -> None:
    choose(page, ("a.pdf", pdf()))
    for landmark in ("header", "main", "[role=status][aria-live=polite]"):
        assert page.locator(landmark).count() == 1
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en"
    unnamed = page.evaluate(
        """[...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea")]
            .filter((e) => !(e.textContent.trim() || e.ariaLabel || (e.labels && e.labels.length)))
            .map((e) => e.outerHTML)"""
    )
    assert unnamed == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_axe_is_broken(page: Any, scheme: str) -> None:
    """axe-core holds pages to what of WCAG 2.2 AA a program can see."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    broken = {"home": axe.run(page).response["violations"]}
    choose(page, ("a.pdf", pdf()))
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    broken["held, on a page"] = axe.run(page).response["violations"]
    page.goto(page.url.split("/documents")[0])
    choose(page, ("a.txt", LEAK_TEXT), ("b.txt", CLEAN_TEXT), ("c.pdf", b"%PDF-1.7"))
    broken["many"] = axe.run(page).response["violations"]
    for number, name in enumerate(("held, in a text", "not fully checked", "passed")):
        page.locator(".paper-name a").nth(number).click()
        settle(page)
        broken[name] = axe.run(page).response["violations"]
        page.go_back()
        settle(page)
    page.goto(page.url.split("/checks")[0] + "/false-alarms")
    broken["false alarms"] = axe.run(page).response["violations"]
    assert {name: [each["id"] for each in found] for name, found in broken.items() if found} == {}


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_phone_or_at_200_percent(page: Any, width: int) -> None:
    choose(page, ("a.pdf", pdf()))
    page.set_viewport_size({"width": width, "height": 700})
    # A busy machine may take a moment to lay the page out anew.
    page.wait_for_function("width => innerWidth === width", arg=width)
    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    choose(page, ("a.pdf", pdf()))
    # WCAG 2.2, 1.4.3: 4.5 to 1.
    assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = (color) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data;
    };
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
        .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (e) => {
        for (let at = e; at; at = at.parentElement) {
            const color = rgba(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *:not(svg, svg *, script)")]
        .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
        .map((e) => {
            const [a, b] = [light(rgba(getComputedStyle(e).color)), light(ground(e))];
            return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.outerHTML.slice(0, 90)];
        })
        .filter(([ratio]) => ratio < 4.5);
}"""


def test_in_forced_colours_boxes_stay_and_cards_have_borders(page: Any) -> None:
    page.emulate_media(forced_colors="active")
    choose(page, ("a.pdf", pdf()))
    assert page.locator(".box rect").evaluate("(e) => getComputedStyle(e).stroke") != "none"
    assert page.locator(".card").evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"


def test_without_scripts_it_works_too(browser: Any, context: Any) -> None:
    plain = browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(context.home)
    page.select_option("#policy", "invoice")
    page.set_input_files(
        "#files", [{"name": "a.txt", "mimeType": "text/plain", "buffer": CLEAN_TEXT}]
    )
    page.click("[data-submit]")
    page.wait_for_selector("text=This may go out", timeout=DONE_MS)
    plain.close()


# -------------------------------------------------------------------- the way in


def test_a_link_lets_one_browser_in_once(
    browser: Any, context: Any, links: Callable[[], str]
) -> None:
    second = links()
    stranger = browser.new_context()
    page = stranger.new_page()
    assert page.goto(context.home).status == 403
    assert page.goto(second).status == 200
    assert page.locator("#policy").count() == 1
    third = browser.new_context()
    assert third.new_page().goto(second).status == 403
    third.close()
    stranger.close()
