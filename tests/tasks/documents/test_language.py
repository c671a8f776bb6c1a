"""Language and script."""

from __future__ import annotations

import pytest

from tasks.transform.documents.language import identify


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("公安机关捣毁两处窝点，抓获嫌疑人。", "zh-Hans"),
        ("警方搗毀兩處窩點，拘捕疑犯。", "zh-Hant"),
        ("FBI 与 Interpol 联合行动中，警方抓获 3 人 (Operation Blue)", "zh-Hans"),
        (
            "Officers searched two flats on Monday and arrested three men who are said to have run a call centre near the port.",
            "en",
        ),
        (
            "Les gendarmes ont fouillé deux appartements lundi et interpellé trois hommes soupçonnés de tenir un centre d'appels.",  # noqa: E501
            "fr",
        ),
        ("Trois hommes arrêtés lundi", "fr"),
        (  # names and loan words enough for an English half
            "KUNMING, 2 juin - Depuis le 20 janvier, la police birmane a remis au total plus de 10 800 suspects de fraude du nord de la Birmanie aux autorités chinoises, a indiqué lundi le ministère chinois de la Sécurité publique.",  # noqa: E501
            "fr",
        ),
        ("Three men held after raid", "en"),
        (
            "Die Polizei durchsuchte am Montag zwei Wohnungen und nahm drei Männer fest, die ein Callcenter betrieben haben sollen.",  # noqa: E501
            "de",
        ),
        ("警察は二人の男を逮捕したと発表しました。", "ja"),
        ("123 - 456", "und"),
        ("", "und"),
    ],
)
def test_identify(text: str, code: str) -> None:
    assert identify(text) == code
