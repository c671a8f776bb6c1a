"""Names of persons other than officials are nowhere in a pseudonymised release, and the evidence still holds."""

from __future__ import annotations

from tasks.export.entities import list_entities
from tasks.export.pseudonyms import Names, hide_names
from tasks.export.report import write_report
from tasks.export.small_tables import small_tables
from tasks.schemas.table import rows_of
from tests.tasks.export.conftest import claim, document, person

TEXT = (
    "本报昆明5月20日电（记者 何雨桐）公安部副局长程立安说，警方抓获犯罪嫌疑人欧阳彦泽等12名。\n欧阳彦泽对程立安的问话供认不讳。"
)
ENGLISH = "Officer Marta Quill said Dorian Feltham and 11 others were arrested.\nFeltham denied it; MARTA QUILL did not."


def release(build):
    chinese = document(1, TEXT, byline="何雨桐", title="欧阳彦泽落网", captions=["歐陽彥澤被押解"])
    english = document(2, ENGLISH, language="en", url="https://harbour.example/2025/dorian-feltham-held.html")
    other = document(3, "知情人称，欧阳彦泽曾在老街出现。")
    persons = [
        person(chinese, "何雨桐", "journalist", "记者 何雨桐"),
        person(chinese, "程立安", "official", "公安部副局长程立安"),
        person(chinese, "欧阳彦泽", "suspect", "犯罪嫌疑人欧阳彦泽"),
        person(english, "Dorian Feltham", "suspect"),
        person(english, "Marta Quill", "official", "Officer Marta Quill"),
    ]
    claims = [
        claim(chinese, "c1", "抓获犯罪嫌疑人欧阳彦泽等12名", 12, speaker="程立安"),
        claim(english, "c2", "Dorian Feltham and 11 others were arrested", 12, speaker="Dorian Feltham"),
    ]
    return build(documents=[chinese, english, other], persons=persons, claims=claims)


def test_the_names_are_gone_everywhere_and_officials_stay(build):
    tables = release(build)
    hidden = hide_names(tables, Names(tables))
    said = (
        write_report(hidden)
        + "".join(list_entities(hidden, {"d1": "c1", "d2": "c2"})["entity"])
        + b"".join(small_tables(hidden).values()).decode()
    )
    said += "".join(str(rows_of(frame)) for frame in hidden.values())
    for name in ("何雨桐", "欧阳彦泽", "歐陽彥澤", "Feltham", "feltham", "Dorian"):
        assert name not in said, name
    for name in ("程立安", "Marta Quill", "MARTA QUILL"):
        assert name in said, name


def test_every_quote_is_still_at_its_place(build):
    tables = release(build)
    hidden = hide_names(tables, Names(tables))
    texts = {row["doc_id"]: row["text"] for row in rows_of(hidden["documents"])}
    for table in ("claims", "persons"):
        for row in rows_of(hidden[table]):
            assert row["quote"] and texts[row["doc_id"]][row["start"] : row["end"]] == row["quote"]
    quotes = [row["quote"] for row in rows_of(hidden["claims"])]
    code = Names(tables).id_of("欧阳彦泽")
    assert f"抓获犯罪嫌疑人{code}等12名" in quotes


def test_a_name_has_one_id_in_every_spelling_and_another_under_another_key(build):
    tables = release(build)
    names = Names(tables)
    assert names.id_of("欧阳彦泽") == names.id_of("歐陽彥澤") == names.id_of("欧阳 彦泽")
    assert names.id_of("Dorian Feltham") == names.id_of("DORIAN FELTHAM")
    assert Names(tables, "secret").id_of("欧阳彦泽") != names.id_of("欧阳彦泽")


def test_a_short_name_goes_in_its_own_document_only(build):
    mine = document(1, "嫌疑人高峰落网，高峰供认。")
    other = document(2, "春运迎来高峰，警方加强巡逻。")
    tables = build(documents=[mine, other], persons=[person(mine, "高峰", "suspect")])
    hidden = rows_of(hide_names(tables, Names(tables))["documents"])
    assert "高峰" not in hidden[0]["text"]
    assert hidden[1]["text"] == other["text"]


def test_the_tables_given_are_not_changed(build):
    tables = release(build)
    before = {name: rows_of(frame) for name, frame in tables.items()}
    hide_names(tables, Names(tables))
    assert {name: rows_of(frame) for name, frame in tables.items()} == before
