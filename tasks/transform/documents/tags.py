"""What HTML elements do to the flow of text."""

from __future__ import annotations

BLOCK_TAGS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
        "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
"""Elements that begin and end a line."""

VOID_TAGS = frozenset(
    (
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
        "param", "source", "track", "wbr",
    )
)  # fmt: skip
"""Elements without content and end tag."""

UNSEEN_TAGS = frozenset(
    (
        "applet", "audio", "canvas", "datalist", "map", "math", "noembed", "noframes", "noscript", "object", "rp", "select",
        "svg", "template", "textarea", "video",
    )
)  # fmt: skip
"""Elements whose content is no text of the page."""
