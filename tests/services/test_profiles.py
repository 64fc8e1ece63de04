"""Profiles: made, opened, locked; a wrong key, a wrong PIN and damage are told apart, and small files heal."""

import json
from pathlib import Path

import pytest

from salesdesk.config.paths import Paths
from salesdesk.domain.errors import SalesDeskError, UserError
from salesdesk.services.profile_files import Seal, read_card, read_seal, write_card_files, write_seal
from salesdesk.services.profiles import ProfileCard, choose_profile, list_profiles, needs_pin, open_profile
from salesdesk.store.profile import Identity
from tests.factories.profiles import PERSON, PROFILE, make_profile, paths_in
from tests.factories.stores import DEVICE, KEY, ORG, REP

CARD = ProfileCard(profile_id="p", person="Jeanne", firm="Essai SA", server_url="https://essai.example")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


def refusal(paths: Paths, pin: str | None = None, profile: str = PROFILE) -> str:
    with pytest.raises(SalesDeskError) as caught:
        open_profile(paths, profile, pin=pin)
    return caught.value.key


def test_wrong_pin_missing_pin_and_damage_are_told_apart(paths: Paths) -> None:
    make_profile(paths, pin="714928").close()
    assert (needs_pin(paths, PROFILE), refusal(paths), refusal(paths, "714929")) == (
        True,
        "secrets.pin_needed",
        "secrets.wrong_pin",
    )
    opened = open_profile(paths, PROFILE, pin="714928")
    assert opened.workspace.me() == PERSON
    opened.close()
    (opened.folder / "store.db").write_bytes(b"\0" * 8192)
    assert refusal(paths, "714929") == "secrets.wrong_pin"
    assert refusal(paths, "714928") == "store.damaged"
    (opened.folder / "store.db").unlink()
    assert refusal(paths, "714928") == "store.damaged"
    assert not (opened.folder / "store.db").exists()


def test_one_program_at_a_time_and_a_refusal_lets_go_of_the_lock(paths: Paths) -> None:
    first = make_profile(paths)
    assert refusal(paths) == "profile.held"
    first.close()
    again = open_profile(paths, PROFILE)
    assert again.was_killed is False
    again.close()
    assert refusal(paths, profile="nobody") == "profile.unknown"


def test_an_end_without_order_is_known_at_the_next_start(paths: Paths) -> None:
    opened = make_profile(paths)
    opened.close()
    (opened.folder / "holder").write_text("salesdesk, essai, 4711")
    again = open_profile(paths, PROFILE)
    assert again.was_killed is True
    again.close()


def test_a_laptop_without_a_profile_says_so(paths: Paths) -> None:
    with pytest.raises(UserError) as caught:
        choose_profile(paths, "")
    assert caught.value.key == "profile.none"


def test_the_only_profile_is_chosen_and_several_have_to_be_named(paths: Paths) -> None:
    make_profile(paths).close()
    assert choose_profile(paths, "") == PROFILE
    (paths.profiles / "p").mkdir()
    write_card_files(paths.profiles / "p", CARD)
    assert [card.person for card in list_profiles(paths)] == ["Jeanne", "Jeanne Bréval"]
    with pytest.raises(UserError) as caught:
        choose_profile(paths, "")
    assert caught.value.key == "profile.which"
    assert choose_profile(paths, "p") == "p"


@pytest.mark.parametrize("damaged", ["profile.json", "profile.json.copy"])
def test_every_flipped_bit_of_one_copy_of_the_card_is_found(tmp_path: Path, damaged: str) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    write_card_files(folder, CARD)
    whole = (folder / damaged).read_bytes()
    for place in range(len(whole)):
        (folder / damaged).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_card(folder) == CARD
    write_card_files(folder, CARD)
    assert (folder / damaged).read_bytes() == whole


def test_a_card_with_no_whole_copy_is_no_card(tmp_path: Path) -> None:
    write_card_files(tmp_path, CARD)
    for name in ("profile.json", "profile.json.copy"):
        fields = json.loads((tmp_path / name).read_text("utf-8"))
        (tmp_path / name).write_text(json.dumps(fields | {"server_url": "https://other.example"}))
    assert read_card(tmp_path) is None


def test_the_seal_says_whose_store_it_is_to_its_key_only(tmp_path: Path) -> None:
    seal = Seal(Identity(org_id=ORG, user_id=REP, device_id=DEVICE), {"name": "Jeanne"})
    write_seal(tmp_path, KEY, seal)
    before = (tmp_path / "identity.sealed").read_bytes()
    write_seal(tmp_path, KEY, Seal(seal.identity, {}))
    assert (read_seal(tmp_path, KEY), read_seal(tmp_path, bytes(32))) == (seal, None)
    assert ((tmp_path / "identity.sealed").read_bytes(), b"Jeanne" in before) == (before, False)


def test_a_second_file_that_cannot_be_read_is_set_aside_and_never_overwrites_another(paths: Paths) -> None:
    opened = make_profile(paths)
    for _ in range(2):
        opened.close()
        (opened.folder / "oplog").write_bytes(b"x" * 500)
        opened = open_profile(paths, PROFILE)
    kept = sorted(opened.folder.glob("oplog.damaged-*"))
    log = opened.workspace.laptop.oplog
    assert log is not None
    assert (len(kept), [number for number, _ in log.read_all()]) == (2, [1])
    opened.close()
