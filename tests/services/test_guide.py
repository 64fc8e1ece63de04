"""Density, proposals, recaps, papers and calendar entries on a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.accounts import Contact
from salesdesk.domain.conversation import Conversation, ConversationOutcome, Density
from salesdesk.domain.errors import UserError
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ConversationId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.value import Given, Origin
from salesdesk.domain.visits import Visit
from salesdesk.services import (
    benefits,
    commitments,
    conversation_end,
    conversation_screen,
    conversations,
    densities,
    extra_work,
    papers,
    proposals,
    recaps,
    undo,
    visit_lengths,
    visits,
)
from salesdesk.services.benefits import FigureRequest
from salesdesk.services.commitments import NewCommitment, Side
from salesdesk.services.conversation_end import Conclusion
from salesdesk.services.extra_work import NewExtra, NewPractice
from salesdesk.services.visits import PlannedVisit
from salesdesk.store.queries.records import get
from tests.factories.conversations import TODAY, Client, affair_at, client_at, visit_at

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
NOTES = (
    "## Enjeu\nMarc bluffe sur le budget.\n! Marc est fâché\n- [ ] Nous : devis\nNotre marge reste à 12 %\n"
    "## Pour le client\nTrois arrêts en octobre.\n"
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def held(client: Client, score: int | None, tick: str = "q5") -> None:
    visit = visit_at(client.account.id, opportunity_id=client.opportunity.id, conversation_key="C2")
    with client.workspace.unit("visit.planned") as unit:
        unit.put(visit)
    talk = conversations.start(client.workspace, visit_id=visit.id)
    if tick:
        conversations.tick(client.workspace, talk, tick)
    outcome = ConversationOutcome.ADVANCED
    conversation_end.conclude(client.workspace, Conclusion(conversation_id=talk, outcome=outcome, self_score=score))


def screen(client: Client) -> conversation_screen.ConversationScreen:
    return conversation_screen.read(client.workspace, visit_id=client.visit.id)


def test_three_conversations_held_alone_give_the_checklist_and_say_why(client: Client) -> None:
    assert (Density.FRAME, "density.new") == (screen(client).advice.density, screen(client).advice.reason)
    for score in (2, 3, 3):
        held(client, score)
    advice = screen(client).advice
    assert (Density.CHECKLIST, {"count": 3, "score": 3}) == (advice.density, advice.args)
    said = Messages(FRENCH, strict=True).text(advice.reason, **advice.args)
    assert "Conversations de ce modèle tenues\u00a0: 3, note 3" == said


def test_a_choice_by_hand_is_remembered_by_template(client: Client) -> None:
    densities.choose(client.workspace, "C2", Density.BARE)
    assert Density.BARE is screen(client).chosen
    waiting = client.workspace.waiting()
    densities.choose(client.workspace, "C2", None)
    assert (None, waiting) == (screen(client).chosen, client.workspace.waiting())


def test_a_client_who_did_not_come_counts_for_no_skill(client: Client) -> None:
    conversation_end.no_show(client.workspace, client.visit.id)
    assert "density.new" == screen(client).advice.reason


def test_a_visit_shorter_than_its_template_is_found_and_lengthened(client: Client) -> None:
    short = visit_at(
        client.account.id, opportunity_id=client.opportunity.id, conversation_key="C2", duration_minutes=20
    )
    with client.workspace.unit("visit.planned") as unit:
        unit.put(short)
    found = conversation_screen.read(client.workspace, visit_id=short.id).short
    assert found is not None
    assert (20, True) == (found.planned, found.protected)
    visit_lengths.lengthen(client.workspace, short.id, found.wanted)
    assert conversation_screen.read(client.workspace, visit_id=short.id).short is None
    undo.undo(client.workspace)
    with client.workspace.read() as connection:
        kept = get(connection, Visit, short.id)
    assert kept is not None
    assert 20 == kept.duration_minutes


def test_proposals_say_nothing_below_twenty_and_both_rates_from_there(client: Client) -> None:
    def ended(count: int, **days: date) -> None:
        with client.workspace.unit("affairs") as unit:
            for number in range(count):
                outcome = OpportunityOutcome.WON if number % 2 else OpportunityOutcome.LOST
                unit.put(affair_at(client.account.id, client.version, outcome=outcome, closed_on=TODAY, **days))

    ended(19, proposal_commented_on=date(2026, 5, 1))
    assert ["proposal.too_few", "proposal.too_few_sent"] == [
        one.key for one in proposals.said(proposals.read_facts(client.workspace))
    ]
    ended(1, proposal_commented_on=date(2026, 5, 1))
    ended(40, proposal_sent_on=date(2026, 5, 1))
    commented, sent = proposals.said(proposals.read_facts(client.workspace))
    assert ({"won": 9, "ended": 20, "percent": 45}, {"won": 20, "ended": 40, "percent": 50}) == (
        commented.args, sent.args,
    )  # fmt: skip


def test_a_proposal_to_send_asks_for_a_visit_until_it_was_commented(client: Client) -> None:
    sends = ("Envoyer la proposition",)
    assert proposals.must_be_commented(client.opportunity, sends)
    after = proposals.note(client.workspace, client.opportunity.id, commented_on=TODAY)
    assert not proposals.must_be_commented(after, sends)
    with pytest.raises(UserError, match=r"proposal\.ahead"):
        proposals.note(client.workspace, client.opportunity.id, sent_on=date(2027, 1, 1))
    undo.undo(client.workspace)
    with client.workspace.read() as connection:
        kept = get(connection, Opportunity, client.opportunity.id)
    assert kept is not None
    assert kept.proposal_commented_on is None


@pytest.fixture
def told(client: Client) -> ConversationId:
    """A conversation with all that a recap may and may not tell."""
    workspace, whose = client.workspace, client.account.id
    talk = conversations.start(workspace, visit_id=client.visit.id)
    conversations.save_notes(workspace, talk, "", NOTES)
    promised = (Side.CLIENT, "Sortir l’historique"), (Side.REP, "Note de calcul"), (Side.REP, "Revoir notre marge")
    for side, what in promised:
        new = NewCommitment(account_id=whose, side=side, what=what, due_on=date(2026, 12, 1), conversation_id=talk)
        commitments.add(workspace, new)
    stock = {
        "value": Given.exact("92000", Origin.CLIENT_SAID, TODAY), "pct": Given.exact("36", Origin.CLIENT_SAID, TODAY),
    }  # fmt: skip
    benefits.evaluate_and_save(
        workspace,
        FigureRequest(
            account_id=whose, formula="stock_release", given=stock, point_key="p2", conversation_id=talk,
            agreed_words="c’est bien 92 000",
        ),
    )  # fmt: skip
    # What it costs us to serve him: a figure of this conversation too, and never his to read.
    ours = {"hours_month": Given.exact("3", Origin.MEASURED, TODAY), "rate": Given.exact("55", Origin.MEASURED, TODAY)}
    benefits.evaluate_and_save(
        workspace,
        FigureRequest(
            account_id=whose, formula="unprofitable_practice", given=ours, conversation_id=talk,
            agreed_words="oui, 1 980",
        ),
    )  # fmt: skip
    practice = NewPractice(account_id=whose, what="Tournées de nuit", monthly_minutes=180, hourly_cents=5_500)
    extra_work.note_practice(workspace, practice)
    asked = extra_work.note(workspace, NewExtra(account_id=whose, what="étiquettes", price_cents=320_000))
    extra_work.note(workspace, NewExtra(account_id=whose, what="secret", price_cents=990_000))
    extra_work.advance(workspace, asked.id, ExtraStatus.ANNOUNCED)
    conversation_end.conclude(
        workspace, Conclusion(conversation_id=talk, outcome=ConversationOutcome.ADVANCED, self_score=2)
    )
    return talk


def test_a_recap_tells_what_was_agreed_and_nothing_that_is_ours(client: Client, told: ConversationId) -> None:
    found = recaps.draft(client.workspace, conversations.view(client.workspace, told), FRENCH)
    body = found.recap.body
    for wanted in (
        "Bonjour Claire Vidal,", "Trois arrêts en octobre.", "33\u202f000\u00a0€ de trésorerie, une fois",
        "c’est bien 92 000", "De votre côté\n– Sortir l’historique, pour le mardi 1 décembre 2026", "Note de calcul",
        "étiquettes\u00a0: 3\u202f200\u00a0€", "Jeanne Brun",
    ):  # fmt: skip
        assert wanted in body
    for ours in ("marge", "fâché", "nuit", "secret", "note 2", "1\u202f980", "bluffe", "Enjeu", "remise", "devis"):
        assert ours not in body
    assert 3 == found.left_out
    assert [("Marc bluffe sur le budget.", False), ("Trois arrêts en octobre.", True)] == [
        (one.text, one.text in found.chosen) for one in found.lines
    ]
    assert "Notre échange du lundi 23 novembre 2026 — Laiterie du Val d’Orb" == found.recap.subject


def test_a_line_of_the_notes_enters_the_recap_by_choice_and_leaves_it_again(
    client: Client, told: ConversationId
) -> None:
    view = conversations.view(client.workspace, told)
    found = recaps.draft(client.workspace, view, FRENCH)
    title, body = found.told, found.recap.body
    more = recaps.with_line(body, title, "Marc bluffe sur le budget.")
    assert f"{title}\n– Trois arrêts en octobre.\n– Marc bluffe sur le budget.\n\nLes chiffres" in more
    assert body == recaps.without_line(more, title, "Marc bluffe sur le budget.")
    none = recaps.without_line(body, title, "Trois arrêts en octobre.")
    assert title not in none
    assert body == recaps.with_line(none, title, "Trois arrêts en octobre.")
    assert "– Une ligne" in recaps.with_line("", title, "Une ligne")
    chosen = recaps.draft(client.workspace, view, ENGLISH, frozenset({"Marc bluffe sur le budget."}))
    assert "What you told us\n– Marc bluffe sur le budget.\n\n" in chosen.recap.body
    assert "Trois arrêts" not in chosen.recap.body


def test_a_recap_is_written_in_the_language_of_the_client(client: Client, told: ConversationId) -> None:
    view = conversations.view(client.workspace, told)
    assert (FRENCH, ENGLISH) == (
        recaps.language_of(view.account, ENGLISH), recaps.language_of(replace(view.account, country="GB"), FRENCH),
    )  # fmt: skip
    body = recaps.draft(client.workspace, view, ENGLISH).recap.body
    assert "On your side\n– Sortir l’historique, by Tuesday 1 December 2026" in body
    assert "€33,000 of cash, once" in body


def test_who_opposed_contact_never_gets_it(client: Client, told: ConversationId) -> None:
    with client.workspace.unit("contacts") as unit:
        unit.put(replace(client.claire, email="claire@valdorb.fr"))
        unit.put(replace(client.marc, email="marc@valdorb.fr", opposed=True))
    view = conversations.view(client.workspace, told)
    found = recaps.draft(client.workspace, view, FRENCH)
    assert ["Claire Vidal", "Marc Aubry"] == [one.contact.full_name for one in found.people]
    assert [None, "recap.opposed"] == [one.excluded.key if one.excluded else None for one in found.people]
    everybody: tuple[Contact, ...] = tuple(one.contact for one in found.people)
    content = recaps.mail_file(client.workspace, told, found, everybody)
    assert b"claire@valdorb.fr" in content
    assert b"marc@valdorb.fr" not in content
    with pytest.raises(UserError, match=r"recap\.nobody"):
        recaps.mail_link(found, everybody[1:])


def test_a_long_recap_leaves_its_text_out_of_the_link(client: Client, told: ConversationId) -> None:
    with client.workspace.unit("contacts") as unit:
        unit.put(replace(client.claire, email="claire@valdorb.fr"))
    view = conversations.view(client.workspace, told)
    found = recaps.draft(client.workspace, view, FRENCH)
    people = (found.people[0].contact,)
    long = replace(found, recap=recaps.Recap("Objet", found.recap.body * 3))
    assert [True, False] == [recaps.mail_link(one, people)[1] for one in (found, long)]


def test_a_recap_sent_is_dated_and_can_be_taken_back(client: Client, told: ConversationId) -> None:
    assert TODAY == recaps.mark_sent(client.workspace, told).recap_sent_on
    undo.undo(client.workspace)
    with client.workspace.read() as connection:
        kept = get(connection, Conversation, told)
    assert kept is not None
    assert kept.recap_sent_on is None


@pytest.mark.parametrize("language", list(Language))
def test_papers_hold_what_the_visit_needs(client: Client, language: Language) -> None:
    view, messages = conversations.prepare(client.workspace, visit_id=client.visit.id), Messages(language, strict=True)
    template = view.template
    assert template is not None
    sheet, brief = papers.visit_sheet(view, messages), papers.brief_page(client.workspace, view, messages)
    for question in template.questions:
        assert question.text.in_(language.value).partition("'")[0][:20] in sheet
    assert "☐" in sheet
    assert "Claire Vidal" in brief
    assert "Laiterie du Val d’Orb" in brief


def test_the_brief_enters_the_calendar_by_choice_only(client: Client) -> None:
    files = [
        papers.calendar_entry(client.workspace, client.visit.id, FRENCH, with_brief=chosen) for chosen in (False, True)
    ]
    events = [one for content in files for one in Calendar.from_ical(content).walk("VEVENT")]
    assert [False, True] == ["DESCRIPTION" in one for one in events]
    assert "Claire Vidal" in str(events[1]["DESCRIPTION"])
    assert [str(client.visit.id)] * 2 == [str(one["UID"]).partition("@")[0] for one in events]
    assert UUID(str(events[0]["UID"]).partition("@")[0]) == client.visit.id


def test_a_planned_visit_shorter_than_its_conversation_is_a_concern(client: Client) -> None:
    def keys(minutes: int) -> list[str]:
        wanted = PlannedVisit(
            account_id=client.account.id, starts_on=TODAY, starts_minute=900, duration_minutes=minutes,
            opportunity_id=client.opportunity.id, conversation_key="C2",
        )  # fmt: skip
        return [one.key for one in visits.concerns(client.workspace, wanted)]

    assert (True, False) == ("visit.shorter" in keys(45), "visit.shorter" in keys(60))


def test_the_briefs_of_a_day_stand_each_on_its_page(client: Client) -> None:
    second = visit_at(client.account.id, starts_minute=900)
    with client.workspace.unit("visit.planned") as unit:
        unit.put(second)
    html = papers.briefs_page(client.workspace, [client.visit.id, second.id], Messages(FRENCH, strict=True))
    assert (2, 1) == (html.count("Laiterie du Val"), html.count("page-break-after:always"))
