"""The brief says in about nine lines what matters, with words in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.accounts import Solvency
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Commitment
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import CoachingNoteId, CommitmentId, ExtraWorkId, PracticeId
from salesdesk.domain.process import Side
from salesdesk.domain.value import Given, Origin
from salesdesk.services import benefits, brief, conversation_view, conversations
from salesdesk.services.benefits import FigureRequest
from salesdesk.services.brief import BriefLine, BriefTone
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.stores import BOSS, REP

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return client_at(tmp_path)


def put(client: Client, *records: Any) -> None:
    with client.workspace.unit(None) as unit:
        for record in records:
            unit.put(record)


def lines(client: Client) -> tuple[BriefLine, ...]:
    view = conversation_view.prepare(client.workspace, visit_id=client.visit.id)
    return brief.brief_of(client.workspace, view)


def said(found: tuple[BriefLine, ...], language: Language = Language.FRENCH) -> list[str]:
    messages = Messages(language, strict=True)
    return [line.saying.words(messages.text, language.value) for line in found]


def promise(client: Client, side: Side, what: str, due_on: date | None) -> Commitment:
    return Commitment(
        id=CommitmentId(uuid4()), account_id=client.account.id, side=side, what=what, due_on=due_on,
        made_on=TODAY - timedelta(days=20),
    )  # fmt: skip


def extra(client: Client, **changes: Any) -> ExtraWork:
    made = ExtraWork(
        id=ExtraWorkId(uuid4()), account_id=client.account.id, what="Étiquettes", asked_on=date(2026, 10, 14),
        noted_by=REP,
    )  # fmt: skip
    return replace(made, **changes)


def test_a_quiet_client_needs_whom_goal_evidence_and_benefits(client: Client) -> None:
    found = lines(client)
    assert ["who", "role", "goal", "proof", "proof", "benefit", "benefit", "practice"] == [line.kind for line in found]
    words = said(found)
    assert "Claire Vidal, Directrice d’exploitation (bénéficie)" == words[0]
    assert words[1].startswith("À trouver\u00a0: Magasinier")


def test_of_too_many_lines_the_lightest_go_and_the_order_stays(client: Client) -> None:
    late = TODAY - timedelta(days=3)
    note = CoachingNote(
        id=CoachingNoteId(uuid4()), person_id=REP, author_id=BOSS, words="Laissez-le compter.", written_at=NOW,
        conversation_id=conversations.start(client.workspace, visit_id=client.visit.id),
    )  # fmt: skip
    put(
        client, replace(client.account, solvency=Solvency.FAILED), note, extra(client),
        promise(client, Side.REP, "Envoyer le relevé", late), promise(client, Side.CLIENT, "Réunir la DAF", late),
    )  # fmt: skip
    found = lines(client)
    assert brief.MOST_LINES == len(found)
    assert [
        "who", "role", "goal", "solvency", "promise_ours", "promise_theirs", "proof", "extra", "coaching",
    ] == [line.kind for line in found]  # fmt: skip
    # The request of October counts too: its clock has rung.
    assert 4 == sum(line.tone is BriefTone.DANGER for line in found)


def test_a_promise_that_is_late_says_since_when_and_one_without_a_day_says_none(client: Client) -> None:
    put(client, promise(client, Side.REP, "Envoyer le relevé", date(2026, 11, 20)))
    put(client, promise(client, Side.CLIENT, "Réunir la DAF", None))
    words = said(lines(client), Language.ENGLISH)
    assert "We owe: Envoyer le relevé, since 20 Nov 2026." in words
    assert "The client promised: Réunir la DAF." in words


def test_a_benefit_is_said_with_this_clients_figure_in_whole_euros(client: Client) -> None:
    given = {
        "value": Given.exact("837500", Origin.CLIENT_SAID, TODAY),
        "pct": Given.exact("4", Origin.CLIENT_SAID, TODAY),
    }
    request = FigureRequest(account_id=client.account.id, formula="stock_release", given=given)
    benefits.evaluate_and_save(client.workspace, request)
    found = [line for line in lines(client) if line.kind == "benefit"]
    assert any("33\u202f000\u00a0€ de trésorerie, une fois" in each for each in said(tuple(found)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "To announce with its price: Étiquettes, asked 40 days ago."),
        ({"status": ExtraStatus.ANNOUNCED}, "The client’s yes is awaited: Étiquettes."),
        ({"status": ExtraStatus.DONE}, "Done without a yes: Étiquettes, to settle before doing more."),
        ({"waived_on": TODAY}, None),
        ({"status": ExtraStatus.DONE, "accepted_on": date(2026, 11, 1), "done_on": date(2026, 11, 2)}, None),
    ],
)
def test_an_extra_takes_a_line_until_it_is_answered(client: Client, changes: Any, words: str | None) -> None:
    put(client, extra(client, **changes))
    found = tuple(line for line in lines(client) if line.kind == "extra")
    assert ([words] if words else []) == said(found, Language.ENGLISH)


def test_an_undecided_practice_is_said_with_its_yearly_cost(client: Client) -> None:
    practice = Practice(
        id=PracticeId(uuid4()), account_id=client.account.id, what="Petites commandes", noted_on=TODAY, noted_by=REP,
        monthly_minutes=30, hourly_cents=5_000,
    )  # fmt: skip
    put(client, practice)
    assert "Practice to decide: Petites commandes, €300 a year." in said(lines(client), Language.ENGLISH)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        ({"solvency_on": None}, "Solvency never checked."),
        ({"solvency_on": date(2025, 11, 1)}, "Solvency to be checked again, last checked on 1 Nov 2025."),
        ({"solvency": Solvency.WATCH}, "Solvency to watch."),
    ],
)
def test_solvency_takes_a_line_only_when_it_is_old_or_not_sound(
    client: Client, changes: Any, words: str | None
) -> None:
    put(client, replace(client.account, **changes))
    found = tuple(line for line in lines(client) if line.kind == "solvency")
    assert ([words] if words else []) == said(found, Language.ENGLISH)
