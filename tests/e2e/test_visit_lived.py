"""One visit lived from end to end by a rep and a manager: real processes, and a server that goes away in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.processes import PIN, ProgramProcess, ServerProcess, command, make_profile

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

PORTFOLIO = """Compte;Ville;Code postal;Secteur;CA annuel;Potentiel
Laiterie de l'Essai;Bédarieux;34600;Agroalimentaire;38 400,00;112 000,00
Cartonnages d'Essai;Lodève;34700;Emballage;12 000,00;30 000,00
"""
SAID = "Trois arrêts en octobre, 6 200 € de pénalité. « À reprendre mot pour mot » 😀"
WARNING = "Demande la date de décision avant de partir."
ANSWER = "Bien vu, je le fais vendredi."


@dataclass
class Firm:
    """A firm with a server, a rep and his manager, each with a program."""

    server: ServerProcess
    rep: ProgramProcess
    boss: ProgramProcess


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    server = ServerProcess(tmp_path / "firm")
    server.home.mkdir()
    server.admin("create-organisation", "Essai SA", "--admin-email", "anne@essai.example", "--admin-name", "Anne Adam")
    server.admin("team-add", "Équipe Sud")
    server.start()
    server.invite("marc@essai.example", "Marc Aubert", "manager", "--team", "Équipe Sud", "--manager-of", "Équipe Sud")
    server.invite("jeanne@essai.example", "Jeanne Bréval", "rep", "--team", "Équipe Sud")
    make_profile(server, tmp_path / "jeanne", "jeanne", "jeanne@essai.example")
    make_profile(server, tmp_path / "marc", "marc", "marc@essai.example")
    built = Firm(server, ProgramProcess(tmp_path / "jeanne", "jeanne"), ProgramProcess(tmp_path / "marc", "marc"))
    yield built
    built.rep.end()
    built.boss.end()
    server.stop()


def test_a_visit_is_prepared_held_offline_concluded_synced_read_and_answered(firm: Firm, tmp_path: Path) -> None:
    imported = tmp_path / "portefeuille.csv"
    imported.write_bytes(PORTFOLIO.encode("cp1252"))
    command(
        firm.rep.home, "import", "accounts", str(imported), "--yes", "--pin-stdin", "--currency", "EUR",
        data=PIN.encode(),
    )  # fmt: skip
    firm.rep.start()
    firm.rep.do("open", "accounts", {})
    rows = sorted(firm.rep.do("rows", "accounts"))
    assert [row.partition(",")[0] for row in rows] == ["Cartonnages d'Essai", "Laiterie de l'Essai"]

    # The network goes; the visit is held all the same, and the laptop dies in the middle of a note.
    firm.rep.sync()
    firm.server.stop()
    firm.rep.do("talk_at", "Laiterie de l'Essai")
    firm.rep.do("click", "Commencer")
    firm.rep.do("type", "Notes de visite", SAID)
    assert firm.rep.shows("Enregistré sur ce poste")
    firm.rep.do("type_and_go_on", "Notes de visite", " et la suite")
    firm.rep.kill()

    firm.rep.start()
    firm.rep.do("talk_at", "Laiterie de l'Essai")
    assert firm.rep.do("text", "Notes de visite").startswith(SAID)
    firm.rep.do("click", "Conclure la visite")
    firm.rep.do("choose", "Avance")
    firm.rep.do("click", "Conclure")
    firm.rep.sync()
    state, waiting = firm.rep.do("chip")
    assert (state, waiting > 0) == ("offline", True)
    assert firm.rep.do("faults") == []

    # The network is back: everything goes up, the manager reads it and writes.
    firm.server.start()
    firm.rep.sync()
    assert firm.rep.do("chip") == ["synced", 0]
    firm.boss.start()
    firm.boss.sync()
    firm.boss.do("rep", "Jeanne Bréval")
    assert firm.boss.shows("6 200")
    firm.boss.do("type", "Note de coaching", WARNING)
    firm.boss.do("click", "Envoyer")
    firm.boss.sync()
    assert firm.boss.do("chip") == ["synced", 0]

    # The rep sees it on his day, answers; the manager sees the answer.
    firm.rep.sync()
    firm.rep.do("open", "today", {})
    assert firm.rep.shows(WARNING)
    firm.rep.do("click", "Répondre")
    firm.rep.do("type", "Réponse à Marc Aubert", ANSWER)
    firm.rep.do("click", "Envoyer la réponse")
    firm.rep.sync()
    firm.boss.sync()
    firm.boss.do("rep", "Jeanne Bréval")
    assert firm.boss.shows(ANSWER)
    assert (firm.rep.do("faults"), firm.boss.do("faults")) == ([], [])
    firm.rep.quit()
    firm.boss.quit()
