"""The search journey in a real browser, on a desktop and on a phone, with a mouse and with a keyboard."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from corpus.embedding import Embedder
from corpus.persian import Analyser
from corpus.settings import Settings
from corpus.store import Store
from tests.conftest import SAMPLES
from tests.webapp.founding import REPORT, correct_all, keep_reading
from tests.webapp.real import FILES, FOUNDING, fill, serving

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desktop": (1440, 900), "phone": (390, 844), "narrow": (320, 640)}
QUESTION = "کارگروه مشترک مازندران و آستاراخان"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists() and os.environ.get("CI") != "true",
        reason="needs Debian's chromium (apt install chromium)",
    ),
]


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, models: Path, analyser: Analyser, embedder: Embedder
) -> Iterator[str]:
    settings = Settings(home=tmp_path_factory.mktemp("browser"), models=models)
    fill(settings, [SAMPLES / name for name in FILES], analyser, embedder)
    with Store.open(settings.store_path) as store:
        (key,) = store.find_documents(Path(FOUNDING).stem)
        (document,) = store.documents([key])
        keep_reading(store, document)
        correct_all(store, document)
    with serving(settings) as served:
        yield served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page without JavaScript errors, blocked resources or failed requests at its end."""
    width, height = SIZES[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("requestfailed", lambda failed: complaints.append(failed.url))
    yield opened
    context.close()
    assert complaints == []


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_search_journey(page: Page, address: str) -> None:
    page.goto(address)
    assert _fits(page)
    page.get_by_role("searchbox").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile(QUESTION))
    assert _fits(page)
    expect(page.locator("mark").first).to_be_visible()
    page.locator(".hit h2 a").first.click()
    passage = page.locator("#passage")
    expect(passage).to_be_in_viewport()
    assert _fits(page)
    assert "آستاراخان" in page.locator(".text").inner_text()


def test_filters_are_chosen_and_dropped(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=همکاری")
    everything = page.locator(".hit").count()
    if not page.get_by_label("گونه").is_visible():
        page.locator(".filters summary").click()
    page.get_by_label("گونه").select_option("minutes")
    page.get_by_label("از تاریخ").fill("۱۴۰۳")
    page.get_by_role("button", name="اعمال").click()
    chips = page.locator(".chip.drop")
    expect(chips).to_have_count(2)
    assert _fits(page)
    assert page.locator(".hit").count() < everything
    chips.first.click()
    expect(page.locator(".chip.drop")).to_have_count(1)
    page.locator(".chip.drop").click()
    expect(page.locator(".hit")).to_have_count(everything)


def _open_founding(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q={QUESTION}")
    page.locator(".hit h2 a", has_text="کارگروه مشترک تشکیل می‌دهند").first.click()


def test_a_fact_leads_to_its_card_and_back(page: Page, address: str) -> None:
    _open_founding(page, address)
    assert _fits(page)
    card = page.locator(".card", has_text=REPORT)
    name = card.get_attribute("id") or ""
    number = page.locator(f'.text a[href="#{name}"]')
    number.click()
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("۱ مهر ۱۴۰۴")
    if (page.viewport_size or {"width": 0})["width"] > 1000:
        expect(number).to_be_in_viewport()  # the card stands beside the words
    card.locator("blockquote a").click()
    expect(number).to_be_in_viewport()
    assert number.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    assert _fits(page)


def test_kinds_differ_without_colour(page: Page, address: str) -> None:
    _open_founding(page, address)
    kinds = ("commitment", "proposal", "opportunity", "progress")
    lines = {
        page.locator(f".text .fact.{kind}").first.evaluate("element => getComputedStyle(element).textDecorationStyle")
        for kind in kinds
    }
    assert len(lines) == len(kinds)


def test_facts_follow_the_text_on_phones_and_stand_beside_it_on_desktops(page: Page, address: str) -> None:
    _open_founding(page, address)
    text, findings = (page.locator(name).bounding_box() for name in (".text", ".findings"))
    assert text
    assert findings
    if (page.viewport_size or {"width": 0})["width"] > 1000:
        assert findings["x"] + findings["width"] <= text["x"], "to the left of a text that runs from right to left"
    else:
        assert findings["y"] >= text["y"] + text["height"]


def test_keyboard_alone_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q={QUESTION}")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    link = page.locator(".hit h2 a").first
    for _ in range(30):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"  # wherever the focus is, it can be seen
        if link.evaluate("element => element === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#passage")).to_be_in_viewport()


def test_letters_come_from_our_own_font(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("document.fonts.ready.then(fonts => fonts.check('1rem Vazirmatn', 'همکاری'))")
    assert page.evaluate(
        "[...document.fonts].some(font => font.family.includes('Vazirmatn') && font.status === 'loaded')"
    )
    assert page.evaluate(
        "performance.getEntriesByType('resource').every(entry => entry.name.startsWith(location.origin))"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "/", f"/search?q={QUESTION}&type=minutes"])
def test_words_stand_out_from_their_ground(chromium: Browser, address: str, scheme: str, place: str) -> None:
    """WCAG AA: a contrast of 4.5 for text, as the browser really paints it."""
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    opened = context.new_page()
    opened.goto(address + place)
    if not place:
        _open_founding(opened, address)
    weak = opened.evaluate(_CONTRAST)
    context.close()
    assert weak == []


def test_the_journey_needs_no_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)
    opened.get_by_role("searchbox").fill(QUESTION)
    opened.get_by_role("button", name="جست‌وجو").click()
    opened.locator(".hit h2 a").first.click()
    expect(opened.locator("#passage")).to_be_in_viewport()
    context.close()


_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
  const ground = element => { for (let at = element; at; at = at.parentElement) {
    const colour = rgb(getComputedStyle(at).backgroundColor);
    if (colour[3] === 255) return colour; } return [255, 255, 255]; };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const [one, other] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < 4.5) weak.push(`${element.tagName} ${element.className} ${contrast.toFixed(2)}`);
  }
  return weak;
}"""
