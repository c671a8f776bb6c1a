"""Links between parties as French reports state them: the verbs of each mechanism, who stands behind them, lists and asides."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

DAY = dt.date(2025, 5, 14)


def links(text: str) -> list[str]:
    document = DocumentInput("d", text, "fr", dateline_date=DAY)
    rows = build_records(document, find_mentions(text, "fr", DAY)).cooperation
    return sorted(f"{'+'.join(row['parties'])} {row['mechanism']} {row['status']}" for row in rows)


@pytest.mark.parametrize(
    ("place", "sentence", "expected"),
    [
        (
            "BRUXELLES",
            "La police fédérale a été renseignée par la Guardia Civil sur l'arrivée du navire.",
            ["BE+ES information_exchange done"],
        ),
        (
            "BRUXELLES",
            "Un renseignement de la DEA a mis les douaniers belges sur la piste du conteneur.",
            ["BE+US information_exchange done"],
        ),
        (
            "PARIS",
            "Les enquêteurs de Lyon avaient alerté la police roumaine dès février.",
            ["FR+RO information_exchange done"],
        ),
        (
            "PARIS",
            "Les camions, que les douaniers italiens avaient signalés à leurs collègues français, ont été saisis.",
            ["FR+IT information_exchange done"],
        ),
        (
            "BRUXELLES",
            "Les noms des complices ont été transmis aux autorités chiliennes.",
            ["BE+CL information_exchange done"],
        ),
        (
            "PARIS",
            "Les gendarmes français et leurs homologues suisses s'échangent chaque semaine les photos des suspects.",
            ["CH+FR information_exchange ongoing"],
        ),
        (
            "PARIS",
            "Les pièces du dossier ont été communiquées par la justice maltaise.",
            ["FR+MT evidence_exchange done"],
        ),
        (
            "PARIS",
            "Des écoutes fournies par les carabiniers ont permis d'identifier le chef du réseau.",
            ["FR+IT evidence_exchange done"],
        ),
        (
            "DAKAR",
            "Les chefs de la police du Mali, de la Mauritanie et du Niger ont décidé de patrouiller ensemble sur le fleuve.",
            ["ML+MR+NE joint_patrol planned"],
        ),
        (
            "TUNIS",
            "La garde nationale a effectué avec la marine algérienne onze patrouilles en mai.",
            ["DZ+TN joint_patrol done"],
        ),
        (
            "TUNIS",
            "Les garde-côtes tunisiens patrouillent chaque nuit avec leurs collègues maltais.",
            ["MT+TN joint_patrol ongoing"],
        ),
        (
            "ABIDJAN",
            "Trente douaniers béninois suivront en juin, à Abidjan, un stage de contrôle des conteneurs.",
            ["BJ+CI training planned"],
        ),
        (
            "RABAT",
            "L'école de police accueille depuis mars 40 stagiaires venus du Gabon, du Congo et du Bénin.",
            ["BJ+CG+GA+MA training ongoing"],
        ),
        (
            "RABAT",
            "L'école de police a dispensé une formation à la police gabonaise.",
            ["GA+MA training done"],
        ),
        (
            "BRUXELLES",
            "La police fédérale a détaché un officier de liaison à Bogota.",
            ["BE+CO liaison_office done"],
        ),
        (
            "BRUXELLES",
            "Deux policiers roumains en poste à Bruxelles ont participé aux auditions.",
            ["BE+RO liaison_office ongoing"],
        ),
        (
            "BERNE",
            "La Suisse et le Pérou ont prolongé leur accord de coopération policière.",
            ["CH+PE agreement done"],
        ),
        (
            "BERNE",
            "Un accord conclu avec le Chili est en vigueur depuis mars.",
            ["CH+CL agreement done"],
        ),
        (
            "PARIS",
            "L'opération, menée par les gendarmes avec une vedette de la police espagnole, a duré deux jours.",
            ["ES+FR joint_operation done"],
        ),
        (
            "BRUXELLES",
            "Les polices belge et française ont perquisitionné ensemble six garages.",
            ["BE+FR joint_operation done"],
        ),
        (
            "YAOUNDÉ",
            "Interpol a envoyé trois analystes à Douala pour épauler les enquêteurs camerounais.",
            ["CM+INTERPOL joint_operation done"],
        ),
        (
            "YAOUNDÉ",
            "Avec le concours des douanes gabonaises, la police a arrêté six hommes.",
            ["CM+GA joint_operation done"],
        ),
        (
            "YAOUNDÉ",
            "Le Cameroun et le Gabon sont convenus d'ouvrir un bureau commun à Bitam.",
            ["CM+GA cooperation_mechanism planned"],
        ),
        (
            "ABIDJAN",
            "La police a reçu l'alerte de la police belge, tandis qu'un accord avec le Ghana sera signé en juin.",
            ["BE+CI information_exchange done", "CI+GH agreement planned"],
        ),
        (
            "BRUXELLES",
            "La police fédérale a détaché un officier de liaison à Bogota. Elle en enverra un deuxième à Quito.",
            ["BE+CO liaison_office done", "BE+EC liaison_office planned"],
        ),
        (
            "YAOUNDÉ",
            "La France a formé en mars 30 policiers camerounais. L'Allemagne fera de même en juin.",
            ["CM+DE training planned", "CM+FR training done"],
        ),
        (
            "BANGUI",
            "Cent policiers béninois sont arrivés lundi à Bangui pour renforcer la mission des Nations unies.",
            ["BJ+UN peacekeeping ongoing"],
        ),
        (
            "ABIDJAN",
            "La police ghanéenne a arrêté le chauffeur à Bole. Il a été remis par ses soins aux gendarmes ivoiriens.",
            ["CI+GH handover done"],
        ),
        (
            "YAOUNDÉ",
            "Onze pays, dont le Gabon, le Tchad et le Congo, ont participé à l'opération Savane, coordonnée par Interpol.",
            ["CG+GA+INTERPOL+TD joint_operation done"],
        ),
        (
            "YAOUNDÉ",
            "L'opération Savane a permis 40 arrestations en mai au Cameroun, selon un communiqué d'Interpol.",
            [],
        ),
        (
            "YAOUNDÉ",
            "Les deux hommes ont été arrêtés lors de descentes coordonnées avec la police gabonaise.",
            ["CM+GA joint_operation done"],
        ),
        (
            "YAOUNDÉ",
            "Le Cameroun et le Gabon ont décidé, malgré leur différend, d'ouvrir une ligne directe.",
            ["CM+GA hotline planned"],
        ),
        (
            "YAOUNDÉ",
            "Selon la Direction générale des renseignements de la police, deux Gabonais ont été arrêtés à Douala.",
            [],
        ),
        (
            "BERNE",
            "La Suisse signera en juin un mémorandum avec le Chili sur la fraude et détachera un attaché de police à Lima.",
            ["CH+CL mou planned", "CH+PE liaison_office planned"],
        ),
        (
            "YAOUNDÉ",
            "L'ONUDC formera en juin 40 procureurs à Douala, Libreville et Malabo.",
            ["CM+GA+GQ+UNODC training planned"],
        ),
        (
            "OTTAWA",
            "La Border Patrol a remis à la GRC un fugitif de 40 ans.",
            ["CA+US handover done"],
        ),
        (
            "YAOUNDÉ",
            "Les policiers et les gendarmes patrouillent ensemble dans le nord. Le Gabon et le Congo, eux, se taisent.",
            [],
        ),
        (
            "DAKAR",
            "Un accord de pêche lie le Sénégal à la Gambie, dont les gardes patrouillent chaque mois avec la marine sénégalaise.",
            ["GM+SN joint_patrol ongoing"],
        ),
        (
            "PARIS",
            "À Metz, une coopération franco-belge a permis mardi l'arrestation de six hommes.",
            ["BE+FR joint_operation done"],
        ),
        (
            "BRUXELLES",
            "À Liège, une collaboration entre les polices belge, française et suisse a conduit à la saisie de 40 armes.",
            ["BE+CH+FR joint_operation done"],
        ),
        (
            "DAKAR",
            "Les armées de terre gambienne et sénégalaise ont signé mardi, à Kolda (sud), une convention sur leurs patrouilles.",
            ["GM+SN agreement done"],
        ),
        (
            "DAKAR",
            "Les gendarmes de Mauritanie et du Sénégal se sont retrouvés. Des patrouilles fluviales mixtes seront organisées.",
            ["MR+SN joint_patrol planned"],
        ),
        (
            "RABAT",
            "Deux hommes recherchés par les autorités belges ont été extradés lundi depuis Rabat.",
            ["BE+MA extradition done"],
        ),
        (
            "YAOUNDÉ",
            "L'ambassade du Chili, en partenariat avec le Cameroun, a formé des policiers du Cameroun, du Gabon et du Tchad.",
            ["CL+CM+GA+TD training done"],
        ),
    ],
)
def test_links(place: str, sentence: str, expected: list[str]) -> None:
    assert links(f"{place}, 14 mai 2025 – {sentence}") == expected
