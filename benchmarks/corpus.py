"""A large, varied corpus out of few articles: numbers, dates, names, sentences and their order varied, pages drawn around them.

    python -m benchmarks.corpus OUT.warc.gz --pages 20000 [--seed 1] [--first 0]

The articles come from ``data/sample`` and, where they lie beside the checkout, from the labelled articles of ``../shared/eval``.
Each page depends on its number and the seed alone: page 7 of a corpus of ten is page 7 of a corpus of a million.
"""

# ruff: noqa: E501  (word lists are clearer in one line each)

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
import string
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tasks.text.sentences import split_sentences
from tasks.transform.documents.clean import clean_page

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"
ARTICLES = ROOT / ".." / "shared" / "eval" / "articles" / "dev.jsonl"

COPY_SHARE = 0.15
"""Pages that copy an earlier article, most of them changed a little, as mirrors do."""
HIJACK_SHARE = 0.2
LANGUAGE_WEIGHTS = {"zh-Hans": 6, "zh-Hant": 2, "en": 3, "fr": 2}

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]*\d)|(?<![\d.,年])\d+(?:\.\d+)?(?![\d.,]*\d)")
_DATE_TAIL = re.compile(
    r"\s*(?:[年月日时時]|(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janv|févr|mars|avr|mai|juin|juil|août|"
    r"sept|oct|nov|déc))"
)
_CHINESE_NAME = re.compile(r"(?<=记者[ :：])[\u4e00-\u9fff]{2,3}|(?<=記者[ :：])[\u4e00-\u9fff]{2,3}")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
LATIN_NAMES = ["Hale", "Moreau", "Okafor", "Lindqvist", "Duval", "Reyes", "Tan", "Novak"]
GIVEN = "伟芳娜敏静磊洋艳勇军杰娟涛明超霞平刚桂英华文玲建国海燕晨雨思远知微"
OUTLETS = {
    "zh-Hans": ["江岸法治报", "南岭晨报", "云岭新闻网", "东湖日报", "北关在线", "海州晚报"],
    "zh-Hant": ["港島時報", "海岸日報", "東環新聞", "獅山晚報"],
    "en": ["Harbour Gazette", "Delta Courier", "Northgate Post", "River Times"],
    "fr": ["Le Courrier du Delta", "La Gazette du Port", "Rives Info", "Le Journal des Monts"],
}
BRANDS = [
    "澳金国际娱乐城",
    "乐鼎棋牌官网",
    "Kingsbet88",
    "永胜体育app下载",
    "wintop casino",
    "皇朝真人在线",
    "luckyfox bet",
    "金鼎彩票平台",
]
PHRASES = ["百家乐开户网址", "老虎机在线试玩", "真人荷官送彩金", "彩票开奖直播", "best online slots", "bonus casino en ligne"]
NAV = {
    "zh-Hans": "首页 要闻 国际 法治 社会 财经 文化 视频 图片 评论 教育 健康",
    "zh-Hant": "首頁 要聞 國際 法治 社會 財經 文化 影片 圖片 評論",
    "en": "Home World Courts Business Culture Travel Opinion Video Weather Archive",
    "fr": "Accueil Monde Justice Économie Culture Sport Opinions Vidéos Météo Archives",
}
LINKS = {
    "zh-Hans": [
        "上半年外贸进出口同比增长{}%",
        "铁路暑运发送旅客{}万人次",
        "多地发布高温预警",
        "这座小城的夜市为何火了",
        "秋粮收购进度过半",
    ],
    "zh-Hant": ["恒指收市升{}點", "天文台料周末轉涼", "訪港旅客上月達{}萬人次", "的士加價方案出爐"],
    "en": [
        "Exports rise {} percent",
        "Five things to know about the new tram",
        "Storm season starts early",
        "Museum reopens after {} years",
    ],
    "fr": [
        "Le chômage recule de {} point",
        "La nouvelle ligne de tram ouvre",
        "Ce que change la loi",
        "Un musée rouvre après {} ans",
    ],
}
FOOT = {
    "zh-Hans": "版权所有 未经授权不得转载<br>举报电话：010-60000000",
    "zh-Hant": "版權所有 不得轉載<br>聯絡我們 2000 0000",
    "en": "Copyright. All rights reserved.<br>Contact the newsroom",
    "fr": "Tous droits réservés.<br>Mentions légales",
}


class Article(NamedTuple):
    """What a page is drawn around."""

    language: str
    title: str
    publisher: str
    published: str
    byline: str
    paragraphs: list[str]


class GeneratedPage(NamedTuple):
    """One page of the corpus."""

    url: str
    data: bytes
    language: str
    is_hijacked: bool


class Pool(NamedTuple):
    """Titles, opening paragraphs and further sentences of one language."""

    titles: list[str]
    openings: list[str]
    sentences: list[str]


@lru_cache(maxsize=1)
def pools() -> dict[str, Pool]:
    """What articles are put together from, by language."""
    found = {language: Pool([], [], []) for language in LANGUAGE_WEIGHTS}
    for language, title, paragraphs in _sources():
        pool = found.get(language)
        if pool is None or not paragraphs:
            continue
        pool.titles.append(title)
        pool.openings.append(paragraphs[0])
        for paragraph in paragraphs[1:]:
            pool.sentences.extend(paragraph[span.start : span.end] for span in split_sentences(paragraph, language))
    return found


def _sources() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(SAMPLE.iterdir()):
        document = clean_page(path.read_bytes(), path.name, {})
        yield document.language, document.title or "", document.text.split("\n") if document.text else []
    if ARTICLES.is_file():
        for line in ARTICLES.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            yield article["language"], article["title"], article["paragraphs"]


def make_article(number: int, seed: int = 1) -> Article:
    """Article ``number``: sentences of several articles of one language, with other numbers, days and names."""
    rng = random.Random(f"{seed}/{number}/article")
    language = rng.choices(list(LANGUAGE_WEIGHTS), list(LANGUAGE_WEIGHTS.values()))[0]
    pool = pools()[language]
    year, month, day = rng.randint(2012, 2025), rng.randint(1, 12), rng.randint(1, 28)
    reporter = _reporter(rng, language)
    paragraphs = [_vary(rng.choice(pool.openings), rng, reporter)]
    for _ in range(rng.randint(3, 7)):
        chosen = rng.sample(pool.sentences, k=min(rng.randint(1, 4), len(pool.sentences)))
        joined = ("" if language.startswith("zh") else " ").join(_vary(sentence, rng, reporter) for sentence in chosen)
        paragraphs.append(joined)
    title = _vary(rng.choice(pool.titles), rng, reporter)
    return Article(language, title, rng.choice(OUTLETS[language]), f"{year}-{month:02d}-{day:02d}", reporter, paragraphs)


def make_page(number: int, seed: int = 1) -> GeneratedPage:
    """Page ``number`` of the corpus."""
    rng = random.Random(f"{seed}/{number}/page")
    source = number
    if number > 10 and rng.random() < COPY_SHARE:
        source = rng.randrange(number)
    article = make_article(source, seed)
    if source != number:
        article = article._replace(publisher=rng.choice(OUTLETS[article.language]))
        if rng.random() < 0.3 and len(article.paragraphs) > 3:
            article = article._replace(paragraphs=article.paragraphs[:-1])
    is_hijacked = rng.random() < HIJACK_SHARE
    data = _draw(article, rng, is_hijacked)
    return GeneratedPage(f"https://site{number % 97}.example/{number // 1000}/{number}.html", data, article.language, is_hijacked)


def make_pages(first: int, count: int, seed: int = 1) -> Iterator[GeneratedPage]:
    """Pages ``first`` to ``first + count - 1``."""
    return (make_page(number, seed) for number in range(first, first + count))


def write_warc(path: Path, pages: Iterator[GeneratedPage]) -> int:
    """Write the pages as a WARC file with one gzip member a record; gives the number of pages."""
    count = 0
    with path.open("wb") as stream:
        for page in pages:
            stream.write(gzip.compress(_record(page), 4, mtime=0))
            count += 1
    return count


def _record(page: GeneratedPage) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page.data) + page.data
    name = random.Random(page.url)
    uuid = "".join(name.choices("0123456789abcdef", k=32))
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {page.url}\r\nWARC-Date: 2025-11-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _reporter(rng: random.Random, language: str) -> str:
    if language.startswith("zh"):
        return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, k=rng.randint(1, 2)))
    return f"{rng.choice('ABCDEFGHJKLMNPRST')}. {rng.choice(LATIN_NAMES)}"


def _vary(text: str, rng: random.Random, reporter: str) -> str:
    return _CHINESE_NAME.sub(reporter, _NUMBER.sub(lambda match: _other_number(match, rng), text))


def _other_number(match: re.Match[str], rng: random.Random) -> str:
    written = match[0]
    if _DATE_TAIL.match(match.string, match.end()):
        if match.string[match.end() : match.end() + 1] == "年" and len(written) == 4:
            return str(rng.randint(2012, 2025))
        return str(rng.randint(1, 12 if match.string[match.end() : match.end() + 1] == "月" else 28))
    if len(written) == 4 and written[:2] in ("19", "20"):
        return str(rng.randint(2012, 2025))
    if "." in written:
        return f"{float(written) * rng.uniform(0.5, 2):.{len(written.split('.')[1])}f}"
    plain = int(written.replace(",", ""))
    other = max(2, int(plain * rng.uniform(0.4, 2.5)))
    return f"{other:,}" if "," in written else str(other)


def _draw(article: Article, rng: random.Random, is_hijacked: bool) -> bytes:
    language, paragraphs, title, hidden = article.language, list(article.paragraphs), article.title, ""
    if is_hijacked:
        brand, phrase = rng.choice(BRANDS), rng.choice(PHRASES)
        way = rng.randrange(4)
        if way == 0:
            paragraphs = [brand, *paragraphs, f"{brand} {phrase} {_token(rng)}"]
        elif way == 1:
            title = f"{brand}-{title}"
        elif way == 2:
            place = rng.randrange(len(paragraphs))
            middle = len(paragraphs[place]) // 2
            paragraphs[place] = f"{paragraphs[place][:middle]}{phrase}{paragraphs[place][middle:]}"
        else:
            links = "".join(f'<a href="https://{_token(rng)}.example/">{rng.choice(PHRASES)}</a>' for _ in range(6))
            hidden = f'<div style="display:none">{links}</div>'
    body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    safe = html.escape(title, quote=False)
    info = f"{article.publisher} {article.byline} {article.published} {rng.randint(6, 22):02d}:{rng.randint(0, 59):02d}"
    charset = "utf-8"
    if language == "zh-Hans" and rng.random() < 0.15:
        charset = "gb18030"
    elif language == "zh-Hant" and rng.random() < 0.15:
        charset = "big5hkscs"
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="{charset}"><title>{safe} - {article.publisher}</title>\n'
        f'<meta name="keywords" content="{safe}"><style>{_style(rng)}</style><script>{_script(rng)}</script></head><body>{hidden}\n'
        f'<div class="top"><ul class="nav">{_items(NAV[language].split())}</ul></div>\n<div class="main"><h1>{safe}</h1>\n'
        f'<div class="info">{info}</div>\n<div class="content">{body}</div></div>\n'
        f'<div class="side"><ul>{_items(_links(language, rng, 18))}</ul></div>\n<div class="more"><ul>{_items(_links(language, rng, 12))}</ul></div>\n'
        f'<div class="foot">{FOOT[language]}</div><script>{_script(rng)}</script></body></html>\n'
    )
    return page.encode(charset, "xmlcharrefreplace")


def _items(words: Sequence[str]) -> str:
    return "".join(f'<li><a href="/{number}">{word}</a></li>' for number, word in enumerate(words))


def _links(language: str, rng: random.Random, count: int) -> list[str]:
    return [rng.choice(LINKS[language]).format(rng.randint(2, 900)) for _ in range(count)]


def _style(rng: random.Random) -> str:
    return "".join(f".c{number}{{margin:{rng.randint(0, 40)}px;color:#{rng.randrange(16**6):06x}}}" for number in range(40))


def _script(rng: random.Random) -> str:
    return "".join(f'var v{number}="{_token(rng)}";' for number in range(50))


def _token(rng: random.Random) -> str:
    return "".join(rng.choices(string.ascii_lowercase + string.digits, k=10))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description="Write a varied corpus as one WARC file.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    count = write_warc(options.out, make_pages(options.first, options.pages, options.seed))
    print(f"{options.out}: {count} pages, {options.out.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
