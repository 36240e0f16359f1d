"""HTML pages: the main content as paragraphs, lists and tables; scripts, menus and page frames are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from documents.extraction.blocks import Source
from documents.extraction.readers.building import Builder, raised
from documents.extraction.readers.encoding import decode
from documents.extraction.readers.numerals import spelled, whole
from documents.extraction.readers.unreadable import Unreadable

MEDIA_TYPE = "text/html"
LEFT_OUT = frozenset(
    """script style noscript template nav header footer aside form button select option input textarea svg canvas iframe
    object video audio head title link meta map menu dialog""".split()
)
BLOCKS = frozenset(
    """p div section article main body html blockquote center address fieldset figure figcaption pre dl dt dd
    h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th caption hr details summary""".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
FRAME = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|footer|header|sidebar|breadcrumbs?|cookie|banner|share|social|pagination|related|advert\w*|search)\b",
    re.IGNORECASE,
)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
NUMBER_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
BOLD = frozenset(("b", "strong"))
LEAST_MAIN = 0.5  # of the page's letters: an element called «main» that has fewer is not the content
DEEPEST = 200


def read_html(data: bytes) -> Source:
    """The blocks of an HTML page."""
    text, encoding = _decoded(data)
    try:
        root = html.fromstring(
            text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", "The HTML page cannot be taken apart.") from error
    builder = Builder(MEDIA_TYPE)
    _Walker(builder).blocks(_main(root), 0)
    return builder.source(encoding=encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """By what the page says of itself where that works, else by its letters."""
    said = CHARSET.search(data[:4096]) or XML_CHARSET.search(data[:200])
    if said and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = said[1].decode("ascii").lower()
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _main(root: Any) -> Any:
    """The element that holds the content: <main>, <article> or the like, when most of the text stands in it."""
    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    total = _letters(body)
    candidates = body.xpath(".//main | .//article | .//*[@role='main'] | .//*[@id='content'] | .//*[@id='main']")
    found = max(candidates, key=_letters, default=None)
    return found if found is not None and _letters(found) >= LEAST_MAIN * total else body


def _letters(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext() if isinstance(text, str))


def _is_left_out(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag in ("div", "section", "ul")
        and bool(FRAME.search(names.replace("_", "-")))
        and element.get("role") != "main"
    )


class _Walker:
    """Walks over block elements; text that stands in none is a paragraph of its own."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder

    def blocks(self, element: Any, depth: int) -> None:
        if depth > DEEPEST:
            return
        running: list[str] = [element.text or ""]
        for child in element:
            if _is_left_out(child):
                pass
            elif child.tag in BLOCKS:
                self._paragraphs(running, element)
                running = []
                self._block(child, depth)
            else:
                running.extend(_inline(child))
            running.append(child.tail or "")
        self._paragraphs(running, element)

    def _block(self, element: Any, depth: int) -> None:
        if element.tag == "table":
            self._table(element, depth)
        elif element.tag in ("ul", "ol"):
            self._list(element, depth)
        elif element.tag == "hr":
            self.builder.paragraph("---")
        else:
            self.blocks(element, depth + 1)

    def _paragraphs(self, running: list[str], element: Any) -> None:
        """Two line breaks part paragraphs where a page uses no <p>."""
        text = "".join(running)
        heading = HEADINGS.get(element.tag, 0)
        for words in re.split(r"\n[ \t\u00a0]*\n", _joined(text)):
            self.builder.paragraph(words, heading=heading, bold=_is_bold(element))

    def _list(self, element: Any, depth: int) -> None:
        number = whole(element.get("start"), 1)
        for item in (child for child in element if child.tag == "li"):
            number = whole(item.get("value"), number)
            self._item(item, _mark(element, number), depth)
            number += 1

    def _item(self, item: Any, mark: str, depth: int) -> None:
        """The first paragraph of an item gets its mark, the rest stand behind it."""
        inner = Builder(MEDIA_TYPE)
        _Walker(inner).blocks(item, depth + 1)
        source = inner.source()
        for place, block in enumerate(source.blocks):
            words = source.text[block.start : block.end]
            if place == 0 and block.marker is None:
                self.builder.paragraph(words, marker=mark, depth=1)
            elif block.marker and words.startswith(block.marker):
                self.builder.paragraph(words[len(block.marker) :], marker=block.marker, depth=2)
            else:
                self.builder.paragraph(words)

    def _table(self, element: Any, depth: int) -> None:
        """Tables of data by rows and cells; a table around the page is only a frame."""
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if any(cell.find(".//table") is not None for row in cells for cell in row):
            for row in cells:
                for cell in row:
                    self.blocks(cell, depth + 1)
            return
        self.builder.table([[text for cell in row for text in _cell(cell)] for row in cells])


def _cell(cell: Any) -> list[str]:
    inner = Builder(MEDIA_TYPE)
    _Walker(inner).blocks(cell, 0)
    return [inner.source().text, *[""] * (min(whole(cell.get("colspan"), 1), 50) - 1)]


def _inline(element: Any) -> Iterator[str]:
    """Text of an inline element; line breaks as «\\x0b», raised numbers raised."""
    if element.tag == "br":
        yield "\x0b"
        return
    if element.tag == "sup":
        words = "".join(element.itertext()).strip().strip("[]")
        yield raised(words) if words.isdigit() or set(words) == {"*"} else words
        return
    yield element.text or ""
    for child in element:
        if not _is_left_out(child):
            if child.tag in BLOCKS:
                yield "\x0b"
            yield from _inline(child)
        yield child.tail or ""


def _joined(text: str) -> str:
    """White space of the source is one space, line breaks are line ends."""
    lines = re.sub(r"[ \t\r\n\f]+", " ", text).split("\x0b")
    return "\n".join(line.strip(" ") for line in lines)


def _is_bold(element: Any) -> bool:
    """Whether all that an element says stands in bold."""
    inside = sum(_letters(child) for child in element.iter(*BOLD) if next(child.iterancestors(*BOLD), None) is None)
    return inside > 0 and inside >= _letters(element)


def _mark(element: Any, number: int) -> str:
    if element.tag == "ul":
        return "•"
    style = NUMBER_STYLES.get(element.get("type") or "", "decimal")
    return f"{spelled(number, style)}{')' if style.endswith('Letter') else '.'}"
