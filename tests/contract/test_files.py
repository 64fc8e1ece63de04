"""Contents of attached files on both databases: sent in parts at once by two laptops, read by who sees the record."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.domain.attachments import Attachment
from salesdesk.domain.errors import StoreError, SyncError
from salesdesk.services import attachments, file_sync
from salesdesk.services.attachments import Place
from salesdesk.services.workspace import Workspace
from salesdesk.store.engine import Store
from salesdesk.store.vault import Vault
from salesdesk.sync.file_port import PART_BYTES
from salesdesk.sync.hub_files import FileHub
from salesdesk.sync.memory_files import MemoryFiles
from tests.contract.conftest import MakeDesk
from tests.factories.files import pdf, with_files
from tests.factories.hubs import Desk, Ticking, owned
from tests.factories.stores import BOSS, KEY, OTHER_REP, REP


@pytest.fixture
def files(server_store: Store, clock: Ticking, tmp_path: Path) -> FileHub:
    return FileHub(server_store, Vault(tmp_path / "server-files", KEY), clock)


def at(desk: Desk, folder: Path) -> Workspace:
    return with_files(desk.laptop, folder / desk.identity.device_id.hex)


def test_two_laptops_that_send_the_same_file_at_once_both_succeed_and_only_who_sees_it_reads(
    desk: MakeDesk, files: FileHub, tmp_path: Path
) -> None:
    first, second, boss, other = desk(REP, 1), desk(REP, 2), desk(BOSS, 3), desk(OTHER_REP, 4)
    whose, holding = owned(REP, 1)
    with first.laptop.unit("account.created") as unit:
        unit.put(whose)
        unit.put(holding)
    content = pdf(3 * PART_BYTES + 9)
    for one in (first, second):
        one.client.round()
        attachments.attach_bytes(at(one, tmp_path), "a.pdf", content, Place(account_id=whose.id))
        one.client.round()

    def send(one: Desk) -> None:
        workspace = at_of[one.identity.device_id]
        # A server that is busy with the other is asked again, as the next round does.
        for _ in range(5):
            try:
                if file_sync.send_waiting(workspace, MemoryFiles(files, one.identity)).left == 0:
                    return
            except (StoreError, SyncError):
                continue

    at_of = {
        one.identity.device_id: Workspace(one.laptop, files=at(one, tmp_path).file_room) for one in (first, second)
    }
    threads = [threading.Thread(target=send, args=(one,)) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [file_sync.waiting_files(workspace) for workspace in at_of.values()] == [0, 0]
    assert len(files.vault.names()) == 4
    boss.client.round()
    workspace = at(boss, tmp_path)
    kept = attachments.lines_of(workspace, "account_id", whose.id)[0].attachment
    file_sync.fetch(workspace, MemoryFiles(files, boss.identity), kept.sha256, kept.size_bytes)
    assert attachments.read_content(workspace, kept) == content
    with pytest.raises(SyncError) as caught:
        MemoryFiles(files, other.identity).get(kept.sha256, 0)
    assert caught.value.key == "sync.file_unknown"


def test_a_file_goes_with_its_record_to_another_account(desk: MakeDesk, files: FileHub, tmp_path: Path) -> None:
    rep, boss = desk(REP, 1), desk(BOSS, 3)
    (one, held), (other, too) = owned(REP, 1), owned(REP, 2)
    with rep.laptop.unit("account.created") as unit:
        for record in (one, held, other, too):
            unit.put(record)
    workspace = at(rep, tmp_path)
    kept: Attachment = attachments.attach_bytes(workspace, "a.pdf", pdf(), Place(account_id=one.id)).attachment
    rep.client.round()
    assert file_sync.send_waiting(workspace, MemoryFiles(files, rep.identity)).files == 1
    with rep.laptop.unit("account.merged") as unit:
        unit.put(replace(kept, account_id=other.id))
    rep.client.round()
    boss.client.round()
    reader = at(boss, tmp_path)
    file_sync.fetch(reader, MemoryFiles(files, boss.identity), kept.sha256, kept.size_bytes)
    assert attachments.read_content(reader, kept) == pdf()
