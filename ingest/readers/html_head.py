"""What a web page says about itself: title, publication date, canonical address, site, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "date",
)
_MAX_LD = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Each as the page writes it, None where it does not."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


def read_head(page: etree._Element) -> Head:
    """Only what is stated is taken: a date somewhere in the text is not the publication date."""
    meta = _meta(page)
    linked = _linked_data(page)
    site = meta.get("og:site_name") or linked.get("publisher")
    return Head(
        title=_title(page, meta.get("og:title") or linked.get("headline"), site),
        published=_published(page, meta, linked),
        url=_address(page, meta),
        source=site,
        language=_language(page),
    )


def _clean(found: object) -> str | None:
    """One line of text without blanks around it; None for nothing."""
    return (" ".join(found.split(" ")).strip() or None) if isinstance(found, str) else None


def _text(element: etree._Element) -> str | None:
    return _clean("".join(part for part in element.itertext() if isinstance(part, str)).replace("\n", " "))


def _meta(page: etree._Element) -> dict[str, str]:
    """The first content of every name, property and itemprop, in lower case."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        content = _clean(element.get("content"))
        for key in ("property", "name", "itemprop"):
            name = element.get(key)
            if name and content:
                found.setdefault(str(name).strip().lower(), content)
    return found


def _linked_data(page: etree._Element) -> dict[str, str]:
    """Headline, date and publisher of the page's JSON-LD."""
    found: dict[str, str] = {}
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            _take(item, found)
    return found


def _take(item: dict[str, Any], found: dict[str, str]) -> None:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    for key, value in (("headline", item.get("headline")), ("date", item.get("datePublished")), ("publisher", name)):
        if cleaned := _clean(value):
            found.setdefault(key, cleaned)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """All objects inside `data`, outermost first."""
    waiting = [data]
    for _ in range(_MAX_LD):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _title(page: etree._Element, stated: str | None, site: str | None) -> str | None:
    """The stated title, else the only h1, else <title>; without the site's name behind it."""
    if stated:
        return _without_site(stated, site)
    heads = [text for element in page.iter("h1") if (text := _text(element))]
    if len(heads) == 1:
        return heads[0]
    found = next((text for element in page.iter("title") if (text := _text(element))), None)
    return _without_site(found, site) if found else None


def _without_site(title: str, site: str | None) -> str:
    """«خبر | نام سایت» without the site; nothing is cut on a guess."""
    if site:
        for sign in ("|", "-", "–", "—", "::", "»", "«"):
            if title.endswith(site) and title[: -len(site)].rstrip().endswith(sign):
                return title[: -len(site)].rstrip().removesuffix(sign).rstrip() or title
    return title


def _published(page: etree._Element, meta: dict[str, str], linked: dict[str, str]) -> str | None:
    for name in _DATES[:2]:
        if name in meta:
            return meta[name]
    if "date" in linked:
        return linked["date"]
    stated = next((meta[name] for name in _DATES if name in meta), None)
    return stated or _time(page)


def _time(page: etree._Element) -> str | None:
    """A <time> marked as the publication date, or the only <time> of the page."""
    times = list(page.iter("time"))
    marked = [
        each
        for each in times
        if each.get("pubdate") is not None or (each.get("itemprop") or "").lower() == "datepublished"
    ]
    chosen = marked or (times if len(times) == 1 else [])
    return (_clean(chosen[0].get("datetime")) or _text(chosen[0])) if chosen else None


def _address(page: etree._Element, meta: dict[str, str]) -> str | None:
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = _clean(link.get("href"))
            if address and address.startswith(("http://", "https://")):
                return address
    stated = meta.get("og:url", "")
    return stated if stated.startswith(("http://", "https://")) else None


def _language(page: etree._Element) -> str | None:
    for element in page.iter("html"):
        return _clean(element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang"))
    return None
