"""The next best conversation comes with its reason, whom to meet and how; a refusal is remembered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.accounts import AccountStatus, OwnershipKind
from salesdesk.domain.conversation import Commitment, CommitmentStatus
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import CommitmentId, ExtraWorkId
from salesdesk.domain.next_conversation import Reason
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.process import BuyingRole, EvidenceKind, Side
from salesdesk.domain.visits import Channel, VisitPurpose, VisitStatus
from salesdesk.services import next_conversation, undo, visits
from salesdesk.services.next_conversation import Suggestion
from salesdesk.services.process_reading import process_of
from salesdesk.services.reasons import (
    REASON_PROVIDERS,
    Sources,
    extra_work,
    intensity_gap,
    missing_proof,
    missing_role,
    overdue_commitment,
    proposal_to_comment,
    solvency_due,
    stage_overdue,
)
from tests.factories.accounts import account, contact
from tests.factories.conversations import TODAY, Client, affair_at, client_at, visit_at
from tests.factories.opportunities import prove, prove_all, put
from tests.factories.portfolio import held
from tests.factories.stores import BOSS, OTHER_REP, REP

FRENCH = Messages(Language.FRENCH, strict=True)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    put(made, replace(made.visit, status=VisitStatus.CANCELLED))
    yield made
    made.workspace.close()


def given(client: Client, provider: Any) -> list[Reason]:
    """What a provider says of one account, which must be what it says of the whole store."""
    with client.workspace.read() as connection:
        one, all_of_them = (
            list(provider.reasons(Sources(connection, client.workspace, accounts), TODAY))
            for accounts in (frozenset({client.account.id}), None)
        )
    mine = [reason for reason in all_of_them if reason.account_id == client.account.id]
    assert sorted(one, key=lambda each: each.subject) == sorted(mine, key=lambda each: each.subject)
    return one


def said(reason: Reason, messages: Messages = FRENCH) -> str:
    return reason.saying.words(messages.text, messages.language.value)


def found(client: Client) -> Suggestion:
    suggestion = next_conversation.for_account(client.workspace, client.account.id)
    assert suggestion is not None
    return suggestion


def kinds(suggestion: Suggestion | None) -> list[str]:
    return [] if suggestion is None else [reason.kind for reason in suggestion.reasons]


def promise(client: Client, side: Side, days: int, **changes: Any) -> Commitment:
    made = Commitment(
        id=CommitmentId(uuid4()), account_id=client.account.id, side=side, what="Envoyer le relevé",
        due_on=TODAY + timedelta(days=days), made_on=TODAY - timedelta(days=60), opportunity_id=client.opportunity.id,
    )  # fmt: skip
    return replace(made, **changes)


def extra(client: Client, days: int, **changes: Any) -> ExtraWork:
    made = ExtraWork(
        id=ExtraWorkId(uuid4()), account_id=client.account.id, what="Étiquettes",
        asked_on=TODAY - timedelta(days=days), noted_by=REP, price_cents=320_000,
    )  # fmt: skip
    return replace(made, **changes)


def quiet(client: Client) -> None:
    """Leaves nothing to propose: the affair is won, the contacts of the year are held, solvency is fresh."""
    put(
        client, replace(client.opportunity, outcome=OpportunityOutcome.WON), replace(client.account, planned_contacts=0)
    )


def test_the_first_proof_that_misses_is_a_reason_until_all_are_there(client: Client) -> None:
    (reason,) = given(client, missing_proof)
    criteria = [one.id for one in _stage(client).exit]
    assert f"{client.opportunity.id}:{criteria[0]}" == reason.subject
    assert said(reason).startswith("Contrat cadre pompage attend une preuve depuis le 02/11/2026\u00a0: ")
    prove(client, criteria[0], EvidenceKind.COSIGNED_NOTE)
    assert [f"{client.opportunity.id}:{criteria[1]}"] == [one.subject for one in given(client, missing_proof)]
    prove_all(client)
    assert [] == given(client, missing_proof)


def _stage(client: Client) -> Any:
    return next(one for one in process_of(client.version).stages if one.id == client.opportunity.stage_key)


def test_a_role_that_nobody_plays_is_a_reason_until_somebody_does(client: Client) -> None:
    (reason,) = given(client, missing_role)
    assert (BuyingRole.USER, True) == (reason.role, reason.to_find)
    put(client, contact(client.account.id, buying_role=BuyingRole.USER))
    (then,) = given(client, missing_role)
    assert BuyingRole.PAYER is then.role
    put(client, contact(client.account.id, buying_role=BuyingRole.PAYER, opposed=True))
    assert [then] == given(client, missing_role)
    put(client, contact(client.account.id, buying_role=BuyingRole.PAYER))
    assert [] == given(client, missing_role)


def test_a_promise_is_overdue_the_day_after_its_day(client: Client) -> None:
    put(client, promise(client, Side.REP, 0), promise(client, Side.REP, -5, status=CommitmentStatus.KEPT))
    assert [] == given(client, overdue_commitment)
    put(client, promise(client, Side.REP, -1), promise(client, Side.CLIENT, -3))
    assert {
        "Promis par nous pour le 22/11/2026\u00a0: Envoyer le relevé",
        "Promis par le client pour le 20/11/2026\u00a0: Envoyer le relevé",
    } == {said(one) for one in given(client, overdue_commitment)}  # fmt: skip
    assert {4_200_000} == {one.amount_cents for one in given(client, overdue_commitment)}


def test_a_whole_contact_must_be_missing_for_an_intensity_gap(client: Client) -> None:
    # On 23 November, the 327th day of 365, seven of eight contacts are expected.
    done = [visit_at(client.account.id, starts_on=date(2026, 3, day), status=VisitStatus.DONE) for day in range(1, 7)]
    put(client, *done, visit_at(client.account.id, starts_on=date(2025, 12, 1), status=VisitStatus.DONE))
    (reason,) = given(client, intensity_gap)
    assert "Contacts tenus\u00a0: 6 sur 7 attendus à ce jour, 8 prévus dans l’année." == said(reason)
    assert ("2026:1", date(2026, 11, 16)) == (reason.subject, reason.due_on)
    put(client, visit_at(client.account.id, starts_on=date(2026, 4, 1), status=VisitStatus.DONE))
    assert [] == given(client, intensity_gap)


def test_a_lost_account_has_no_intensity_gap(client: Client) -> None:
    assert 1 == len(given(client, intensity_gap))
    put(client, replace(client.account, status=AccountStatus.LOST))
    assert [] == given(client, intensity_gap)


@pytest.mark.parametrize(("days_over", "expected"), [(0, []), (1, ["stage_overdue"])])
def test_a_stage_is_overdue_the_day_after_its_standard(client: Client, days_over: int, expected: list[str]) -> None:
    since = TODAY - timedelta(days=_stage(client).standard_days + days_over)
    put(client, replace(client.opportunity, stage_since=since))
    reasons = given(client, stage_overdue)
    assert expected == [one.kind for one in reasons]
    assert [TODAY - timedelta(days=1)] * len(expected) == [one.due_on for one in reasons]


@pytest.mark.parametrize(
    ("days", "changes", "expected"),
    [
        (30, {}, ["extra_work"]),
        (29, {}, []),
        (90, {"status": ExtraStatus.ANNOUNCED, "announced_on": TODAY}, []),
        (90, {"waived_on": TODAY}, []),
        (90, {"stopped_on": TODAY}, []),
        (90, {"status": ExtraStatus.DONE}, ["extra_work"]),
    ],
)
def test_extra_work_is_a_reason_thirty_days_unannounced(
    client: Client, days: int, changes: dict[str, Any], expected: list[str]
) -> None:
    put(client, extra(client, days, **changes))
    assert expected == [one.kind for one in given(client, extra_work)]


def test_the_oldest_of_several_extras_is_named_with_the_number_of_others(client: Client) -> None:
    put(client, extra(client, 40), extra(client, 35, what="Palettes"))
    (reason,) = given(client, extra_work)
    assert "demandé il y a 40 j\u00a0: Étiquettes (autres lignes\u00a0: 1)" in said(reason)
    assert 640_000 == reason.amount_cents


@pytest.mark.parametrize(
    ("sent", "commented", "expected"),
    [(-2, None, 1), (None, None, 0), (-2, -2, 0), (1, None, 0)],
    ids=["sent", "not sent", "commented", "to be sent"],
)
def test_a_proposal_sent_without_a_word_is_a_reason(
    client: Client, sent: int | None, commented: int | None, expected: int
) -> None:
    days = [None if one is None else TODAY + timedelta(days=one) for one in (sent, commented)]
    put(client, replace(client.opportunity, proposal_sent_on=days[0], proposal_commented_on=days[1]))
    assert [VisitPurpose.PROPOSAL] * expected == [one.purpose for one in given(client, proposal_to_comment)]


@pytest.mark.parametrize(
    ("checked", "expected"), [(None, 1), (TODAY - timedelta(days=366), 1), (TODAY - timedelta(days=365), 0)]
)
def test_solvency_is_a_reason_when_an_affair_is_under_way(client: Client, checked: date | None, expected: int) -> None:
    put(client, replace(client.account, solvency_on=checked))
    assert expected == len(given(client, solvency_due))
    put(client, replace(client.opportunity, outcome=OpportunityOutcome.LOST))
    assert [] == given(client, solvency_due)


def test_a_suggestion_says_with_whom_on_what_and_how(client: Client) -> None:
    put(client, promise(client, Side.REP, -4, contact_id=client.marc.id))
    suggestion = found(client)
    template = _stage(client).conversations[0]
    assert (client.marc, None, template, "Contrat cadre pompage", Channel.PHONE) == (
        suggestion.contact, suggestion.to_find, suggestion.template, suggestion.affair, suggestion.channel,
    )  # fmt: skip
    assert ["overdue_commitment", "missing_role", "missing_proof", "intensity_gap"] == kinds(suggestion)


def test_a_role_to_find_is_asked_of_somebody_known(client: Client) -> None:
    suggestion = found(client)
    assert (BuyingRole.USER, client.marc) == (suggestion.to_find, suggestion.contact)


def test_the_visit_proposed_is_filled_in_and_can_be_planned(client: Client) -> None:
    wanted = next_conversation.visit_for(client.workspace, found(client))
    assert (client.account.id, date(2026, 11, 24), client.opportunity.id, Channel.VISIT) == (
        wanted.account_id, wanted.starts_on, wanted.opportunity_id, wanted.channel,
    )  # fmt: skip
    planned = visits.plan(client.workspace, wanted)
    assert found(client).seen_on == planned.starts_on
    assert () == next_conversation.for_day(client.workspace)


def test_the_day_proposes_the_heaviest_account_first(client: Client) -> None:
    small, large = account(name="Petite"), account(name="Grande")
    put(
        client, small, large,
        affair_at(small.id, client.version, amount_cents=500_000),
        affair_at(large.id, client.version, amount_cents=3_000_000),
    )  # fmt: skip
    names = [one.account_name for one in next_conversation.for_day(client.workspace)]
    assert ["Laiterie du Val d’Orb", "Grande", "Petite"] == names
    assert ["Laiterie du Val d’Orb"] == [one.account_name for one in next_conversation.for_day(client.workspace, 1)]


def test_an_account_that_is_seen_soon_or_was_seen_today_is_not_proposed_for_the_day(client: Client) -> None:
    def after(on: date, status: VisitStatus = VisitStatus.PLANNED) -> int:
        one = replace(client.visit, starts_on=on, status=status)
        put(client, one)
        return len(next_conversation.for_day(client.workspace))

    assert (1, 0) == (after(TODAY + timedelta(days=15)), after(TODAY + timedelta(days=14)))
    assert (0, 1) == (after(TODAY, VisitStatus.DONE), after(TODAY - timedelta(days=1), VisitStatus.DONE))


def test_accounts_held_by_somebody_else_or_no_more_are_not_proposed(client: Client) -> None:
    assert 1 == len(next_conversation.for_day(client.workspace))
    own = held(client.account.id)
    put(client, own, held(client.account.id, OTHER_REP, kind=OwnershipKind.SUBSTITUTE))
    assert 1 == len(next_conversation.for_day(client.workspace))
    put(client, replace(own, ends_on=TODAY - timedelta(days=1)))
    assert () == next_conversation.for_day(client.workspace)


def test_an_account_that_another_entered_and_nobody_holds_is_not_proposed(client: Client) -> None:
    put(client, replace(client.account, created_by=BOSS))
    assert () == next_conversation.for_day(client.workspace)


def test_a_deleted_account_is_proposed_no_more(client: Client) -> None:
    with client.workspace.unit(None) as unit:
        unit.delete(type(client.account), client.account.id)
    assert () == next_conversation.for_day(client.workspace)
    assert next_conversation.for_account(client.workspace, client.account.id) is None


def test_without_a_reason_nothing_is_proposed(client: Client) -> None:
    quiet(client)
    assert next_conversation.for_account(client.workspace, client.account.id) is None
    assert () == next_conversation.for_day(client.workspace)


def test_a_refusal_is_remembered_with_its_words_and_can_be_taken_back(client: Client) -> None:
    first = found(client).first
    next_conversation.refuse(client.workspace, first, "  Le DAF est  en congé ")
    assert first.kind not in kinds(found(client))
    (line,) = next_conversation.refusals(client.workspace, client.account.id)
    assert ("Le DAF est en congé", first, True, "Jeanne Brun") == (
        line.refusal.why, line.reason, line.by_me, line.author,
    )  # fmt: skip
    next_conversation.take_back(client.workspace, line.refusal.id)
    assert first == found(client).first
    assert () == next_conversation.refusals(client.workspace, client.account.id)
    with pytest.raises(ConflictError):
        next_conversation.take_back(client.workspace, line.refusal.id)


def test_a_refusal_is_undone_by_its_name(client: Client) -> None:
    before = kinds(found(client))
    next_conversation.refuse(client.workspace, found(client).first, "Congés")
    undo.undo(client.workspace)
    assert before == kinds(found(client))


def test_a_refusal_runs_out_after_its_last_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = found(client).first
    next_conversation.refuse(client.workspace, first, "Congés", TODAY + timedelta(days=3))
    for day, hidden in ((3, True), (4, False)):
        monkeypatch.setattr(client.workspace, "_anchor", TODAY + timedelta(days=day))
        assert hidden is (first.kind not in kinds(found(client)))
        assert int(hidden) == len(next_conversation.refusals(client.workspace, client.account.id))


def test_a_promise_that_gets_another_day_is_proposed_again(client: Client) -> None:
    quiet(client)
    late = promise(client, Side.REP, -9)
    put(client, late)
    next_conversation.refuse(client.workspace, found(client).first, "Le relevé arrive")
    assert next_conversation.for_account(client.workspace, client.account.id) is None
    put(client, replace(late, due_on=TODAY - timedelta(days=1)))
    assert ["overdue_commitment"] == kinds(found(client))


def test_refusing_again_replaces_the_first_refusal(client: Client) -> None:
    first = found(client).first
    next_conversation.refuse(client.workspace, first, "Congés", TODAY)
    next_conversation.refuse(client.workspace, first, "Toujours en congé")
    (line,) = next_conversation.refusals(client.workspace, client.account.id)
    assert ("Toujours en congé", None) == (line.refusal.why, line.refusal.until)


@pytest.mark.parametrize(
    ("why", "until", "key"),
    [("  ", None, "suggestion.why_missing"), ("Congés", TODAY - timedelta(days=1), "suggestion.until_past")],
)
def test_a_refusal_without_a_word_or_with_a_past_day_is_refused(
    client: Client, why: str, until: date | None, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        next_conversation.refuse(client.workspace, found(client).first, why, until)
    assert key == caught.value.key
    assert () == next_conversation.refusals(client.workspace, client.account.id)


@pytest.mark.parametrize("language", list(Language))
def test_every_reason_and_its_kind_have_words_in_both_languages(client: Client, language: Language) -> None:
    messages = Messages(language, strict=True)
    put(
        client, promise(client, Side.REP, -1), promise(client, Side.CLIENT, -2), extra(client, 40),
        replace(client.account, solvency_on=None),
        replace(client.opportunity, proposal_sent_on=TODAY, stage_since=date(2026, 1, 5)),
    )  # fmt: skip
    reasons = found(client).reasons
    assert len(REASON_PROVIDERS) == len({one.kind for one in reasons})
    for one in reasons:
        assert len(said(one, messages)) > 20
        assert messages.text(f"suggestion.kind_{one.kind}")[0].isupper()
    for role in BuyingRole:
        assert messages.text(f"suggestion.role_{role.value}")


def test_the_day_takes_no_more_statements_for_more_accounts(client: Client) -> None:
    seen: list[str] = []
    event.listen(client.workspace.laptop.store.reader, "before_cursor_execute", lambda *args: seen.append(args[2]))
    next_conversation.for_day(client.workspace)
    few = len(seen)
    for _ in range(60):
        firm = account(planned_contacts=8)
        put(client, firm, affair_at(firm.id, client.version), contact(firm.id))
    seen.clear()
    next_conversation.for_day(client.workspace)
    assert (few, True) == (len(seen), few <= 25)


def test_a_reason_refused_twice_is_one_refusal_with_the_last_words(client: Client) -> None:
    first = found(client).first
    before = next_conversation.refuse(client.workspace, first, "En congé")
    after = next_conversation.refuse(client.workspace, first, "Revenu, mais occupé", TODAY)
    assert before.id == after.id
    (line,) = next_conversation.refusals(client.workspace, client.account.id)
    assert ("Revenu, mais occupé", TODAY) == (line.refusal.why, line.refusal.until)


def test_nothing_is_put_aside_at_an_account_that_is_gone(client: Client) -> None:
    first = found(client).first
    with client.workspace.unit("undo_account.deleted") as unit:
        unit.delete(type(client.account), client.account.id)
    with pytest.raises(ConflictError):
        next_conversation.refuse(client.workspace, first, "En congé")
    assert () == next_conversation.refusals(client.workspace, client.account.id)


def test_a_reason_is_kept_readable_and_short(client: Client) -> None:
    first = found(client).first
    kept = next_conversation.refuse(client.workspace, first, "En\x00 congé\njusqu’au 30\u202f!")
    assert "En congé jusqu’au 30\u202f!" == kept.why
    with pytest.raises(UserError, match=r"suggestion\.why_too_long"):
        next_conversation.refuse(client.workspace, first, "x" * 501)
