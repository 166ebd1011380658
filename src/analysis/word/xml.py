"""Elements of a Word file, written short: ``w("pStyle", val="Title")`` is ``<w:pStyle …/>``."""

from lxml import etree

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
W = f"{{{SPACES['w']}}}"
ID = f"{{{SPACES['r']}}}id"
EMBED = f"{{{SPACES['r']}}}embed"
ONLY_W = {"w": SPACES["w"]}
etree.register_namespace("r", SPACES["r"])


def w(tag: str, *children: etree._Element | None, **attributes: str | int) -> etree._Element:
    """A `w:` element, its attributes in the same namespace; children that are None stay out."""
    made = etree.Element(W + tag, nsmap=ONLY_W)
    for name, value in attributes.items():
        made.set(W + name, str(value))
    made.extend(child for child in children if child is not None)
    return made


def plain(tag: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """An element of another namespace, as ``wp:inline``, whose attributes have none."""
    prefix, name = tag.split(":")
    made = etree.Element(f"{{{SPACES[prefix]}}}{name}", nsmap={prefix: SPACES[prefix]})
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(children)
    return made


def text(words: str, tag: str = "t") -> etree._Element:
    """The words as they are, spaces at the ends included."""
    made = w(tag)
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(style: str, *runs: etree._Element) -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def kept(paragraphs: list[etree._Element], *, last: bool = False) -> list[etree._Element]:
    """The same, on one page with each other; with `last`, also with what comes next."""
    for made in paragraphs if last else paragraphs[:-1]:
        for about in made.iter(f"{W}pPr"):
            if about.find(f"{W}keepNext") is None:
                about.insert(1, w("keepNext"))
    return paragraphs


def run(*children: etree._Element) -> etree._Element:
    return w("r", *children)


def serialised(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
