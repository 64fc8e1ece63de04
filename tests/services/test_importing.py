"""An import: every row is taken, corrected by a shown rule or listed with its reason, and the sums are the file's."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.domain.accounts import Account, Contact, Ownership
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.imports import Tally
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import Role, Team, User, UserStatus
from salesdesk.domain.products import Price, Product
from salesdesk.services import importing, undo
from salesdesk.services.importing import DuplicateChoice, LineKind, Preview
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import waiting_count
from salesdesk.store.queries.records import find
from tests.factories.accounts import account
from tests.factories.imports import FILES, TEAM, import_before, import_file, importer, request_for, written
from tests.factories.stores import BOSS


@pytest.fixture
def boss(tmp_path: Path) -> Workspace:
    return importer(tmp_path)


def everything(workspace: Workspace) -> dict[str, set[object]]:
    nouns = (Team, User, Product, Price, Account, Ownership, Contact, Opportunity, StageChange)
    with workspace.read() as connection:
        return {noun.__name__: set(find(connection, noun)) for noun in nouns}


def reasons(preview: Preview) -> dict[int, tuple[str, ...]]:
    return {
        one.line: tuple(problem.key for problem in one.planned.outcome.reasons)
        for one in preview.lines
        if one.kind is LineKind.LISTED
    }


def opportunities(workspace: Workspace) -> dict[str, Opportunity]:
    with workspace.read() as connection:
        return {str(one.external_ref): one for one in find(connection, Opportunity)}


def test_agents_and_managers_become_pending_people_in_teams_below_the_importers_own(boss: Workspace) -> None:
    import_file(boss, FILES / "teams.csv", "teams")
    with boss.read() as connection:
        users = {one.name: one for one in find(connection, User) if one.status is UserStatus.PENDING}
        teams = {one.id: one for one in find(connection, Team)}
    assert {"Anna Petit", "Bruno Sanz", "Chloé Diaz", "Denis Roy", "Marc Aubry", "Inès Faure"} == set(users)
    assert Role.MANAGER == users["Marc Aubry"].role
    team = teams[users["Anna Petit"].team_id]  # type: ignore[index]  # an agent has a team
    office = teams[team.parent_id]  # type: ignore[index]  # and his team an office
    assert ("Marc Aubry", users["Marc Aubry"].id) == (team.name, team.manager_id)
    assert ("Nord", TEAM) == (office.name, office.parent_id)


def test_products_come_with_their_series_and_a_price_from_today(boss: Workspace) -> None:
    import_file(boss, FILES / "products.csv", "products")
    with boss.read() as connection:
        series = {one.name: one.series for one in find(connection, Product)}
        prices = sorted((one.price_cents, one.currency, one.valid_from) for one in find(connection, Price))
    assert {"Presse A1": "Presse", "Presse Pro": "Presse", "Four 500": "Four"} == series
    assert [(cents, "USD", boss.today()) for cents in (55_000, 482_100, 2_676_800)] == prices


def test_a_new_price_is_added_and_the_old_one_stays(boss: Workspace, tmp_path: Path) -> None:
    import_file(boss, written(tmp_path, "product,price\nPresse,100\n"), "products")
    preview = importing.dry_run(
        boss, request_for(boss, written(tmp_path, "product,price\nPresse,120\n", "b.csv"), "products")
    )
    assert {LineKind.CHANGED: 1} == {kind: count for kind, count in preview.kinds.items() if count}


def test_accounts_come_with_groups_corrected_words_and_revenue_in_millions(boss: Workspace) -> None:
    done = import_file(boss, FILES / "accounts.csv", "accounts").done
    with boss.read() as connection:
        accounts = {one.name: one for one in find(connection, Account)}
        owners = {one.user_id for one in find(connection, Ownership)}
    assert accounts["Groupe Orme"].id == accounts["Aciéries du Lac"].parent_id
    countries = {"Aciéries du Lac": "FR", "Groupe Orme": "US", "Verrerie Nord": "PH", "Moulins Bel": "KR"}
    assert countries == {name: one.country for name, one in accounts.items()}
    assert 110_004_000_000 == accounts["Aciéries du Lac"].yearly_sales_cents
    assert ("technology", 1986, 495) == (
        accounts["Groupe Orme"].sector,
        accounts["Groupe Orme"].founded_year,
        accounts["Groupe Orme"].employees,
    )
    assert {("technolgy", "technology"), ("Philipines", "Philippines")} == {
        (one.before, one.after) for one, _ in done.corrections
    }
    assert {BOSS} == owners


def test_every_opportunity_is_taken_corrected_or_listed_with_its_reason(boss: Workspace) -> None:
    import_before(boss, "opportunities")
    preview = importing.dry_run(boss, request_for(boss, FILES / "opportunities.csv", "opportunities"))
    assert {
        3: ("importing.no_account",),
        7: ("import.unknown_choice",),
        8: ("importing.repeated_row",),
        9: ("importing.account_unknown",),
        10: ("import.bad_date",),
    } == reasons(preview)
    assert [("PressePro", "Presse Pro", 1), ("groupe orme", "Groupe Orme", 1)] == sorted(
        (one.before, one.after, count) for one, count in preview.corrections
    )
    assert {
        "Anna Petit": Tally(4, 155_400),
        "Bruno Sanz": Tally(2, 0),
        "Chloé Diaz": Tally(2, 10_000),
        "Éva Lund": Tally(2, 135_050),
    } == {agent: count.total for agent, count in preview.by_agent.items()}
    assert {agent: count.total for agent, count in preview.by_agent.items()} == preview.file
    assert ("Éva Lund",) == preview.people


def test_stages_are_entered_without_proofs_under_the_override_imported(boss: Workspace) -> None:
    import_before(boss, "opportunities")
    import_file(boss, FILES / "opportunities.csv", "opportunities")
    found = opportunities(boss)
    assert {
        "A1": ("S5", OpportunityOutcome.WON),
        "A3": ("S2", OpportunityOutcome.LOST),
        "A4": ("S1", OpportunityOutcome.OPEN),
        "A5": ("S2", OpportunityOutcome.OPEN),
        "A10": ("S5", OpportunityOutcome.WON),
    } == {name: (one.stage_key, one.outcome) for name, one in found.items()}
    with boss.read() as connection:
        changes = {one.opportunity_id: one for one in find(connection, StageChange)}
    assert {one.id for one in found.values()} == set(changes)
    assert {"imported"} == {one.override_reason for one in changes.values()}
    assert changes[found["A1"].id].missing
    assert found["A1"].closed_on == changes[found["A1"].id].changed_at.date()
    assert ("Presse Pro – Aciéries du Lac", 105_400, "USD") == (
        found["A1"].name, found["A1"].amount_cents, found["A1"].currency,
    )  # fmt: skip


def test_agents_hold_the_accounts_of_their_opportunities_and_the_importer_those_left(boss: Workspace) -> None:
    import_before(boss, "opportunities")
    import_file(boss, FILES / "opportunities.csv", "opportunities")
    with boss.read() as connection:
        accounts = {one.id: one.name for one in find(connection, Account)}
        users = {one.id: one.name for one in find(connection, User)}
        held = {(accounts[one.account_id], users[one.user_id]) for one in find(connection, Ownership)}
    assert {
        ("Aciéries du Lac", "Anna Petit"),
        ("Verrerie Nord", "Bruno Sanz"),
        ("Moulins Bel", "Bruno Sanz"),
        ("Groupe Orme", "Chloé Diaz"),
        ("Groupe Orme", "Éva Lund"),
    } == held


def test_an_account_that_no_agent_works_stays_with_the_importer(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    text = "id,sales_agent,account,stage\nX1,Anna Petit,Verrerie Nord,Won\n"
    import_file(boss, written(tmp_path, text), "opportunities")
    with boss.read() as connection:
        mine = [one for one in find(connection, Ownership) if one.user_id == BOSS]
    assert 3 == len(mine)


def test_opportunities_without_account_go_to_one_placeholder_an_agent_if_asked(boss: Workspace) -> None:
    import_before(boss, "opportunities")
    request = request_for(boss, FILES / "opportunities.csv", "opportunities")
    importing.apply(boss, importing.dry_run(boss, replace(request, placeholder="À préciser")))
    with boss.read() as connection:
        accounts = {one.id: one.name for one in find(connection, Account)}
    assert "À préciser – Anna Petit" == accounts[opportunities(boss)["A2"].account_id]


@pytest.mark.parametrize("target", ["teams", "products", "accounts", "opportunities"])
def test_the_same_file_again_changes_nothing(boss: Workspace, target: str) -> None:
    import_before(boss, target)
    import_file(boss, FILES / f"{target}.csv", target)
    before = everything(boss)
    again = importing.dry_run(boss, request_for(boss, FILES / f"{target}.csv", target))
    result = importing.apply(boss, again)
    assert (False, 0) == (again.writes, result.gesture)
    assert 0 == again.kinds[LineKind.NEW] + again.kinds[LineKind.CHANGED]
    assert before == everything(boss)


def test_a_later_file_updates_what_it_brought_and_shows_each_field(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    head = "id,sales_agent,account,stage,close_date,amount\n"
    import_file(boss, written(tmp_path, f"{head}X1,Anna Petit,Verrerie Nord,Engaging,,100\n"), "opportunities")
    later = written(tmp_path, f"{head}X1,Anna Petit,Verrerie Nord,Won,3/25/2026,120\n", "later.csv")
    preview = importing.dry_run(boss, request_for(boss, later, "opportunities"))
    changes = {one.field: (one.before, one.after) for one in preview.lines[0].planned.changes}
    assert (10_000, 12_000) == changes["amount_cents"]
    assert (OpportunityOutcome.OPEN, OpportunityOutcome.WON) == changes["outcome"]
    importing.apply(boss, preview)
    assert OpportunityOutcome.WON == opportunities(boss)["X1"].outcome


def test_a_stage_that_somebody_moved_since_is_not_set_back(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    path = written(tmp_path, "id,sales_agent,account,stage\nX1,Anna Petit,Verrerie Nord,Engaging\n")
    import_file(boss, path, "opportunities")
    one = opportunities(boss)["X1"]
    with boss.unit(None) as unit:
        unit.put(replace(one, stage_key="S3"))
        change = find(unit.connection, StageChange)[0]
        unit.put(replace(change, id=boss.new_id(), to_stage="S3", override_reason=None))  # type: ignore[arg-type]
    preview = importing.dry_run(boss, request_for(boss, path, "opportunities"))
    assert ["importing.stage_kept"] == [problem.key for problem in preview.lines[0].planned.remarks]
    assert not preview.writes


def test_a_likely_duplicate_is_shown_and_left_out_unless_chosen_otherwise(boss: Workspace, tmp_path: Path) -> None:
    known = account(name="Verrerie du Nord SARL", postcode="59000", created_by=BOSS)
    with boss.unit(None) as unit:
        unit.put(known)
    path = written(tmp_path, "account,postcode,city\nVerrerie Nord,59000,Lille\nMoulins,,\n")
    request = request_for(boss, path, "accounts")
    preview = importing.dry_run(boss, request)
    assert [LineKind.DUPLICATE, LineKind.NEW] == [one.kind for one in preview.lines]
    assert "Verrerie du Nord SARL" == preview.lines[0].planned.outcome.duplicate_of
    updated = importing.dry_run(boss, replace(request, duplicates=DuplicateChoice.UPDATE))
    assert [LineKind.CHANGED, LineKind.NEW] == [one.kind for one in updated.lines]
    importing.apply(boss, importing.dry_run(boss, replace(request, duplicates=DuplicateChoice.CREATE)))
    with boss.read() as connection:
        assert {"Verrerie du Nord SARL", "Verrerie Nord", "Moulins"} == {one.name for one in find(connection, Account)}


def test_a_duplicate_inside_the_file_is_found(boss: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "id,account,siren\n1,Fonderie Lys,732829320\n2,Lys SARL,732829320\n3,Autre,\n")
    preview = importing.dry_run(boss, request_for(boss, path, "accounts"))
    assert [LineKind.NEW, LineKind.DUPLICATE, LineKind.NEW] == [one.kind for one in preview.lines]


def test_a_circle_of_parents_is_listed_with_all_that_hangs_on_it(boss: Workspace, tmp_path: Path) -> None:
    text = "account,subsidiary_of\nUn,Deux\nDeux,Trois\nTrois,Un\nQuatre,Un\nCinq,Ailleurs\nSix,\nSept,Six\n"
    preview = importing.dry_run(boss, request_for(boss, written(tmp_path, text), "accounts"))
    assert {
        2: ("importing.group_cycle",),
        3: ("importing.group_cycle",),
        4: ("importing.group_cycle",),
        5: ("importing.parent_unknown",),
        6: ("importing.parent_unknown",),
    } == reasons(preview)


def test_contacts_join_their_account_and_are_known_again_by_mail(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    head = "société;nom de famille;prénom;fonction;e-mail;téléphone\n"
    path = written(tmp_path, f"{head}Moulins Bel;Ferré;Aïcha;Acheteuse;a@bel.fr;04 67 12 34 56\n", encoding="cp1252")
    import_file(boss, path, "contacts")
    with boss.read() as connection:
        (person,) = find(connection, Contact)
    assert ("Ferré", "Aïcha", "+33467123456") == (person.last_name, person.first_name, person.phone)
    later = written(tmp_path, f"{head}Moulins Bel;Ferré-Lang;Aïcha;Directrice;A@bel.fr;\n", "later.csv")
    preview = importing.dry_run(boss, request_for(boss, later, "contacts"))
    assert ["last_name", "job_title", "email"] == [one.field for one in preview.lines[0].planned.changes]


def test_the_import_is_one_gesture_that_undo_takes_back_whole(boss: Workspace) -> None:
    import_before(boss, "opportunities")
    before = everything(boss)
    result = import_file(boss, FILES / "opportunities.csv", "opportunities")
    assert "undo_import.import_done" == (undo.state(boss).undo or pytest.fail("nothing to undo")).name
    after = everything(boss)
    importing.undo(boss, result)
    assert before == everything(boss)
    undo.redo(boss)
    assert after == everything(boss)


def test_an_import_that_is_not_the_last_gesture_is_not_undone_blindly(boss: Workspace) -> None:
    result = import_file(boss, FILES / "products.csv", "products")
    with boss.unit("undo_account.created") as unit:
        unit.put(account(created_by=BOSS))
    with pytest.raises(ConflictError, match=r"importing\.not_last"):
        importing.undo(boss, result)


def test_stopping_in_the_middle_leaves_nothing(boss: Workspace, tmp_path: Path) -> None:
    rows = "".join(f"{chr(97 + number % 26) * 4}{chr(97 + number // 26) * 5},\n" for number in range(650))
    preview = importing.dry_run(boss, request_for(boss, written(tmp_path, f"account,city\n{rows}"), "accounts"))
    before = everything(boss)
    with boss.read() as connection:
        queued = waiting_count(connection)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(UserError, match=r"import\.cancelled"):
        importing.apply(boss, preview, cancelled=cancelled)
    assert before == everything(boss)
    with boss.read() as connection:
        assert queued == waiting_count(connection)


def test_a_file_changed_since_the_dry_run_is_refused(boss: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "product\nPresse\n")
    preview = importing.dry_run(boss, request_for(boss, path, "products"))
    path.write_text("product\nPresse\nFour\n")
    with pytest.raises(UserError, match=r"importing\.file_changed"):
        importing.apply(boss, preview)


def test_a_portfolio_changed_since_the_dry_run_is_refused(boss: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "product\nPresse\nFour\n")
    preview = importing.dry_run(boss, request_for(boss, path, "products"))
    import_file(boss, written(tmp_path, "product\nFour\n", "other.csv"), "products")
    with pytest.raises(ConflictError, match=r"importing\.portfolio_changed"):
        importing.apply(boss, preview)
    with boss.read() as connection:
        assert ["Four"] == [one.name for one in find(connection, Product)]


def test_a_rep_may_not_import_products_nor_rows_of_others(tmp_path: Path) -> None:
    rep = importer(tmp_path, role=Role.REP)
    with pytest.raises(UserError, match=r"importing\.no_right"):
        importing.dry_run(rep, request_for(rep, FILES / "products.csv", "products"))
    path = written(tmp_path, "account,sales_agent\nUn,Paul Lenoir\nDeux,Anna Petit\nTrois,Jeanne Colin\n")
    preview = importing.dry_run(rep, request_for(rep, path, "accounts"))
    assert {3: ("importing.agent_not_you",), 4: ("importing.agent_outside",)} == reasons(preview)


def test_opportunities_need_a_published_process(tmp_path: Path) -> None:
    boss = importer(tmp_path, with_process=False)
    with pytest.raises(UserError, match=r"importing\.no_process"):
        request_for(boss, FILES / "opportunities.csv", "opportunities")


REAL = os.environ.get("SALESDESK_CRM_SET", "")


@pytest.mark.skipif(not REAL, reason="SALESDESK_CRM_SET does not point at the public set of 8,800 opportunities")
def test_the_public_set_comes_in_whole(boss: Workspace) -> None:
    folder = Path(REAL)
    import_file(boss, folder / "sales_teams.csv", "teams")
    import_file(boss, folder / "products.csv", "products")
    import_file(boss, folder / "accounts.csv", "accounts")
    done = import_file(boss, folder / "sales_pipeline.csv", "opportunities").done
    assert (7375, 1425, 8800) == (
        done.kinds[LineKind.NEW], done.kinds[LineKind.LISTED], done.total.total.rows,
    )  # fmt: skip
    assert (("importing.no_account", 1425),) == done.reasons
    assert 1_000_553_400 == done.total.total.value_cents
    assert {agent: count.total for agent, count in done.by_agent.items()} == done.file
    with boss.read() as connection:
        pending = [one for one in find(connection, User) if one.status is UserStatus.PENDING]
    assert 35 == len([one for one in pending if one.role is Role.REP])
