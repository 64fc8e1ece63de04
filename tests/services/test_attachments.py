"""Files attached, listed, opened, saved, taken away; nothing in the clear, nothing lost."""

import os
import stat
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from salesdesk.domain.attached_files import MOST_BYTES
from salesdesk.domain.attachments import Attachment, AttachmentKind
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.domain.ids import ClientCaseId
from salesdesk.domain.library import ClientCase
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.process import EvidenceKind
from salesdesk.services import attachments, conversations, file_sync, proofs, repair, undo
from salesdesk.services.attachments import Place, Whereabouts
from salesdesk.services.profiles import open_profile
from salesdesk.services.proofs import NewProof
from salesdesk.services.workspace import Workspace
from salesdesk.store import journal
from salesdesk.store.queries import files as reading
from salesdesk.store.queries.records import find
from salesdesk.store.unit import LaptopStore
from tests.factories.accounts import account
from tests.factories.conversations import TODAY, client_at
from tests.factories.files import CANARY, located_jpeg, pdf, put, with_files
from tests.factories.profiles import PROFILE, make_profile, paths_in
from tests.factories.stores import REP, laptop_store

ACCOUNT = account()
PLACE = Place(account_id=ACCOUNT.id)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[LaptopStore]:
    store = laptop_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def workspace(laptop: LaptopStore, tmp_path: Path) -> Workspace:
    made = with_files(laptop, tmp_path / "profile")
    with made.unit(None) as unit:
        unit.put(ACCOUNT)
    return made


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return tmp_path / "outside"


def refusal(work: object) -> str:
    with pytest.raises((UserError, StoreError)) as caught:
        work()  # type: ignore[operator]  # a function of the test
    return caught.value.key


def contents(workspace: Workspace) -> list[str]:
    return workspace.file_room.vault.names()


def test_what_was_attached_is_listed_with_its_type_and_comes_back(workspace: Workspace, outside: Path) -> None:
    content = pdf(200_000)
    kept = attachments.attach(workspace, put(outside, "Devis été.pdf", content), account_id=ACCOUNT.id)
    lines = attachments.lines_of(workspace, "account_id", ACCOUNT.id)
    assert [(one.attachment, one.where, one.mine) for one in lines] == [(kept, Whereabouts.HERE, True)]
    assert (kept.name, kept.kind, kept.media_type, kept.size_bytes) == (
        "Devis été.pdf",
        AttachmentKind.DOCUMENT,
        "application/pdf",
        200_000,
    )
    assert attachments.read_content(workspace, kept) == content


def test_half_a_gigabyte_is_refused_with_the_limit_before_it_is_read(workspace: Workspace, outside: Path) -> None:
    outside.mkdir()
    path = outside / "film.mp4"
    with path.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)
    before = time.process_time()
    with pytest.raises(UserError) as caught:
        attachments.attach(workspace, path, account_id=ACCOUNT.id)
    assert (caught.value.key, caught.value.arguments["most"]) == ("files.too_large", 25)
    assert time.process_time() - before < 0.2
    assert contents(workspace) == []


def test_bytes_beyond_the_limit_and_bad_names_are_refused(workspace: Workspace) -> None:
    big = b"%PDF-" + bytes(MOST_BYTES)
    assert refusal(lambda: attachments.attach_bytes(workspace, "a.pdf", big, PLACE)) == "files.too_large"
    assert refusal(lambda: attachments.attach_bytes(workspace, "../../x", b"x", PLACE)) == "files.bad_name"
    assert refusal(lambda: attachments.attach_bytes(workspace, "x.exe", b"x", PLACE)) == "files.program"
    assert refusal(lambda: attachments.attach_bytes(workspace, "x.txt", b"", PLACE)) == "files.empty"
    assert contents(workspace) == []
    assert attachments.lines_of(workspace, "account_id", ACCOUNT.id) == ()


def test_a_folder_and_a_file_that_is_not_there_are_refused(workspace: Workspace, outside: Path) -> None:
    outside.mkdir()
    assert refusal(lambda: attachments.attach(workspace, outside, account_id=ACCOUNT.id)) == "files.not_a_file"
    gone = outside / "a.pdf"
    assert refusal(lambda: attachments.attach(workspace, gone, account_id=ACCOUNT.id)) == "files.not_a_file"


def test_a_photo_loses_its_notes_and_the_person_is_told(workspace: Workspace) -> None:
    made = attachments.attach_bytes(workspace, "quai.jpg", located_jpeg(), PLACE)
    assert made.attachment.kind is AttachmentKind.PHOTO
    assert CANARY not in attachments.read_content(workspace, made.attachment)
    assert [key for key, _ in made.notices] == ["files.place_removed"]
    heic = b"\x00\x00\x00\x18ftypheic" + bytes(20)
    assert [key for key, _ in attachments.attach_bytes(workspace, "q.heic", heic, PLACE).notices] == [
        "files.place_kept"
    ]


def test_a_name_made_safe_is_said(workspace: Workspace) -> None:
    made = attachments.attach_bytes(workspace, "con.txt", b"bonjour", PLACE)
    assert made.attachment.name == "_con.txt"
    assert [key for key, _ in made.notices] == ["files.renamed"]


def test_taking_away_is_undone_with_its_content(workspace: Workspace, laptop: LaptopStore) -> None:
    kept = attachments.attach_bytes(workspace, "a.pdf", pdf(), PLACE).attachment
    attachments.withdraw(workspace, kept.id)
    assert attachments.lines_of(workspace, "account_id", ACCOUNT.id) == ()
    assert file_sync.tidy(workspace, 500) == 0
    journal.undo(laptop)
    assert attachments.lines_of(workspace, "account_id", ACCOUNT.id)[0].attachment == kept
    assert attachments.read_content(workspace, kept) == pdf()


def test_the_same_content_is_kept_once(workspace: Workspace) -> None:
    one = attachments.attach_bytes(workspace, "a.pdf", pdf(), PLACE).attachment
    other = attachments.attach_bytes(workspace, "b.pdf", pdf(), PLACE).attachment
    assert len(contents(workspace)) == 1
    assert attachments.read_content(workspace, one) == attachments.read_content(workspace, other) == pdf()


def test_a_record_that_cannot_be_written_leaves_no_content(workspace: Workspace) -> None:
    class Stop(Exception):
        pass

    with pytest.raises(Stop), workspace.unit("undo_files.attached", file="x"):
        raise Stop
    bad = Place(account_id=None)  # type: ignore[arg-type]  # no account: the row is refused
    with pytest.raises((AttributeError, TypeError, StoreError)):
        attachments.attach_bytes(workspace, "a.pdf", pdf(), bad)
    assert contents(workspace) == []


def test_a_copy_to_look_at_is_private_and_gone_when_the_profile_closes(workspace: Workspace) -> None:
    kept = attachments.attach_bytes(workspace, "a.pdf", pdf(), PLACE).attachment
    path = attachments.open_copy(workspace, kept)
    assert (path.name, path.read_bytes()) == ("a.pdf", pdf())
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    workspace.file_room.empty_opened()
    assert not path.parent.parent.exists()


def test_a_name_from_another_laptop_leads_nowhere(workspace: Workspace, outside: Path) -> None:
    kept = attachments.attach_bytes(workspace, "a.pdf", pdf(), PLACE).attachment
    hostile = Attachment(**{name: getattr(kept, name) for name in Attachment.__slots__} | {"name": "../../x"})
    path = attachments.open_copy(workspace, hostile)
    assert path.name == "file"
    assert workspace.file_room.opened in path.parents
    attachments.save_as(workspace, hostile, put(outside, "gardé.pdf", b"ancien"))
    assert (outside / "gardé.pdf").read_bytes() == pdf()
    assert os.listdir(outside) == ["gardé.pdf"]
    program = Attachment(**{name: getattr(kept, name) for name in Attachment.__slots__} | {"name": "a.bat"})
    assert refusal(lambda: attachments.open_copy(workspace, program)) == "files.program"


def test_what_is_not_here_is_said(workspace: Workspace) -> None:
    kept = attachments.attach_bytes(workspace, "a.pdf", pdf(), PLACE).attachment
    workspace.file_room.vault.remove(contents(workspace)[0])
    assert refusal(lambda: attachments.read_content(workspace, kept)) == "files.not_here"


def test_a_full_disk_leaves_no_record(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("salesdesk.store.vault.sync_file", full)
    assert refusal(lambda: attachments.attach_bytes(workspace, "a.pdf", pdf(), PLACE)) == "files.disk_full"
    assert attachments.lines_of(workspace, "account_id", ACCOUNT.id) == ()


def test_a_client_case_takes_a_sheet_and_gives_it_back(
    workspace: Workspace, laptop: LaptopStore, outside: Path
) -> None:
    case = ClientCase(
        id=ClientCaseId(workspace.new_id()),
        title="Fromagerie",
        client="une fromagerie",
        before="Trois arrêts",
        result="Aucun",
        created_at=workspace.now(),
        created_by=REP,
    )
    with workspace.unit(None) as unit:
        unit.put(case)
    changed = attachments.attach_to_case(workspace, case.id, put(outside, "cas.pdf", pdf()))
    assert (changed.file_name, changed.file_bytes) == ("cas.pdf", len(pdf()))
    assert attachments.read_content(workspace, changed) == pdf()
    attachments.detach_from_case(workspace, case.id)
    journal.undo(laptop)
    with workspace.read() as connection:
        assert reading.count_to_send(connection) == 1


def test_over_budget_only_what_the_server_has_leaves_the_least_used_first(workspace: Workspace) -> None:
    made = [attachments.attach_bytes(workspace, f"{n}.pdf", pdf(700_000, seed=n), PLACE).attachment for n in range(3)]
    with workspace.laptop.store.write() as connection:
        for one in made[:2]:
            reading.mark_sent(connection, one.sha256, workspace.now())
        reading.mark_used(connection, made[0].sha256, workspace.now())
    assert file_sync.tidy(workspace, 2) == 1
    where = [one.where for one in attachments.lines_of(workspace, "account_id", ACCOUNT.id)]
    assert where == [Whereabouts.SENT, Whereabouts.REMOTE, Whereabouts.HERE]
    assert file_sync.tidy(workspace, 0) == 1
    assert attachments.is_here(workspace, made[2].sha256)


def test_no_plain_byte_lies_anywhere_in_the_profile_and_a_repair_finds_every_content_again(tmp_path: Path) -> None:
    paths = paths_in(tmp_path / "home")
    profile = make_profile(paths)
    workspace = profile.workspace
    with workspace.unit(None) as unit:
        unit.put(ACCOUNT)
    kept = attachments.attach_bytes(workspace, "canari-nom.pdf", pdf(300_000), PLACE).attachment
    copy = attachments.open_copy(workspace, kept)
    assert CANARY in copy.read_bytes()
    profile.close()
    everything = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in everything if CANARY in path.read_bytes() or b"canari-nom" in path.read_bytes()] == []
    (paths.profiles / PROFILE / "store.db").write_bytes(b"broken" * 1_000)
    repair.rebuild(paths, PROFILE)
    again = open_profile(paths, PROFILE)
    try:
        assert attachments.read_content(again.workspace, kept) == pdf(300_000)
        assert attachments.lines_of(again.workspace, "account_id", ACCOUNT.id)[0].attachment == kept
    finally:
        again.close()


def test_a_proof_and_its_files_are_kept_undone_and_redone_in_one_step(tmp_path: Path) -> None:
    client = client_at(tmp_path)
    workspace = with_files(client.workspace.laptop, tmp_path / "files")
    workspace._anchor = TODAY
    talk = conversations.start(workspace, visit_id=client.visit.id)
    new = NewProof(
        conversation_id=talk, criterion_key="S2x1", kind=EvidenceKind.COSIGNED_NOTE, happened_on=TODAY, words="signé"
    )

    def names() -> list[str]:
        with workspace.read() as connection:
            proved = find(connection, Evidence)
        lines = attachments.lines_of(workspace, "conversation_id", talk)
        return [str(len(proved)), *sorted(one.attachment.name for one in lines)]

    files = [attachments.ready_from_bytes(workspace, name, name.encode()) for name in ("a.txt", "b.txt")]
    kept = proofs.record_evidence(workspace, new, files=files)
    assert ["1", "a.txt", "b.txt"] == names()
    assert 2 == len(attachments.lines_of(workspace, "evidence_id", kept.id))
    undo.undo(workspace)
    assert ["0"] == names()
    undo.redo(workspace)
    assert ["1", "a.txt", "b.txt"] == names()
    first = attachments.lines_of(workspace, "evidence_id", kept.id)[0].attachment
    assert first.name.encode() == attachments.read_content(workspace, first)
    client.workspace.close()


def test_the_files_of_a_proof_that_is_refused_leave_nothing_behind(tmp_path: Path) -> None:
    client = client_at(tmp_path)
    workspace = with_files(client.workspace.laptop, tmp_path / "files")
    talk = conversations.start(workspace, visit_id=client.visit.id)
    new = NewProof(
        conversation_id=talk, criterion_key="S2x1", kind=EvidenceKind.COSIGNED_NOTE, happened_on=date(2020, 1, 2)
    )
    ready = attachments.ready_from_bytes(workspace, "a.txt", b"un")
    assert 1 == len(contents(workspace))
    assert "opportunity.evidence_without_words" == refusal(
        lambda: proofs.record_evidence(workspace, new, files=(ready,))
    )
    assert [] == contents(workspace)
    client.workspace.close()
