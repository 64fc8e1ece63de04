"""What changes in a process is said in words, never in the raw values of its file."""

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.desktop.studio.change_words import before_and_after
from salesdesk.domain.process_diff import Change, Difference, PartKind


@pytest.mark.parametrize(
    ("field", "before", "after", "said"),
    [
        ("cadence", "", "every_two_weeks", "– → toutes les deux semaines"),
        (
            "evidence",
            "client_words",
            "client_words, bank_receipt",
            "mots du client → mots du client, encaissement en banque",
        ),
        ("formula", "downtime", "", "Arrêts évités → –"),
        ("minutes", "40", "45", "40 → 45"),
        ("", "", "", ""),
    ],
)
def test_closed_lists_are_said_in_words(field: str, before: str, after: str, said: str) -> None:
    one = Difference(Change.SETTING, PartKind.CONVERSATION, "C1", "", field, before, after)
    assert said == before_and_after(one, Messages(Language.FRENCH))
