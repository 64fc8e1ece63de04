"""Contents of attached files over a real server: rights, parts, cuts, restarts, and nothing in the clear."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select

from salesdesk.config import durable
from salesdesk.domain.accounts import Account
from salesdesk.domain.attachments import Attachment
from salesdesk.domain.errors import StoreError, SyncError, UserError
from salesdesk.domain.ids import AccountId, ClientCaseId
from salesdesk.domain.library import ClientCase
from salesdesk.domain.people import Role, Team
from salesdesk.server.upkeep import tidy
from salesdesk.services import attachments, file_sync
from salesdesk.services.attachments import Place, Whereabouts
from salesdesk.services.signing_in import SignedIn
from salesdesk.services.workspace import Workspace
from salesdesk.store.engine import open_encrypted
from salesdesk.store.profile import Identity, write_identity
from salesdesk.store.schema import prepare
from salesdesk.store.server_tables import STORED_FILE
from salesdesk.store.unit import LaptopStore
from salesdesk.sync import files as transfer
from salesdesk.sync.client import SyncClient
from salesdesk.sync.file_port import FILE_HEADER, FILES_PATH, PART_BYTES, PART_HEADER, PART_TYPE, FileState
from salesdesk.sync.http_files import HttpFiles
from tests.factories.accounts import account
from tests.factories.files import CANARY, pdf, with_files
from tests.factories.servers import RunningServer, running_server
from tests.factories.stores import KEY


class Laptop:
    """A person's laptop that syncs with a running server."""

    def __init__(self, server: RunningServer, folder: Path, email: str) -> None:
        self.signed: SignedIn = server.sign_in(email)
        tokens = self.signed.tokens
        folder.mkdir(parents=True)
        store = open_encrypted(folder / "laptop.db", KEY)
        prepare(store, "laptop")
        identity = Identity(org_id=self.signed.org_id, user_id=self.signed.user_id, device_id=tokens.device_id)
        with store.write() as connection:
            write_identity(connection, identity)
        self.store = LaptopStore(store, identity, server.clock)
        self.folder = folder
        self.workspace: Workspace = with_files(self.store, folder)
        self.port = HttpFiles(server.address, lambda: tokens.access)

    def sync(self) -> None:
        SyncClient(self.store, self.port).round()

    def send(self) -> file_sync.Sent:
        return file_sync.send_waiting(self.workspace, self.port)

    def client(self) -> Account:
        with self.workspace.unit(None) as unit:
            one = account(id=AccountId(self.workspace.new_id()), created_by=self.workspace.user_id)
            unit.put(one)
        return one

    def attach(self, whose: Account, content: bytes, name: str = "a.pdf") -> Attachment:
        return attachments.attach_bytes(self.workspace, name, content, Place(account_id=whose.id)).attachment

    def fetch(self, one: Attachment) -> bytes:
        file_sync.fetch(self.workspace, self.port, one.sha256, one.size_bytes)
        return attachments.read_content(self.workspace, one)

    def close(self) -> None:
        self.port.close()
        self.store.close()


class Firm:
    """A firm with a rep, his manager, another rep and somebody of marketing, each with a laptop."""

    def __init__(self, server: RunningServer, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.firm, _ = server.firm()
        boss = server.person(self.firm, "bruno@voltaire.fr", Role.MANAGER, "Bruno")
        rep = server.person(self.firm, "remi@voltaire.fr", name="Rémi")
        server.person(self.firm, "oscar@voltaire.fr", name="Oscar")
        server.person(self.firm, "mona@voltaire.fr", Role.MARKETING, "Mona")
        team = Team(id=rep.id.__class__(int=77), name="Nord", manager_id=boss.id)  # type: ignore[call-arg,arg-type]  # any id will do
        server.parts.hub.put(self.firm.id, None, [team])
        from dataclasses import replace

        with server.parts.store.read() as connection:
            from salesdesk.domain.people import User
            from salesdesk.store.queries.records import find

            people = find(connection, User)
        server.parts.hub.put(
            self.firm.id, None, [replace(one, team_id=team.id) for one in people if one.id in (rep.id, boss.id)]
        )
        self._laptops: list[Laptop] = []

    def laptop(self, who: str) -> Laptop:
        made = Laptop(self.server, self.folder / f"{who}{len(self._laptops)}", f"{who}@voltaire.fr")
        self._laptops.append(made)
        made.sync()
        return made

    def close(self) -> None:
        for one in self._laptops:
            one.close()


@pytest.fixture
def firm(server: RunningServer, tmp_path: Path) -> Iterator[Firm]:
    made = Firm(server, tmp_path / "laptops")
    yield made
    made.close()


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises((SyncError, UserError, StoreError)) as caught:
        work()
    return caught.value.key


def stored(server: RunningServer) -> int:
    with server.parts.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(STORED_FILE)).scalar_one())


@pytest.mark.parametrize("size", [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES + 17])
def test_what_a_rep_attached_the_manager_opens(firm: Firm, size: int) -> None:
    remi, bruno = firm.laptop("remi"), firm.laptop("bruno")
    whose = remi.client()
    content = pdf(size) if size > 100 else b"x" * size
    kept = remi.attach(whose, content, "a.txt" if size == 1 else "a.pdf")
    assert remi.send().files == 0
    remi.sync()
    assert remi.send() == file_sync.Sent(files=1, left=0)
    bruno.sync()
    line = attachments.lines_of(bruno.workspace, "account_id", whose.id)[0]
    assert (line.attachment, line.where, line.mine) == (kept, Whereabouts.REMOTE, False)
    assert bruno.fetch(kept) == content
    assert attachments.lines_of(bruno.workspace, "account_id", whose.id)[0].where is Whereabouts.SENT
    assert attachments.lines_of(remi.workspace, "account_id", whose.id)[0].where is Whereabouts.SENT


def test_before_it_was_sent_the_reader_is_told_so(firm: Firm) -> None:
    remi, bruno = firm.laptop("remi"), firm.laptop("bruno")
    kept = remi.attach(remi.client(), pdf())
    remi.sync()
    bruno.sync()
    assert refusal(lambda: bruno.fetch(kept)) == "files.not_arrived"


def test_unknown_and_forbidden_get_the_very_same_answer(firm: Firm, http: httpx2.Client) -> None:
    remi, oscar = firm.laptop("remi"), firm.laptop("oscar")
    kept = remi.attach(remi.client(), pdf())
    remi.sync()
    remi.send()
    token = oscar.signed.tokens.access

    def answer(method: str, sha256: str) -> tuple[int, bytes, dict[str, str]]:
        headers = {"Authorization": f"Bearer {token}", FILE_HEADER: sha256, PART_HEADER: "0", "Content-Type": PART_TYPE}
        body = pdf() if method == "PUT" else None
        got = http.request(method, FILES_PATH, headers=headers, content=body)
        shown = {name: value for name, value in got.headers.items() if name != "date"}
        return got.status_code, got.content, shown

    unknown = hashlib.sha256(b"jamais vu").hexdigest()
    for method in ("HEAD", "GET", "PUT"):
        assert answer(method, kept.sha256) == answer(method, unknown)
        assert answer(method, kept.sha256)[0] == 404
    for bad in ("", "x" * 64, "../../x", kept.sha256.upper(), kept.sha256 + "00"):
        assert answer("GET", bad)[0] == 404


def test_whoever_knows_a_hash_and_names_it_in_a_record_of_his_own_gets_and_learns_nothing(firm: Firm) -> None:
    remi, oscar = firm.laptop("remi"), firm.laptop("oscar")
    kept = remi.attach(remi.client(), pdf())
    remi.sync()
    remi.send()
    own = oscar.attach(oscar.client(), b"%PDF autre")
    lie = {name: getattr(own, name) for name in Attachment.__slots__} | {
        "sha256": kept.sha256,
        "size_bytes": kept.size_bytes,
    }
    with oscar.workspace.unit(None) as unit:
        unit.put(Attachment(**lie))
    oscar.sync()
    state = oscar.port.head(kept.sha256)
    assert (state.received_bytes, state.is_complete) == (0, False)
    assert refusal(lambda: oscar.port.get(kept.sha256, 0)) == "sync.file_unknown"
    assert refusal(lambda: oscar.port.put(kept.sha256, 0, bytes(kept.size_bytes))) == "sync.file_differs"
    assert firm.laptop("remi").fetch(kept) == pdf()


def test_nobody_without_a_session_learns_anything(http: httpx2.Client) -> None:
    assert [http.request(method, FILES_PATH).status_code for method in ("HEAD", "GET", "PUT")] == [401] * 3


def test_the_same_content_of_two_laptops_is_sent_once_in_a_scope(firm: Firm, server: RunningServer) -> None:
    remi, again = firm.laptop("remi"), firm.laptop("remi")
    whose = remi.client()
    remi.sync()
    again.sync()
    one, other = remi.attach(whose, pdf(2_500_000)), again.attach(whose, pdf(2_500_000), "b.pdf")
    remi.sync()
    again.sync()
    part = pdf(2_500_000)[:PART_BYTES]
    assert remi.port.put(one.sha256, 0, part).received_bytes == PART_BYTES
    assert again.port.put(other.sha256, 0, part).received_bytes == PART_BYTES
    assert again.send().files == 1
    assert remi.send().files == 1
    assert stored(server) == 1
    assert len(server.parts.files.vault.names()) == 3


def test_a_file_of_two_accounts_is_read_by_each_and_lies_there_once(firm: Firm, server: RunningServer) -> None:
    remi = firm.laptop("remi")
    for whose in (remi.client(), remi.client()):
        remi.attach(whose, pdf())
        remi.sync()
        assert remi.send().files == 1
    assert stored(server) == 2
    assert len(server.parts.files.vault.names()) == 1


class Cutting(HttpFiles):
    """A way to the server that is cut at some call."""

    left = 0

    def _ask(
        self, method: str, sha256: str, part: int | None, content: bytes | None
    ) -> tuple[int, dict[str, str], bytes]:
        self.left -= 1
        if self.left == 0:
            raise SyncError("sync.interrupted", retryable=True)
        done = super()._ask(method, sha256, part, content)
        if self.left < 0:
            # The server has done it, the answer was lost.
            raise SyncError("sync.interrupted", retryable=True)
        return done


def test_cut_at_each_call_in_turn_sending_and_reading_go_on_where_they_stopped(firm: Firm) -> None:
    remi, bruno = firm.laptop("remi"), firm.laptop("bruno")
    content = pdf(3 * PART_BYTES + 5)
    kept = remi.attach(remi.client(), content)
    remi.sync()
    bruno.sync()
    name = remi.workspace.file_room.vault.names()[0]
    received = []
    for left in (1, 2, 3):
        cut = Cutting(firm.server.address, lambda: remi.signed.tokens.access)
        cut.left = left
        with pytest.raises(SyncError):
            transfer.send(cut, remi.workspace.file_room.vault, name, kept.sha256)
        cut.close()
        received.append(remi.port.head(kept.sha256).received_bytes // PART_BYTES)
    assert received == [0, 0, 1]
    assert remi.send().files == 1
    for left in (1, 2, 3):
        cut = Cutting(firm.server.address, lambda: bruno.signed.tokens.access)
        cut.left = left
        with pytest.raises(SyncError):
            transfer.fetch(cut, bruno.workspace.file_room.vault, kept.sha256, kept.size_bytes)
        cut.close()
    assert len(bruno.workspace.file_room.vault.names()) == 3
    assert bruno.fetch(kept) == content
    assert len(bruno.workspace.file_room.vault.names()) == 1


def test_stopped_on_request_it_goes_on_the_next_time(firm: Firm) -> None:
    remi = firm.laptop("remi")
    remi.attach(remi.client(), pdf(2 * PART_BYTES))
    remi.sync()
    asked = iter([False, True])
    assert file_sync.send_waiting(remi.workspace, remi.port, cancelled=lambda: next(asked)) == file_sync.Sent(0, 1)
    assert remi.send() == file_sync.Sent(1, 0)


def test_a_content_that_is_not_what_its_hash_says_is_discarded(firm: Firm, server: RunningServer) -> None:
    remi = firm.laptop("remi")
    kept = remi.attach(remi.client(), pdf())
    remi.sync()
    assert refusal(lambda: remi.port.put(kept.sha256, 0, pdf(seed=2))) == "sync.file_differs"
    assert (stored(server), server.parts.files.vault.names()) == (0, [])
    assert remi.send().files == 1


def test_parts_out_of_order_or_of_another_length_are_refused(firm: Firm) -> None:
    remi = firm.laptop("remi")
    kept = remi.attach(remi.client(), pdf(2 * PART_BYTES))
    remi.sync()
    put = remi.port.put
    assert refusal(lambda: put(kept.sha256, 1, bytes(PART_BYTES))) == "sync.file_part"
    assert refusal(lambda: put(kept.sha256, 0, bytes(5))) == "sync.file_part"
    assert refusal(lambda: put(kept.sha256, 0, bytes(PART_BYTES + 1))) == "sync.too_large"
    assert remi.port.head(kept.sha256) == FileState(2 * PART_BYTES, 0, is_complete=False)


def test_what_came_in_the_place_of_the_file_is_not_kept(firm: Firm, server: RunningServer) -> None:
    remi, bruno = firm.laptop("remi"), firm.laptop("bruno")
    kept = remi.attach(remi.client(), pdf())
    remi.sync()
    remi.send()
    bruno.sync()
    vault = server.parts.files.vault
    vault.keep([pdf(seed=3)], name=vault.names()[0])
    assert refusal(lambda: bruno.fetch(kept)) == "sync.file_differs"
    assert bruno.workspace.file_room.vault.names() == []


def test_a_server_whose_disk_is_full_says_so_and_goes_on_later(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    remi = firm.laptop("remi")
    kept = remi.attach(remi.client(), pdf())
    remi.sync()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("salesdesk.store.vault.sync_file", full)
        assert refusal(lambda: remi.port.put(kept.sha256, 0, pdf())) == "sync.server_busy"
    assert remi.send().files == 1


def test_a_laptop_whose_disk_is_full_keeps_what_came(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    remi, bruno = firm.laptop("remi"), firm.laptop("bruno")
    kept = remi.attach(remi.client(), pdf(2 * PART_BYTES))
    remi.sync()
    remi.send()
    bruno.sync()
    calls = iter(range(10))
    real = durable.sync_file

    def full_at_the_end(descriptor: int) -> None:
        if next(calls) >= 2:
            raise OSError(28, "No space left on device")
        real(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr("salesdesk.store.vault.sync_file", full_at_the_end)
        assert refusal(lambda: bruno.fetch(kept)) == "files.disk_full"
    assert len(bruno.workspace.file_room.vault.names()) == 2
    assert bruno.fetch(kept) == pdf(2 * PART_BYTES)


def test_a_server_that_starts_again_goes_on_with_what_had_come(tmp_path: Path) -> None:
    content = pdf(2 * PART_BYTES + 9)
    with running_server(tmp_path / "server") as server:
        firm = Firm(server, tmp_path / "one")
        remi = firm.laptop("remi")
        kept = remi.attach(remi.client(), content)
        remi.sync()
        remi.port.put(kept.sha256, 0, content[:PART_BYTES])
        remi.port.close()
    with running_server(tmp_path / "server") as server:
        tokens = remi.signed.tokens
        remi.port = HttpFiles(server.address, lambda: tokens.access)
        assert remi.port.head(kept.sha256).received_bytes == PART_BYTES
        assert remi.send() == file_sync.Sent(1, 0)
        firm.close()


def test_no_plain_byte_lies_in_the_folder_of_the_server_or_of_a_laptop(firm: Firm, tmp_path: Path) -> None:
    remi, bruno = firm.laptop("remi"), firm.laptop("bruno")
    kept = remi.attach(remi.client(), pdf(2_000_000), "canari-nom.pdf")
    remi.sync()
    remi.send()
    bruno.sync()
    assert CANARY in bruno.fetch(kept)
    everything = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(everything) > 5
    found = [one for one in everything for canary in (CANARY, b"canari-nom") if canary in one.read_bytes()]
    assert found == []


def test_marketing_sends_the_sheet_of_a_case_and_any_rep_reads_it(firm: Firm) -> None:
    mona, oscar = firm.laptop("mona"), firm.laptop("oscar")
    workspace = mona.workspace
    case = ClientCase(
        id=ClientCaseId(workspace.new_id()),
        title="Fromagerie",
        client="une fromagerie",
        before="Arrêts",
        result="Aucun",
        created_at=workspace.now(),
        created_by=workspace.user_id,
    )
    with workspace.unit(None) as unit:
        unit.put(case)
    path = firm.folder / "cas.pdf"
    path.write_bytes(pdf())
    case = attachments.attach_to_case(workspace, case.id, path)
    mona.sync()
    assert mona.send().files == 1
    oscar.sync()
    file_sync.fetch(oscar.workspace, oscar.port, case.file_sha256, case.file_bytes)
    assert attachments.read_content(oscar.workspace, case) == pdf()
    # He reads it, he may not send another in its place.
    assert refusal(lambda: oscar.port.put(case.file_sha256, 0, pdf())) == "sync.file_unknown"


def test_a_file_is_removed_thirty_days_after_its_last_record_and_not_before(firm: Firm, server: RunningServer) -> None:
    remi = firm.laptop("remi")
    kept = remi.attach(remi.client(), pdf())
    other = remi.attach(remi.client(), pdf(seed=4))
    remi.sync()
    remi.send()
    attachments.withdraw(remi.workspace, kept.id)
    remi.sync()
    tidy(server.parts)
    server.clock.advance(timedelta(days=29))
    tidy(server.parts)
    assert stored(server) == 2
    server.clock.advance(timedelta(days=1))
    tidy(server.parts)
    assert stored(server) == 1
    assert len(server.parts.files.vault.names()) == 1
    assert kept.sha256 != other.sha256
