"""What swindlers pretend (以涉及内地经济犯罪活动为由, 指受害人涉嫌洗钱): its places and crimes are none of the report."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.scope import Covers

_PRETEXTS = compile_guarded(
    r"以[^,.;\n]{0,28}?(?:为由|为借口|为幌子|为饵|为诱饵|的借口|的幌子)|"
    r"(?:指控?|称|声称|讹称|谎称|诈称|诬称|告知|恐吓)(?:受害人|被害人|受害者|事主|苦主|市民|机主|户主|当事人|他们|她们|他|她|其|对方)"
    r"(?:的(?:身份证|银行账户|账户|帐户|户口|手机号))?(?:于|在)?[^,.;\n]{0,8}?(?:涉|犯|触犯|违反|牵涉)[^,.;\n]{0,24}"
)


def find_pretexts(view: DocumentView) -> Covers:
    """The stretches of a Chinese document that tell a lie told to victims."""
    if view.language != "zh":
        return Covers([])
    return view.once(
        "pretexts", lambda: Covers([Mention("pretext", m.start(), m.end()) for m in _PRETEXTS.finditer(view.shadow)])
    )
