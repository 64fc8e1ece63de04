"""What changes in a process is said in words, never in the raw values or keys of its file."""

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.desktop.change_words import before_and_after, names_of_parts, part_name
from salesdesk.desktop.i18n import install_language
from salesdesk.domain.process_diff import Change, Difference, PartKind
from salesdesk.exchange.processfile import read_process
from tests.factories.processes import template_text

FRENCH = Messages(Language.FRENCH)
NAMES = {
    (PartKind.STAGE, "S2"): "Le site mesure",
    (PartKind.STAGE, "S3"): "Le site vérifie",
    (PartKind.ROLE, "owner"): "Dirigeant",
    (PartKind.QUESTION, "S2"): "Combien d’arrêts ?",
}


def said(field: str, before: str, after: str, change: Change = Change.SETTING) -> tuple[str, str] | None:
    return before_and_after(Difference(change, PartKind.CONVERSATION, "C1", "", field, before, after), NAMES, FRENCH)


@pytest.mark.parametrize(
    ("field", "before", "after", "expected"),
    [
        ("cadence", "", "every_two_weeks", ("rien", "toutes les deux semaines")),
        ("evidence", "client_words", "client_words, bank_receipt",
         ("mots du client", "mots du client, encaissement en banque")),
        ("formula", "downtime", "", ("Arrêts évités", "rien")),
        ("minutes", "40", "45", ("40\u00a0min", "45\u00a0min")),
        ("standard_days", "15", "20", ("15 jours", "20 jours")),
        ("role", "", "owner", ("rien", "Dirigeant")),
        ("back_to", "S2", "S2, S3", ("Le site mesure", "Le site mesure, Le site vérifie")),
        ("then", "S2", "", ("Combien d’arrêts ?", "rien")),
        ("by", "rep", "client", ("nous", "client")),
        ("type", "situation", "need_payoff", ("situation", "valeur")),
        ("text", "Gagnez {amount}", "Gardez {amount}", ("Gagnez …", "Gardez …")),
    ],
)  # fmt: skip
def test_closed_lists_keys_and_units_are_said_in_words(
    field: str, before: str, after: str, expected: tuple[str, str]
) -> None:
    assert expected == said(field, before, after)


def test_the_inputs_that_an_answer_feeds_are_called_by_their_labels() -> None:
    found = said("feeds", "", "downtime.events")
    assert found is not None
    assert ("rien", FRENCH.text("value.input_downtime_events")) == found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("S2.exit", "S3.exit", ("Le site mesure", "Le site vérifie")),
        ("S2.exit", "S2.entry", ("Le site mesure (pour en sortir)", "Le site mesure (pour entrer)")),
        ("S2", "S3", ("Le site mesure", "Le site vérifie")),
        ("S2.exit", "S2.exit", None),
    ],
)
def test_a_part_that_moved_is_told_by_the_names_of_its_stages(
    before: str, after: str, expected: tuple[str, str] | None
) -> None:
    assert expected == said("", before, after, Change.MOVED)


def test_a_part_that_came_has_nothing_before() -> None:
    assert said("", "", "S2.exit", Change.ADDED) is None


def test_every_key_that_a_part_points_at_has_a_name() -> None:
    process = read_process(template_text(), source="test")
    names = names_of_parts((None, process))
    pointed = {(PartKind.STAGE, key) for stage in process.stages for key in stage.back_to}
    pointed |= {(PartKind.CRITERION, key) for one in process.criteria() for key in one.after}
    pointed |= {(PartKind.ROLE, talk.role) for talk in process.conversations() if talk.role}
    assert pointed
    assert pointed <= set(names)
    assert all(name and name != key for (_kind, key), name in names.items())


def test_a_part_is_named_in_the_language_of_the_screens(
    qapp: QApplication,
) -> None:
    process = read_process(template_text(), source="test")
    one = Difference(Change.NUMBER, PartKind.STAGE, "S1", process.stages[0].buyer_state.fr, "standard_days", "15", "20")
    install_language(qapp, "en")
    try:
        assert process.stages[0].buyer_state.en == part_name(one, names_of_parts((process,)))
    finally:
        install_language(qapp, "fr")
