"""The library: who writes, what is found, what a visit may show, how uses are counted, and when an echo is heard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ClientCaseId, MessageUseId
from salesdesk.domain.library import ClientCase, MessageKind, MessageOutcome, MessageUse, ObjectionAnswer
from salesdesk.domain.message_tally import LEAST_USES, MessageKey, Tally
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.people import Role
from salesdesk.domain.process import EvidenceKind
from salesdesk.services import conversations, echoes, library, message_uses, proofs, undo
from salesdesk.services.library import Filter
from salesdesk.services.library_writing import AnswerDraft, CaseDraft, retire, save_answer, save_case
from salesdesk.services.message_uses import Said
from salesdesk.services.process_reading import process_of
from salesdesk.services.proofs import NewProof
from salesdesk.store.queries.records import find, get
from tests.factories.conversations import TODAY, Client, client_at, people

POINT = MessageKey(MessageKind.POINT, "p2", "distribution-industrielle")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


@pytest.fixture
def marketing(client: Client) -> Client:
    with client.workspace.unit(None) as unit:
        unit.put(replace(people()[0], role=Role.MARKETING))
    return client


def case(**changes: object) -> CaseDraft:
    fields: dict[str, object] = {
        "title": "Ruptures −62 % en cinq mois",
        "client": "Fromagerie des Causses",
        "before": "Trois arrêts par mois sur la ligne de moulage.",
        "result": "18 700 € constatés la première année.",
        "agreed_on": date(2026, 5, 4),
    }
    return CaseDraft(**(fields | changes))  # type: ignore[arg-type]  # fields of the draft


ANSWER = AnswerDraft(
    objection="Nous n’avons pas le temps", answer="Attendre laisse {amount} sur la table.", formula="cost_of_delay"
)


def keep(client: Client, *records: object) -> None:
    with client.workspace.unit(None) as unit:
        for one in records:
            unit.put(one)


def told(client: Client, **changes: object) -> ClientCase:
    fields: dict[str, object] = {
        "id": ClientCaseId(uuid4()), "title": "Ruptures −62 %", "client": "Fromagerie", "before": "Arrêts",
        "result": "18 700 €", "created_at": client.workspace.now(), "created_by": client.workspace.user_id,
        "agreed_on": date(2026, 5, 4),
    }  # fmt: skip
    made = ClientCase(**(fields | changes))  # type: ignore[arg-type]  # fields of the record
    keep(client, made)
    return made


def held(client: Client) -> Said:
    started = conversations.start(client.workspace, visit_id=client.visit.id)
    return message_uses.place_of(conversations.view(client.workspace, started))


def uses(client: Client) -> list[MessageUse]:
    with client.workspace.read() as connection:
        return find(connection, MessageUse)


# --- writing ---


def test_a_rep_finds_but_does_not_write(client: Client) -> None:
    assert not library.shelf(client.workspace).may_write
    with pytest.raises(UserError) as refused:
        save_answer(client.workspace, ANSWER)
    assert refused.value.key == "library.not_yours"
    with pytest.raises(UserError):
        save_case(client.workspace, case())


@pytest.mark.parametrize("role", [Role.MARKETING, Role.SALES_OPERATIONS])
def test_marketing_and_sales_operations_write(client: Client, role: Role) -> None:
    keep(client, replace(people()[0], role=role))
    assert library.shelf(client.workspace).may_write
    kept = save_answer(client.workspace, ANSWER)
    with client.workspace.read() as connection:
        assert get(connection, ObjectionAnswer, kept.id) == kept


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (replace(ANSWER, objection=" "), "library.no_objection"),
        (replace(ANSWER, answer="\n"), "library.no_answer"),
        (replace(ANSWER, formula=None), "library.unknown_place"),
        (replace(ANSWER, answer="Attendre laisse {montant}."), "library.unknown_place"),
        (replace(ANSWER, answer="a" * 2001), "library.too_long"),
        (replace(ANSWER, objection="a" * 201), "library.too_long"),
    ],
)
def test_an_answer_with_a_fault_is_refused(marketing: Client, draft: AnswerDraft, key: str) -> None:
    with pytest.raises(UserError) as refused:
        save_answer(marketing.workspace, draft)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (case(title=""), "library.no_title"),
        (case(client=" "), "library.no_client"),
        (case(before=""), "library.no_before"),
        (case(result=""), "library.no_result"),
        (case(agreed_on=TODAY + timedelta(days=1)), "library.agreed_ahead"),
        (case(yearly_cents=0), "library.bad_amount"),
    ],
)
def test_a_case_with_a_fault_is_refused(marketing: Client, draft: CaseDraft, key: str) -> None:
    with pytest.raises(UserError) as refused:
        save_case(marketing.workspace, draft)
    assert refused.value.key == key


def test_an_edit_keeps_the_sheet_and_its_author_and_undo_takes_it_back(marketing: Client) -> None:
    first = save_case(marketing.workspace, case())
    keep(marketing, replace(first, file_name="fiche.pdf", file_sha256="a" * 64, file_bytes=9))
    second = save_case(marketing.workspace, case(title="Autre titre", id=first.id))
    assert (second.id, second.created_at, second.file_name) == (first.id, first.created_at, "fiche.pdf")
    undo.undo(marketing.workspace)
    with marketing.workspace.read() as connection:
        kept = get(connection, ClientCase, first.id)
    assert kept is not None
    assert kept.title == first.title


def test_what_is_retired_is_proposed_no_more_until_it_is_brought_back(marketing: Client) -> None:
    kept = save_answer(marketing.workspace, ANSWER)

    def proposed() -> bool:
        found = library.find(library.shelf(marketing.workspace).objections, Filter("pas le temps"))
        return any(one.record is not None and one.record.id == kept.id for one in found)

    assert proposed()
    retire(marketing.workspace, ObjectionAnswer, kept.id)
    assert not proposed()
    retire(marketing.workspace, ObjectionAnswer, kept.id, back=True)
    assert proposed()


# --- finding ---


def test_objections_of_the_process_and_of_the_library_stand_together(marketing: Client) -> None:
    save_answer(marketing.workspace, ANSWER)
    kinds = {one.message.kind for one in library.shelf(marketing.workspace).objections}
    assert kinds == {MessageKind.OBJECTION, MessageKind.OBJECTION_ANSWER}


@pytest.mark.parametrize(("typed", "found"), [("URGENCES metier", True), ("metier urg", True), ("gences", False)])
def test_every_word_is_looked_for_at_the_beginning_of_a_word(client: Client, typed: str, found: bool) -> None:
    entries = library.find(library.shelf(client.workspace).objections, Filter(typed))
    assert any("urgences" in one.objection.fr for one in entries) is found


def test_a_case_is_found_by_its_client_its_result_and_its_tags(marketing: Client) -> None:
    save_case(marketing.workspace, case(tags=("Trésorerie",), sector="Agroalimentaire"))
    cases = library.shelf(marketing.workspace).cases
    for typed in ("fromagerie causses", "18 700", "tresor", "agro"):
        assert len(library.find(cases, Filter(typed))) == 1, typed
    assert library.find(cases, Filter("pompe")) == ()


def test_stage_role_and_process_narrow_but_what_serves_all_stays(marketing: Client) -> None:
    save_case(marketing.workspace, case(title="Pour S3", stage_keys=("S3",), roles=("payer",)))
    save_case(marketing.workspace, case(title="Pour tous"))
    cases = library.shelf(marketing.workspace).cases

    def titles(wanted: Filter) -> set[str]:
        return {one.case.title for one in library.find(cases, wanted)}

    assert titles(Filter(stage_key="S3")) == {"Pour S3", "Pour tous"}
    assert titles(Filter(stage_key="S1")) == {"Pour tous"}
    assert titles(Filter(buying_role="decider")) == {"Pour tous"}
    assert titles(Filter(process_key="autre")) == {"Pour S3", "Pour tous"}


# --- in a visit ---


def test_a_case_without_agreement_or_retired_never_shows_in_a_visit(client: Client) -> None:
    told(client, title="Sans accord", agreed_on=None, stage_keys=("S2",))
    told(client, title="Retiré", retired_at=client.workspace.now(), stage_keys=("S2",))
    shown = told(client, title="D’accord", stage_keys=("S2",))
    started = conversations.start(client.workspace, visit_id=client.visit.id)
    messages = message_uses.for_visit(client.workspace, conversations.view(client.workspace, started))
    assert [one.case.id for one in messages.cases] == [shown.id]
    assert len(library.shelf(client.workspace).cases) == 3


def test_what_fits_stage_and_role_comes_first_and_the_best_case_must_fit(client: Client) -> None:
    elsewhere = told(client, title="Ailleurs", stage_keys=("S4",))
    view = conversations.prepare(client.workspace, visit_id=client.visit.id)
    assert message_uses.for_visit(client.workspace, view).best is None
    fits = told(client, title="Ici", stage_keys=("S2",), roles=("beneficiary",))
    messages = message_uses.for_visit(client.workspace, view)
    assert [one.case.id for one in messages.cases] == [fits.id, elsewhere.id]
    assert messages.best is not None
    assert messages.best.case.id == fits.id
    assert "S2" in messages.objections[0].stage_keys


def test_one_key_marks_another_changes_it_the_same_takes_it_back(client: Client) -> None:
    said = held(client)
    assert message_uses.mark(client.workspace, said, POINT, MessageOutcome.TAKEN) is MessageOutcome.TAKEN
    (use,) = uses(client)
    assert (use.kind, use.message_key, use.process_key, use.stage_key, use.buying_role, use.outcome) == (
        MessageKind.POINT, "p2", "distribution-industrielle", "S2", "beneficiary", MessageOutcome.TAKEN,
    )  # fmt: skip
    message_uses.mark(client.workspace, said, POINT, MessageOutcome.REFUSED)
    assert [one.outcome for one in uses(client)] == [MessageOutcome.REFUSED]
    assert message_uses.mark(client.workspace, said, POINT, MessageOutcome.REFUSED) is None
    assert uses(client) == []
    undo.undo(client.workspace)
    assert [one.outcome for one in uses(client)] == [MessageOutcome.REFUSED]


def test_marks_of_a_conversation_are_read_back(client: Client) -> None:
    said = held(client)
    message_uses.mark(client.workspace, said, POINT, MessageOutcome.TAKEN)
    view = conversations.view(client.workspace, said.conversation_id)
    assert message_uses.for_visit(client.workspace, view).marks == {POINT: MessageOutcome.TAKEN}


# --- counting ---


def put_uses(client: Client, message: MessageKey, outcome: MessageOutcome, count: int, **where: str) -> None:
    with client.workspace.unit(None) as unit:
        for _ in range(count):
            unit.put(
                MessageUse(
                    id=MessageUseId(uuid4()), kind=message.kind, message_key=message.key, outcome=outcome,
                    said_on=TODAY, process_key=message.process_key, **where,  # type: ignore[arg-type]  # stage and role
                )
            )  # fmt: skip


def tally_of(client: Client, message: MessageKey, **where: str) -> Tally:
    rows = message_uses.use_table(client.workspace, **where).rows
    return next(one.tally for one in rows if one.message == message)


def test_no_share_is_told_below_twenty_uses(client: Client) -> None:
    put_uses(client, POINT, MessageOutcome.TAKEN, LEAST_USES - 1)
    assert tally_of(client, POINT).taken_share is None
    put_uses(client, POINT, MessageOutcome.REFUSED, 1)
    assert tally_of(client, POINT).taken_share == pytest.approx(0.95)


def test_echoes_are_no_uses_and_stages_and_roles_are_counted_apart(client: Client) -> None:
    put_uses(client, POINT, MessageOutcome.TAKEN, 2, stage_key="S2", buying_role="payer")
    put_uses(client, POINT, MessageOutcome.SAID, 3, stage_key="S3")
    put_uses(client, POINT, MessageOutcome.ECHOED, 1, stage_key="S2")
    assert tally_of(client, POINT) == Tally(said=3, taken=2, refused=0, echoed=1)
    assert tally_of(client, POINT).uses == 5
    assert tally_of(client, POINT, stage_key="S2") == Tally(taken=2, echoed=1)
    assert tally_of(client, POINT, buying_role="payer") == Tally(taken=2)


def test_the_most_convincing_answer_comes_first_and_a_message_never_said_is_listed(client: Client) -> None:
    known = [one.message for one in library.shelf(client.workspace).objections]
    put_uses(client, known[-1], MessageOutcome.TAKEN, 3)
    put_uses(client, known[0], MessageOutcome.REFUSED, 3)
    ordered = [one.message for one in library.shelf(client.workspace).objections]
    assert (ordered[0], ordered[-1]) == (known[-1], known[0])
    assert tally_of(client, known[1]).uses == 0


def test_an_echo_outweighs_a_message_taken_up() -> None:
    assert Tally(taken=3, echoed=1).conviction > Tally(taken=3).conviction > Tally(said=3).conviction


# --- echo ---

_WRITTEN = "Je confirme : le stock réduit rend de la trésorerie et évite des frais chaque année."


def mail(client: Client, words: str, **changes: object) -> Evidence:
    fields: dict[str, object] = {
        "criterion_key": "x4", "kind": EvidenceKind.CLIENT_MAIL, "happened_on": TODAY, "words": words,
        "opportunity_id": client.opportunity.id,
    }  # fmt: skip
    return proofs.record_evidence(client.workspace, NewProof(**(fields | changes)))  # type: ignore[arg-type]  # fields of the draft


def outcomes(client: Client) -> list[MessageOutcome]:
    return sorted((one.outcome for one in uses(client)), key=lambda one: one.value)


def criterion(client: Client, kind: EvidenceKind) -> str:
    return next(one.id for one in process_of(client.version).criteria() if kind in one.evidence)


def test_our_sentence_in_the_clients_mail_is_noted_once_and_undone_with_the_proof(client: Client) -> None:
    message_uses.mark(client.workspace, held(client), POINT, MessageOutcome.SAID)
    kept = mail(client, _WRITTEN, criterion_key=criterion(client, EvidenceKind.CLIENT_MAIL))
    assert outcomes(client) == [MessageOutcome.ECHOED, MessageOutcome.SAID]
    (heard,) = echoes.of_evidence(client.workspace, kept)
    assert heard.echo.theirs == _WRITTEN.split(" : ")[1] or heard.echo.theirs == _WRITTEN
    assert message_uses.use_table(client.workspace).echoes[0].account_name == client.account.name
    with client.workspace.unit(None) as unit:
        for one in echoes.heard_in(unit.connection, client.workspace, kept):
            unit.put(one.use)
    assert outcomes(client) == [MessageOutcome.ECHOED, MessageOutcome.SAID]
    undo.undo(client.workspace)
    assert outcomes(client) == [MessageOutcome.SAID]


def test_nothing_is_heard_of_what_was_refused_or_never_said_or_said_later(client: Client) -> None:
    key = criterion(client, EvidenceKind.CLIENT_MAIL)
    mail(client, _WRITTEN, criterion_key=key)
    assert uses(client) == []
    said = held(client)
    message_uses.mark(client.workspace, said, POINT, MessageOutcome.REFUSED)
    mail(client, _WRITTEN, criterion_key=key)
    assert outcomes(client) == [MessageOutcome.REFUSED]
    message_uses.mark(client.workspace, said, POINT, MessageOutcome.TAKEN)
    mail(client, _WRITTEN, criterion_key=key, happened_on=TODAY - timedelta(days=3))
    assert outcomes(client) == [MessageOutcome.TAKEN]


def test_words_that_were_only_spoken_are_no_echo(client: Client) -> None:
    message_uses.mark(client.workspace, held(client), POINT, MessageOutcome.SAID)
    mail(
        client, _WRITTEN, kind=EvidenceKind.CLIENT_WORDS, criterion_key=criterion(client, EvidenceKind.CLIENT_WORDS)
    )  # fmt: skip
    assert outcomes(client) == [MessageOutcome.SAID]


def test_a_proof_withdrawn_takes_its_echoes_with_it(client: Client) -> None:
    message_uses.mark(client.workspace, held(client), POINT, MessageOutcome.SAID)
    kept = mail(client, _WRITTEN, criterion_key=criterion(client, EvidenceKind.CLIENT_MAIL))
    proofs.withdraw_evidence(client.workspace, kept.id)
    assert outcomes(client) == [MessageOutcome.SAID]
    undo.undo(client.workspace)
    assert outcomes(client) == [MessageOutcome.ECHOED, MessageOutcome.SAID]
