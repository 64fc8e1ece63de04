"""Accounts: filtered, sorted, counted; entered with their numbers checked; their page and time line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.accounts import Account, AccountStatus, OwnershipKind, Segment
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.process import BuyingRole, Side
from salesdesk.domain.visits import VisitStatus
from salesdesk.exchange.processfile import read_process
from salesdesk.services import account_page, accounts, drafts, undo
from salesdesk.services.accounts import AccountFilter, Held, SortBy
from salesdesk.services.portfolio_columns import folded_lines
from salesdesk.services.portfolio_index import index_of
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account, contact
from tests.factories.portfolio import (
    AT,
    TODAY,
    conversation,
    distribution,
    figure,
    held,
    keep,
    opportunity,
    promise,
    visit,
    workspace,
)
from tests.factories.stores import BOSS, OTHER_REP, REP


@pytest.fixture
def rep(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)


@pytest.fixture
def boss(tmp_path: Path) -> Workspace:
    return workspace(tmp_path, BOSS)


def found(here: Workspace, **wanted: object) -> list[str]:
    """Names of what a filter gives, in order."""
    ids = accounts.listing(here, AccountFilter(**wanted)).ids  # type: ignore[arg-type]  # the filter's own fields
    rows = accounts.rows(here, ids)
    return [rows[one].line.name for one in ids]


def test_words_are_found_in_name_city_siren_and_people_whatever_their_accents(rep: Workspace) -> None:
    laiterie = account(name="Laiterie de l’Œuf d’Or", city="Bédarieux", postcode="34600", siren="552100554")
    keep(rep, [laiterie, contact(laiterie.id, first_name="Zoé", last_name="Brûlé"), account(name="Fonderie")])
    for text in ("oeuf", "BEDARIEUX lait", "346", "552 100 554", "brule zoé"):
        assert found(rep, text=text) == ["Laiterie de l’Œuf d’Or"], text
    assert found(rep, text="laiterie fonderie") == []


def test_two_letters_are_looked_for_at_the_beginning_of_words_only(rep: Workspace) -> None:
    keep(rep, [account(name="Orme"), account(name="Nord")])
    assert found(rep, text="or") == ["Orme"]
    assert found(rep, text="ord") == ["Nord"]


def test_sorted_by_sales_unknown_ones_come_last_both_ways(rep: Workspace) -> None:
    keep(rep, [account(name="A"), account(name="B", yearly_sales_cents=100), account(name="C", yearly_sales_cents=900)])
    assert found(rep, sort=SortBy.SALES) == ["B", "C", "A"]
    assert found(rep, sort=SortBy.SALES, descending=True) == ["C", "B", "A"]


def test_segment_and_status_narrow_what_is_shown_but_not_the_total(rep: Workspace) -> None:
    keep(rep, [account(name="A", segment=Segment.A), account(name="B", segment=Segment.B), account(name="C")])
    answer = accounts.listing(rep, AccountFilter(segments=frozenset({Segment.B})))
    assert len(answer.ids) == 1
    assert answer.total == 3
    assert found(rep, statuses=frozenset({AccountStatus.LOST})) == []


def test_mine_substitute_and_all_follow_ownership_of_the_day(rep: Workspace) -> None:
    mine, lent, left, other, fresh = (account(name=name) for name in ("Mienne", "Prêtée", "Ancienne", "Autre", "Neuve"))
    keep(rep, [mine, lent, left, replace(other, created_by=OTHER_REP), fresh])
    keep(rep, [held(mine.id), held(lent.id, kind=OwnershipKind.SUBSTITUTE), held(lent.id, OTHER_REP)])
    keep(rep, [held(left.id, ends_on=date(2026, 6, 1)), held(left.id, OTHER_REP)])
    assert found(rep, held=Held.MINE) == ["Mienne", "Neuve"]
    assert found(rep, held=Held.SUBSTITUTE) == ["Prêtée"]
    assert len(found(rep)) == 5
    assert found(rep, owner_id=OTHER_REP) == ["Ancienne", "Autre", "Prêtée"]


def test_the_counts_that_head_the_portfolio_name_who_is_going(rep: Workspace) -> None:
    won = account(name="Gagnée", status=AccountStatus.ACTIVE)
    going = account(name="S’en va", status=AccountStatus.ERODING, yearly_sales_cents=5)
    keep(rep, [won, going, account(name="Espoir")])
    keep(rep, [opportunity(won.id, outcome=OpportunityOutcome.WON, closed_on=date(2026, 2, 3))])
    keep(rep, [opportunity(going.id, outcome=OpportunityOutcome.WON, closed_on=date(2025, 2, 3))])
    counts = accounts.listing(rep, AccountFilter()).counts
    assert (counts.active, counts.won, counts.prospects, counts.eroding) == (1, 1, 1, 1)
    assert counts.eroding_names == ("S’en va",)
    assert found(rep, won=True) == ["Gagnée"]


def test_a_change_is_seen_by_the_next_answer_without_reading_all_again(rep: Workspace) -> None:
    one, two = account(name="Avant"), account(name="Deux")
    keep(rep, [one, two])
    assert found(rep) == ["Avant", "Deux"]
    text_before = index_of(rep).columns(rep).texts[1]
    keep(rep, [replace(one, name="Zoo"), contact(one.id, last_name="Kowalski")])
    assert found(rep) == ["Deux", "Zoo"]
    assert found(rep, text="kowalski") == ["Zoo"]
    assert index_of(rep).columns(rep).texts[0] is text_before
    accounts.delete(rep, one.id)
    assert found(rep) == ["Deux"]


def test_folding_many_lines_gives_what_folding_one_gives() -> None:
    from salesdesk.domain.spelling import fold

    lines = ["Œuvres  d’Été_2 (S.A.)", "", "ÇA & Là", "Ωμέγα"]
    assert folded_lines(lines) == [f" {fold(line)}" for line in lines]


def test_a_row_tells_last_and_next_contact_and_what_is_saved_here(rep: Workspace) -> None:
    one = account(solvency_on=date(2025, 11, 1))
    keep(rep, [one, visit(one.id, date(2026, 10, 1), status=VisitStatus.DONE), visit(one.id, date(2026, 12, 1))])
    keep(rep, [visit(one.id, date(2026, 11, 30)), conversation(one.id)])
    row = accounts.rows(rep, [one.id])[one.id]
    assert (row.line.last_on, row.line.next_on) == (date(2026, 11, 2), date(2026, 11, 30))
    assert row.saved_here
    assert row.solvency_due


def test_a_window_of_the_list_costs_five_statements(rep: Workspace) -> None:
    from sqlalchemy import event

    many = [account(name=f"Compte {number}") for number in range(60)]
    keep(rep, many)
    seen: list[str] = []
    engine = rep.laptop.store.reader
    event.listen(engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    accounts.rows(rep, [one.id for one in many])
    assert len([one for one in seen if one != "BEGIN"]) == 5


def test_a_new_account_belongs_to_who_enters_it_and_gets_its_numbers_in_normal_form(rep: Workspace) -> None:
    entered = replace(
        accounts.blank(rep), name="  Scierie   du Lac ", siret="552 100 554 00013", phone="04 67 00 12 34"
    )
    kept = accounts.save(rep, entered)
    assert (kept.name, kept.siren, kept.phone) == ("Scierie du Lac", "552100554", "+33467001234")
    assert accounts.holders(rep, kept.id).owner_id == REP
    assert found(rep, held=Held.MINE) == ["Scierie du Lac"]


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("name", "  ", "account.name_missing"),
        ("siren", "552100555", "account.bad_number"),
        ("email", "sans-arobase", "account.bad_email"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(rep: Workspace, field: str, value: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        accounts.save(rep, account(**{field: value}))
    assert caught.value.key == key
    assert found(rep) == []


def test_a_manager_gives_an_account_to_one_of_his_people(boss: Workspace) -> None:
    kept = accounts.save(boss, replace(accounts.blank(boss), name="Donnée"), owner_id=REP)
    names = [one.name for one in accounts.holders(boss, kept.id).choices]
    assert names == ["Anne Morel", "Julie Bernard", "Karim Haddad"]
    accounts.save(boss, kept, owner_id=OTHER_REP)
    assert accounts.holders(boss, kept.id).owner_id == OTHER_REP
    assert found(boss, owner_id=REP) == []


def test_a_double_is_shown_with_its_reasons_and_never_refused(rep: Workspace) -> None:
    keep(rep, [account(name="Éts Dupont & Fils SARL", postcode="34000"), account(name="Garage du Pont")])
    entered = replace(accounts.blank(rep), name="Dupont et fils", postcode="34000")
    doubles = accounts.duplicates(rep, entered)
    assert [one.name for one in doubles] == ["Éts Dupont & Fils SARL"]
    assert doubles[0].reasons == ("duplicates.same_name", "duplicates.same_postcode")
    accounts.save(rep, entered)
    assert len(found(rep)) == 3


def test_deleting_says_what_stays_and_undo_brings_it_back(rep: Workspace) -> None:
    one = account(name="Partie")
    keep(rep, [one, contact(one.id), visit(one.id, TODAY + timedelta(days=3)), opportunity(one.id)])
    left = accounts.delete(rep, one.id)
    assert (left.name, left.people, left.visits, left.affairs) == ("Partie", 1, 1, 1)
    with pytest.raises(ConflictError):
        account_page.view(rep, one.id)
    undo.undo(rep)
    assert [person.last_name for person in account_page.view(rep, one.id).people] == ["Vidal"]


def test_the_page_names_missing_roles_next_step_and_kept_rate(rep: Workspace) -> None:
    parent = account(name="Groupe")
    one = account(name="Filiale", parent_id=parent.id, planned_contacts=8)
    keep(rep, [parent, one, held(one.id), contact(one.id, buying_role=BuyingRole.DECIDER)])
    keep(rep, [promise(one.id, "Envoyer les comptes", due_on=date(2026, 12, 1)), promise(one.id, "Rappeler", Side.REP)])
    keep(rep, [visit(one.id, date(2026, 3, 1), status=VisitStatus.DONE), figure(one.id), figure(one.id)])
    page = account_page.view(rep, one.id)
    assert page.missing_roles == (BuyingRole.BENEFICIARY, BuyingRole.PAYER)
    assert page.parent == (parent.id, "Groupe")
    assert (page.visits_done, page.visits_planned) == (1, 8)
    assert page.next_step is not None
    assert page.next_step.promise is not None
    assert page.next_step.promise.what == "Envoyer les comptes"
    assert page.owners == (("Julie Bernard", OwnershipKind.OWNER),)
    assert len(page.figures) == 1
    assert account_page.view(rep, parent.id).subsidiaries == ((one.id, "Filiale"),)
    keep(rep, [visit(one.id, date(2026, 11, 25), goal="Voir le quai")])
    following = account_page.view(rep, one.id).next_step
    assert following is not None
    assert following.on == date(2026, 11, 25)


def test_an_affair_shows_its_stage_and_what_is_not_proved(rep: Workspace) -> None:
    version = distribution()
    process = read_process(version.content, source="")
    stage = process.stages[1]
    one = account()
    keep(rep, [version, one, opportunity(one.id, stage_key=stage.id, stage_since=TODAY - timedelta(days=10))])
    affair = account_page.view(rep, one.id).affairs[0]
    assert affair.stage == stage.buyer_state
    assert (affair.place, affair.stages, affair.days) == (2, len(process.stages), 10)
    assert affair.missing == stage.exit


def test_the_time_line_comes_newest_first_and_a_conversation_stands_for_its_visit(rep: Workspace) -> None:
    one = account()
    met = visit(one.id, date(2026, 11, 2), status=VisitStatus.DONE)
    keep(rep, [one, met, visit(one.id, date(2026, 12, 4)), conversation(one.id, "Bien", visit_id=met.id)])
    keep(
        rep,
        [
            promise(one.id, "Relire", made_on=date(2026, 11, 3)),
            figure(one.id, computed_at=datetime(2026, 1, 1, tzinfo=UTC)),
        ],
    )
    keys = account_page.event_keys(rep, one.id)
    assert [(key.noun, key.on) for key in keys] == [
        ("visit", date(2026, 12, 4)),
        ("commitment", date(2026, 11, 3)),
        ("conversation", date(2026, 11, 2)),
        ("figure", date(2026, 1, 1)),
    ]
    assert [account_page.events(rep, keys)[key].key for key in keys] == list(keys)
    assert len(account_page.event_keys(rep, one.id, frozenset({"figure"}))) == 1


def test_a_draft_outlives_the_program_until_its_form_is_saved(rep: Workspace) -> None:
    drafts.keep(rep, "account:new", {"name": "À moitié"})
    drafts.keep(rep, "account:new", {"name": "À moitié tapé"})
    assert drafts.kept(rep, "account:new") == {"name": "À moitié tapé"}
    drafts.drop(rep, "account:new")
    assert drafts.kept(rep, "account:new") is None


def test_a_commune_is_found_by_name_or_postcode() -> None:
    assert accounts.communes("bédarieux")[0].postcodes == ("34600",)
    assert "Bédarieux" in [one.name for one in accounts.communes("34600")]


def test_an_unknown_account_has_no_page(rep: Workspace) -> None:
    with pytest.raises(ConflictError) as caught:
        account_page.view(rep, account().id)
    assert caught.value.key == "store.gone"
    assert isinstance(account(), Account)
    assert isinstance(account().id, UUID)
    assert AT.tzinfo is UTC


def test_a_company_cannot_stand_above_its_own_parent(rep: Workspace) -> None:
    top, middle = account(name="Groupe"), account(name="Filiale")
    low = account(name="Usine", parent_id=middle.id)
    keep(rep, [top, replace(middle, parent_id=top.id), low])
    with pytest.raises(UserError) as refused:
        accounts.save(rep, replace(top, parent_id=low.id))
    assert refused.value.key == "account.parent_cycle"
