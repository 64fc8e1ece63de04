"""``salesdesk demo``: the sample company, with its own server and three people's profiles (démonstration).

Everything lives in a folder of its own, made anew each day, so that the sample is always today's and no real profile is
touched. Without a display the main screens are drawn to PNG files instead.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from salesdesk import __version__
from salesdesk.cli.terminal import say
from salesdesk.config.paths import Paths
from salesdesk.domain.errors import StoreError

if TYPE_CHECKING:
    from salesdesk.sample.company import Company

_START_SECONDS: Final = 60
_STEP_SECONDS: Final = 0.05
_MADE: Final = "made.json"
_PEOPLE: Final = ("rep", "manager", "operations")


@click.command("demo", help=say("demo.help"))
@click.option("--fresh", is_flag=True, help=say("demo.help_fresh"))
@click.option("--pictures", type=click.Path(path_type=Path, file_okay=False), help=say("demo.help_pictures"))
@click.option("--as", "who", type=click.Choice(_PEOPLE), default="rep", help=say("demo.help_as"))
def command(fresh: bool, pictures: Path | None, who: str) -> None:
    """Opens the sample company."""
    home = Paths.of_user().data / "demo"
    paths = Paths.below(home)
    anchor = _anchor(date.today())  # noqa: DTZ011 - the person's own day is meant
    made = _read_made(home)
    is_todays = made.get("anchor") == anchor.isoformat() and made.get("version") == __version__
    is_whole = is_todays and made.keys() >= {*_PEOPLE, "form_word"}
    if fresh or not is_whole:
        made = _make(home, paths, anchor)
    with _server(home) as address:
        ids = {role: str(made[role]) for role in _PEOPLE}
        _point_at(paths, ids, address)
        click.echo(say("demo.form_link", address=f"{address.rstrip('/')}/requests/{made['form_word']}"))
        sys.exit(_open(paths, ids[who], pictures or _folder_without_display(home), who))


def _anchor(today: date) -> date:
    from salesdesk.sample.calendar import working_anchor

    return working_anchor(today)


def _read_made(home: Path) -> dict[str, object]:
    try:
        content = json.loads((home / _MADE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _make(home: Path, paths: Paths, anchor: date) -> dict[str, object]:
    """Makes the company, fills its server, signs its three people in and syncs them for the first time."""
    from salesdesk.sample.company import company

    click.echo(say("demo.making"))
    if home.exists():
        shutil.rmtree(home)
    home.mkdir(mode=0o700, parents=True)
    paths.create()
    sample = company(anchor)
    word = _fill_server(home, sample)
    made: dict[str, object] = {"anchor": anchor.isoformat(), "version": __version__}
    with _server(home) as address:
        made |= {role: _join(paths, sample, role, address) for role in _PEOPLE}
    made["form_word"] = word
    (home / _MADE).write_text(json.dumps(made), "utf-8")
    return made


def _fill_server(home: Path, sample: "Company") -> str:
    """Fills the server; returns the secret word of the form on which colleagues enter requests."""
    from salesdesk.sample.seed import fill_server
    from salesdesk.server.config import ServerConfig, open_store, server_key
    from salesdesk.server.form_links import new_link
    from salesdesk.server.passwords import Passwords
    from salesdesk.services.profiles import wall_clock

    config = ServerConfig(data=home / "server")
    store = open_store(config, server_key(config.data))
    try:
        fill_server(store, sample, Passwords().hash)
        with store.write() as connection:
            return new_link(connection, sample.organisation.id, sample.sales_operations.id, now=wall_clock())
    finally:
        store.close()


def _join(paths: Paths, sample: "Company", role: str, address: str) -> str:
    """Makes the profile of one person by the way that everybody takes: sign-in, store, first sync."""
    from salesdesk.services import profiles, syncing
    from salesdesk.services.profiles import ProfileCard
    from salesdesk.services.signing_in import Device, sign_in_with_password

    person = {"rep": sample.demo_rep, "manager": sample.demo_manager, "operations": sample.sales_operations}[role]
    device = profiles.new_device_id()
    signed = sign_in_with_password(
        address, person.email, sample.password, Device(id=device, name=say("demo.device")), now=profiles.wall_clock
    )
    card = ProfileCard(
        profile_id=role,
        person=signed.user_name,
        firm=signed.org_name,
        server_url=address,
        is_sample=True,
        today=sample.anchor.isoformat(),
    )
    opened = profiles.create_profile(paths, card, org_id=signed.org_id, user_id=signed.user_id, device_id=device)
    try:
        syncing.keep_tokens(opened.workspace, signed.tokens)
        syncing.run_round(opened)
    finally:
        opened.close()
    return role


@contextlib.contextmanager
def _server(home: Path) -> Iterator[str]:
    """Runs the company's server as a process of its own, on a free port, as long as the block lasts."""
    ready = home / "ready"
    ready.unlink(missing_ok=True)
    arguments = ["serve", "--port", "0", "--data", str(home / "server"), "--ready-file", str(ready)]
    # Its input is a pipe from here: killed in any way, this program leaves no server behind.
    arguments.append("--until-stdin-closes")
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "salesdesk"]
    log = (home / "server.log").open("ab")
    process = subprocess.Popen([*program, *arguments], stdout=log, stderr=log, stdin=subprocess.PIPE)  # noqa: S603 - our own program
    log.close()
    try:
        deadline = time.monotonic() + _START_SECONDS
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > deadline:
                raise StoreError("demo.server_failed", log=str(home / "server.log"))
            time.sleep(_STEP_SECONDS)
        yield ready.read_text("utf-8")
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(timeout=_START_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _point_at(paths: Paths, ids: dict[str, str], address: str) -> None:
    """Tells the profiles where their server listens this time."""
    import dataclasses

    from salesdesk.services import profiles, syncing

    for card in profiles.list_profiles(paths):
        if card.profile_id in ids.values() and card.server_url != address:
            profiles.write_card(paths, dataclasses.replace(card, server_url=address))
            opened = profiles.open_profile(paths, card.profile_id)
            try:
                syncing.move_server(opened.workspace, address)
            finally:
                opened.close()


def _folder_without_display(home: Path) -> Path | None:
    """Where to draw the screens when there is no display to open a window on; None when there is one."""
    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return home / "pictures"


def _open(paths: Paths, profile_id: str, pictures: Path | None, who: str) -> int:
    from salesdesk.config.logs import configure_logs
    from salesdesk.desktop import app

    configure_logs(paths)
    if pictures is None:
        return app.run(sys.argv[:1], paths, app.Start(profile_id=profile_id))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from salesdesk.desktop.pictures import draw_all

    drawn = draw_all(sys.argv[:1], paths, {role: role for role in _PEOPLE}, pictures)
    click.echo(say("demo.drawn", count=len(drawn), folder=str(pictures)))
    return 0 if drawn else 1
