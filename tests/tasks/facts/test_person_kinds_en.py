"""What is told of somebody named by trade or family alone: the accused, the victims, and roles shared by a list."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions

DAY = dt.date(2024, 6, 20)


def persons(text: str) -> dict[str | None, tuple[str | None, str | None]]:
    return {m.name: (m.detail, m.code) for m in find_mentions(text, "en", DAY) if m.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "role", "kind"),
    [
        ("Police stopped a truck and held its driver, Koffi Mensah.", "Koffi Mensah", "driver", "suspect"),
        ("The dhow's captain, Said Omar Barre, 44, was questioned.", "Said Omar Barre", "dhow's captain", "suspect"),
        ("A driver, Petru Ionescu, was jailed for nine years.", "Petru Ionescu", "driver", "suspect"),
        ("The man who owns it, hotelier Emeka Obi, is on the run.", "Emeka Obi", "hotelier", "suspect"),
        ("Exporter Luc Gagnon, 35, and six others were arrested on Tuesday.", "Luc Gagnon", "Exporter", "suspect"),
        ("Retired teacher Ruth Kovacs sold her house to help him.", "Ruth Kovacs", "Retired teacher", "victim"),
        ("The complaint came from Mira Kulkarni, a pensioner in Pune.", "Mira Kulkarni", "pensioner in Pune", "victim"),
        ("They are accused of murdering a security guard, Piet Maas, in May.", "Piet Maas", "security guard", "victim"),
        ("The youngest child, Zeinab Karim, died on the way.", "Zeinab Karim", "youngest child", "victim"),
        ("Noodle seller Chan Sothea has lost her best customers.", "Chan Sothea", None, None),
        ("Secretariat envoy Tan Mei Ling voiced support.", "Tan Mei Ling", "Secretariat envoy", "official"),
        ("Police spokesperson Brigadier Lindiwe Mabaso spoke.", "Lindiwe Mabaso", "Police spokesperson Brigadier", "official"),
        ("The shop manager, Carl Venter, was arrested in May.", "Carl Venter", "shop manager", "suspect"),
    ],
)
def test_kinds(text: str, name: str, role: str | None, kind: str | None) -> None:
    found = persons(text)
    if role is None:
        assert found.get(name, (None, "other"))[1] == "other"
    else:
        assert found[name] == (role, kind)


def test_a_plural_role_is_that_of_each_name_of_its_list() -> None:
    found = persons("Defendants Yaw Boateng, 39, Felix Tetteh, 34, and Abena Osei, 31, deny the charges.")
    assert found == dict.fromkeys(("Yaw Boateng", "Felix Tetteh", "Abena Osei"), ("Defendants", "suspect"))
    found = persons("Botswana handed over two South African fugitives, Sipho Dube and Lwazi Khumalo, on 19 May.")
    assert set(found) == {"Sipho Dube", "Lwazi Khumalo"}
    assert {kind for _, kind in found.values()} == {"suspect"}


def test_officials_stay_so() -> None:
    told = "The chairman of the board, Paul Mba, told of it at a briefing the commission held on Monday."
    assert persons(told)["Paul Mba"][1] == "official"
    assert persons("Police chief Anna Roth, who arrested the men, was praised.")["Anna Roth"][1] == "official"
