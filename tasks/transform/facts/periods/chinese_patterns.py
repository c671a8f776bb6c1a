"""What Chinese time expressions look like: patterns on the shadow, and the words that pick a reading."""

from __future__ import annotations

import re

from tasks.transform.facts.periods.words import alternatives, feasts, named_periods, words

WORDS = words("zh")
FEASTS = feasts("zh")
NAMED = named_periods("zh")
JOIN = r" ?(?:--?|~|至|到) ?"
C = "〇○零o一二三四五六七八九"
MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
DAY = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]|二?十|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九]"
SMALL = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
HALF_DAYS = "凌晨|清晨|清早|早上|早晨|早间|上午|中午|正午|午后|下午|晏昼|傍晚|晚上|晚间|夜间|夜里|深夜|半夜|午夜|夜晚|晚|早|晨"
CLOCK = (
    rf"(?:(?P<pod>{HALF_DAYS})? ?(?:(?P<hour1>\d{{1,2}}|十?[一二三四五六七八九十]){JOIN}(?=\d{{1,2}}[点时]"
    rf"|[一二三四五六七八九十]{{1,2}}[点时]))?(?P<hour>2[0-4]|[01]?\d|二?十[一二三四]?"
    r"|[零一二两三四五六七八九]) ?(?:点钟?|时|:(?=[0-5]\d))"
    r"(?!间)"
    r"(?:(?P<minute>[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])(?:分|:"
    r"(?=\d\d))?(?:(?P<second>[0-5]?\d)秒?)?"
    r"|(?P<half>半)|(?P<quarter>[一1三3])刻钟?|整|多钟?|许)?时?(?: ?[ap]\.?m\.?)?)"
)
POD_ONLY = rf"(?P<pod2>{HALF_DAYS})(?!期|报|会|稻|宴|年|已|就|在)"
PART = (
    rf"(?:的 ?)?(?:(?P<part>{alternatives(WORDS, ('part',))})|(?P<ends>[初底末杪](?!次|级|步|始|期|端))|第?"
    r"(?P<quarter_number>[一二三四首1-4])个?季度?(?P<quarter_end>末|底)?"
    rf"|(?P<first_kind>[前首头后])(?P<first>{SMALL}) ?(?P<first_unit>个?月|天|日|个?季度?)(?!前|后|节)"
    rf"|(?:第(?P<week>{SMALL})|(?P<last_week>最后一))个?(?:周|星期|礼拜)"
    rf"(?P<nth_weekday>[一二三四五六日天])?|第(?P<nth>{SMALL})(?P<nth_unit>天|个月)"
    r"|(?P<season>[春夏秋冬])(?![节运令训衣奥交])|(?P<holiday_part>暑假|寒假))"
)
DATE = re.compile(
    rf"(?:(?P<era>民国|公元) ?)?"
    rf"(?:(?P<year1>(?:1[5-9]|20)\d\d)(?:年度?)?{JOIN}(?=(?:1[5-9]|20)\d\d ?年(?! ?(?:{MONTH}) ?月)))?"
    rf"(?:(?P<year>(?:1[5-9]|20)\d\d|\d{{1,3}}|[{C}]{{2,4}}|"
    r"(?=[一二三四五六七八九十百])一?百?[一二三四五六七八九]?十?[一二三四五六七八九]?|元) ?年度?"
    rf"|(?P<year_word>{alternatives(WORDS, ('year_shift', 'year_same'))})(?:度)?)?"
    rf" ?(?:的 ?)?(?:(?P<month1>{MONTH})(?:月份?)?{JOIN}(?=(?:{MONTH})月(?!份?(?:{DAY})[日号])"
    r"(?!份?(?:[上中下]旬|[初底末](?!次|级|步|始|期|端)))))?"
    rf"(?:(?:(?P<month>{MONTH}) ?月份?|(?P<month_word>{alternatives(WORDS, ('month_shift', 'month_same'))})份?)"
    rf" ?(?:(?P<day1>{DAY})[日号]?{JOIN}(?=(?:{DAY})[日号]))?(?:(?P<day>{DAY}) ?(?:[日号](?![线楼院])|(?<=\d)"
    r"(?![\d.%·/〇零一二三四五六七八九十百千万亿多余几年月个周星天名人宗件起只台部张项次批家所处吨公克条艘辆架元美港地国省市县区方级岁种位支队组-]|,\d))"
    rf")?)?(?:{PART})?"
)
BARE_DAY = re.compile(
    rf"(?:(?P<day1>{DAY})[日号]?{JOIN}(?=(?:{DAY})[日号]))?(?P<day>{DAY}) ?(?:日"
    r"|号(?=[ ,。;:!?、\n上下凌早晚中至到~-]|$)(?![至到]\d{1,3}号(?:界|楼|门|线|桩|泊|码|房)))(?!均"
    r"|常|元|语|本|军|志|程|报|照|媒)"
)
REST = re.compile(rf" ?(?:\([^()\n]{{1,6}}\))?,?(?: ?(?:星期|周|礼拜)[一二三四五六日天])? ?(?:{CLOCK}|{POD_ONLY})?")
HALF_DAY_ONLY = re.compile(HALF_DAYS)
LOOSE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)(?!\d)(?:[ ./-](?=\d\d?(?!\d)))?)?(?:(?P<month>1[0-2]|0?[1-9])(?!\d)"
    r"(?:[ ./·-](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)[日号]?)?)?"
)
CLOCK_ONLY = re.compile(CLOCK)
CLOCK_END = re.compile(rf"{JOIN}(?:(?:同日|当日|当天|次日)?){CLOCK}")
WORD = re.compile(alternatives(WORDS))
# The plain date of a report, with nothing after it that would belong to it: read without the large pattern.
PLAIN_DATE = re.compile(
    r"(?:((?:19|20)\d\d)年)?(?:(1[0-2]|0?[1-9])月)?(3[01]|[12]\d|0?[1-9])日"
    r"(?![ (,星周礼凌清早上中正午下晏傍晚夜深半晨\d〇零一二三四五六七八九十来以内之前后均常元语本军志程报照媒])"
)
WEEK = re.compile(
    r"(?P<shift>(?:上|下)+一?个?|本|这一?个?|今个?)?(?:(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?!刊|报|岁|家|圈)|"
    r"(?P<weekend>周末)|(?P<bare>周(?![围边期转密全到知年岁刊报报一二三四五六日天])|星期|礼拜)(?:周"
    r"(?P<again>[一二三四五六日天]))?)"
)
QUARTER = re.compile(r"(?P<shift>(?:上|下)+一?个?|本|这一?个?)季度(?P<end>末|底)?")
UNITS = {
    "年": "year", "周年": "year", "季度": "quarter", "月": "month", "周": "week", "星期": "week", "礼拜": "week",
    "天": "day", "日": "day",
    "小时": "hour", "钟头": "hour", "钟": "hour", "分钟": "minute", "秒": "second", "秒钟": "second", "刻钟": "quarter_hour",
}  # fmt: skip
COUNT = r"\d+(?:\.\d+)?|[一二两三四五六七八九十百俩仨]+|半"
SPAN = re.compile(
    r"(?P<before>过去了?|在过去|刚过去的?|最近|近|未来|今后|接下来|此后|随后|往后|之前|前|上|下|后"
    rf"|再过)?(?:的|这)? ?(?P<count>{COUNT}|几十|几|数十|数)(?P<more>多|余|来)? ?"
    r"(?P<unit>个?(?:多|来)?(?P<half_in>半)?(?:周年|年|季度|月|周|星期|礼拜|天|日|小时|钟头|分钟|秒钟"
    r"|秒|刻钟)|个钟(?!头))(?P<half>半)?多?(?:的?时间)?"
    r"(?P<after>以来|来(?![自到])|间|里|以内|之内|内|以前|之前|前(?!往|来|去|后|夕|赴|任|景|期|述|沿)"
    r"|以后|之后|后(?!来|续|期|勤|备))?"
)
DIRECTIONS = {
    "过去": "past", "过去了": "past", "在过去": "past", "刚过去": "past", "刚过去的": "past", "最近": "past", "近": "past",
    "之前": "past",
    "未来": "next", "今后": "next", "接下来": "next", "此后": "next", "随后": "next", "往后": "next", "再过": "after_later",
    "前": "units_past", "上": "units_past", "下": "units_next", "后": "units_next",
}  # fmt: skip
AFTER = {
    "以来": "since_ago", "来": "since_ago", "以内": "within", "之内": "within", "内": "within", "以前": "before_ago",
    "之前": "ago", "前": "ago",
    "以后": "after_later", "之后": "later", "后": "later",
}  # fmt: skip
LUNAR = re.compile(
    rf"(?:(?P<year>\d{{4}}|\d\d|[{C}]{{2,4}})年|"
    rf"(?P<year_word>{alternatives(WORDS, ('year_shift',))}))?(?:的)?(?P<mark>农历|阴历|旧历)?"
    rf"(?:(?P<year2>\d{{4}}|[{C}]{{4}})年)?(?P<leap>闰)?(?P<month>正月|腊月|冬月|(?:{MONTH})月)(?:"
    rf"(?P<day>初?(?:{DAY}))(?![\d吨名]))?[日号]?"
)
NAMED_AT = re.compile(rf"[“\"「《]?(?P<named>{alternatives(NAMED)})[”\"」》]?(?P<span>期间|时期|期末|(?:头|前)?[一二三四]年)?")
FEAST_AT = re.compile(
    rf"(?:(?P<year>\d{{4}}|\d\d|[{C}]{{2,4}})年|(?P<year_word>{alternatives(WORDS, ('year_shift',))}))?"
    rf"(?:的)?(?:五一国际|六一国际|国际|八一)?(?P<feast>{alternatives(FEASTS)})(?:前后|期间|当天|假期|长假)?"
)
DECADE = re.compile(
    r"(?:(?:上|(?P<century>\d\d|二十|二十一|十九)) ?世纪|(?=[5-9五六七八九]))(?P<decade0>[一二三四五六七八九])?(?P<decade>[1-9]0"
    r"|[一二三四五六七八九]十)年代(?P<third>前期|初期?|中期|后期|末期?)?"
)
NUMERALS = frozenset("〇○零一二两三四五六七八九十廿卅")
NAMED_STARTS = frozenset(term[0] for term in NAMED) | frozenset('“"「《')
WORD_STARTS = frozenset(term[0] for term in WORDS)
SPAN_STARTS = NUMERALS | frozenset("过在刚最近未今接此随往之前上下后再半几数百俩仨")
REST_STARTS = frozenset(" (,星周礼凌清早上中正午下晏傍晚夜深半晨〇零一二两三四五六七八九十0123456789")
# 昨(27)日, 今(28日): the day in brackets repeats the word before it
SHIFTED_DAY = re.compile(r"(?P<word>[昨今明前])[天日]?\((?P<day>3[01]|[12]\d|0?[1-9])日?\)[日天晚]?")
LOOSE_END = re.compile(r"(?P<early>早些时候|稍早|早前)|晚些时候|稍后")
PLURAL = {"几", "数", "几十", "数十"}
NIGHT = {"晚上", "晚间", "夜间", "夜里", "深夜", "半夜", "夜晚", "晚"}
AFTERNOON = {"午后", "下午", "晏昼", "傍晚", "晚上", "晚间", "夜间", "夜里", "深夜", "半夜", "夜晚", "晚"}
