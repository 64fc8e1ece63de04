"""``salesdesk admin``: the firm and its people, on the server's own machine (administration)."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import click

from salesdesk.cli.serve import default_data
from salesdesk.cli.terminal import print_json, print_table, say
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.domain.people import Organisation, Role, Team, User

if TYPE_CHECKING:
    from salesdesk.server.parts import Parts

Wrapped = TypeVar("Wrapped", bound=Callable[..., Any])

DEFAULT_URL = "http://127.0.0.1:8420"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the administrator works.

    Attributes:
        data: Folder of the server.
        database: URL of PostgreSQL; None for the embedded database.
        organisation: Id or name of the firm; None when there is only one.
    """

    data: Path
    database: str | None
    organisation: str | None

    @contextlib.contextmanager
    def open(self, *, new: bool = False) -> Iterator["Parts"]:
        """Opens the server's database.

        Args:
            new: True when it may be made.

        Yields:
            The parts of the server.

        Raises:
            UserError: There is no server in this folder.
        """
        from salesdesk.server.config import DATABASE_FILE, ServerConfig, open_store, server_key
        from salesdesk.server.parts import make_parts

        if not new and self.database is None and not (self.data / DATABASE_FILE).is_file():
            raise UserError("admin.no_server", path=str(self.data))
        config = ServerConfig(data=self.data, database=self.database)
        key = server_key(self.data)
        store = open_store(config, key)
        try:
            yield make_parts(store, config, key)
        finally:
            store.close()

    def firm(self, parts: "Parts") -> Organisation:
        """Finds the firm that is meant."""
        from salesdesk.server.people import choose_organisation

        with parts.store.read() as connection:
            return choose_organisation(connection, self.organisation)


def _invitation(parts: "Parts", org_id: OrgId, user: User, url: str, as_json: bool) -> None:
    from salesdesk.server.invitations import invite

    with parts.store.write() as connection:
        word = invite(connection, org_id, user.id, now=parts.now())
    address = f"{url.rstrip('/')}/join?token={word}"
    if as_json:
        print_json({"org_id": org_id, "user_id": user.id, "email": user.email, "invitation": address})
        return
    click.echo(say("admin.invited", person=user.name, email=user.email))
    click.echo(address)


def _url(function: Wrapped) -> Wrapped:
    option = click.option(
        "--url", default=DEFAULT_URL, envvar="SALESDESK_URL", show_default=True, help=say("admin.help_url")
    )
    return option(function)


def _json(function: Wrapped) -> Wrapped:
    return click.option("--json", "as_json", is_flag=True, help=say("admin.help_json"))(function)


@click.group(help=say("admin.help"))
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help=say("server.help_data"))
@click.option("--database", envvar="SALESDESK_DATABASE", help=say("server.help_database"))
@click.option("--organisation", help=say("admin.help_organisation"))
@click.pass_context
def command(ctx: click.Context, data: Path | None, database: str | None, organisation: str | None) -> None:
    """Keeps where to work for the sub-command."""
    ctx.obj = Place(data or default_data(), database, organisation)


@command.command("create-organisation", help=say("admin.help_create"))
@click.argument("name")
@click.option("--admin-email", required=True, help=say("admin.help_email"))
@click.option("--admin-name", required=True, help=say("admin.help_name"))
@click.option("--language", default="fr", type=click.Choice(["fr", "en"]), help=say("admin.help_language"))
@_url
@_json
@click.pass_obj
def create_organisation(
    place: Place, name: str, admin_email: str, admin_name: str, language: str, url: str, as_json: bool
) -> None:
    """Makes a firm and invites its first administrator."""
    with place.open(new=True) as parts:
        firm, admin = parts.people.create_organisation(name, admin_email, admin_name, language)
        if not as_json:
            click.echo(say("admin.created", firm=firm.name, id=str(firm.id)))
        _invitation(parts, firm.id, admin, url, as_json)


@command.command("invite", help=say("admin.help_invite"))
@click.argument("email")
@click.option("--name", required=True, help=say("admin.help_name"))
@click.option("--role", required=True, type=click.Choice([str(role) for role in Role]), help=say("admin.help_role"))
@click.option("--team", help=say("admin.help_team"))
@click.option("--manager-of", multiple=True, help=say("admin.help_manager_of"))
@click.option("--language", default="fr", type=click.Choice(["fr", "en"]), help=say("admin.help_language"))
@_url
@_json
@click.pass_obj
def invite(place: Place, /, email: str, role: str, url: str, as_json: bool, **facts: Any) -> None:
    """Adds a person and makes his invitation."""
    with place.open() as parts:
        firm = place.firm(parts)
        user = parts.people.add_person(firm.id, email, role=Role(role), **facts)
        _invitation(parts, firm.id, user, url, as_json)


@command.command("reset-password", help=say("admin.help_reset"))
@click.argument("email")
@_url
@_json
@click.pass_obj
def reset_password(place: Place, email: str, url: str, as_json: bool) -> None:
    """Makes an invitation by which a person sets a new password."""
    from salesdesk.server.people import person_at

    with place.open() as parts:
        firm = place.firm(parts)
        with parts.store.read() as connection:
            user = person_at(connection, firm.id, email)
        if user is None:
            raise UserError("server.unknown_person")
        _invitation(parts, firm.id, user, url, as_json)


@command.command("team-add", help=say("admin.help_team_add"))
@click.argument("name")
@click.option("--parent", help=say("admin.help_parent"))
@_json
@click.pass_obj
def team_add(place: Place, name: str, parent: str | None, as_json: bool) -> None:
    """Makes a team."""
    with place.open() as parts:
        team = parts.people.add_team(place.firm(parts).id, name, parent)
    if as_json:
        print_json({"id": team.id, "name": team.name, "parent_id": team.parent_id})
    else:
        click.echo(say("admin.team_added", team=team.name, id=str(team.id)))


@command.command("teams", help=say("admin.help_teams"))
@_json
@click.pass_obj
def teams(place: Place, as_json: bool) -> None:
    """Lists the teams."""
    from salesdesk.server.people import all_of

    with place.open() as parts:
        firm = place.firm(parts)
        with parts.store.read() as connection:
            known: list[Team] = all_of(connection, firm.id, Team)
    if as_json:
        print_json([{"id": t.id, "name": t.name, "parent_id": t.parent_id, "manager_id": t.manager_id} for t in known])
        return
    names = {team.id: team.name for team in known}
    print_table([(team.id, team.name, names.get(team.parent_id) if team.parent_id else None) for team in known])


@command.command("list", help=say("admin.help_list"))
@_json
@click.pass_obj
def list_people(place: Place, as_json: bool) -> None:
    """Lists people and their devices."""
    from salesdesk.server.people import all_of, devices

    with place.open() as parts:
        firm = place.firm(parts)
        with parts.store.read() as connection:
            people: list[User] = all_of(connection, firm.id, User)
            known = devices(connection, firm.id)
    if as_json:
        users = [
            {"id": u.id, "name": u.name, "email": u.email, "role": u.role, "status": u.status, "team_id": u.team_id}
            for u in people
        ]
        print_json(
            {
                "organisation": {"id": firm.id, "name": firm.name},
                "users": users,
                "devices": [{"id": d.id, "user_id": d.user_id, "name": d.name, "revoked": d.revoked} for d in known],
            }
        )
        return
    click.echo(f"{firm.name} ({firm.id})")
    print_table([(user.id, user.name, user.email, str(user.role), _status(str(user.status))) for user in people])
    names = {user.id: user.name for user in people}
    states = {True: say("admin.status_revoked"), False: say("admin.status_active")}
    print_table([(one.id, one.name or None, names.get(one.user_id), states[one.revoked]) for one in known])


def _status(status: str) -> str:
    known = {"pending", "active", "revoked"}
    return say(f"admin.status_{status}") if status in known else status


@command.command("revoke", help=say("admin.help_revoke"))
@click.argument("kind", type=click.Choice(["user", "device"]))
@click.argument("identifier", type=click.UUID)
@click.pass_obj
def revoke(place: Place, kind: str, identifier: UUID) -> None:
    """Ends the access of a person or a device."""
    with place.open() as parts:
        firm = place.firm(parts)
        if kind == "user":
            parts.people.revoke_person(firm.id, UserId(identifier))
        else:
            parts.people.revoke_device(firm.id, DeviceId(identifier))
    click.echo(say("admin.revoked"))


@command.group("form-link", help=say("admin.help_form_link"))
def form_link() -> None:
    """The links of the form on which colleagues enter what clients ask for."""


@form_link.command("new", help=say("admin.help_form_link_new"))
@_url
@_json
@click.pass_obj
def form_link_new(place: Place, url: str, as_json: bool) -> None:
    """Makes a link; it is shown once."""
    from salesdesk.server import events
    from salesdesk.server.form_links import new_link
    from salesdesk.server.people import all_of

    with place.open() as parts:
        firm = place.firm(parts)
        with parts.store.write() as connection:
            known: list[User] = all_of(connection, firm.id, User)
            maker = next((one.id for one in known if one.role is Role.ADMINISTRATOR), UserId(firm.id))
            word = new_link(connection, firm.id, maker, now=parts.now())
            events.record(connection, firm.id, "form_link.made", now=parts.now())
    address = f"{url.rstrip('/')}/requests/{word}"
    if as_json:
        print_json({"org_id": firm.id, "form_link": address})
        return
    click.echo(say("admin.form_link_made", firm=firm.name))
    click.echo(address)


@form_link.command("list", help=say("admin.help_form_link_list"))
@_json
@click.pass_obj
def form_link_list(place: Place, as_json: bool) -> None:
    """Lists the links by their marks; the links themselves are kept nowhere."""
    from salesdesk.server.form_links import links

    with place.open() as parts, parts.store.read() as connection:
        known = links(connection, place.firm(parts).id)
    if as_json:
        print_json([{"mark": one.mark, "made_at": one.made_at, "revoked_at": one.revoked_at} for one in known])
        return
    states = {True: say("admin.status_revoked"), False: say("admin.status_active")}
    print_table(
        [(one.mark, one.made_at.isoformat(timespec="seconds"), states[one.revoked_at is not None]) for one in known]
    )


@form_link.command("revoke", help=say("admin.help_form_link_revoke"))
@click.argument("mark")
@click.pass_obj
def form_link_revoke(place: Place, mark: str) -> None:
    """Ends a link."""
    from salesdesk.server import events
    from salesdesk.server.form_links import revoke_link

    with place.open() as parts:
        firm = place.firm(parts)
        with parts.store.write() as connection:
            if not revoke_link(connection, firm.id, mark, now=parts.now()):
                raise UserError("admin.unknown_form_link", mark=mark[:40])
            events.record(connection, firm.id, "form_link.revoked", now=parts.now(), mark=mark.lower())
    click.echo(say("admin.form_link_revoked"))


@command.command("restored", help=say("admin.help_restored"))
@click.pass_obj
def restored(place: Place) -> None:
    """Says that the database was put back from a backup: laptops send again what it has lost."""
    with place.open() as parts:
        firm = place.firm(parts)
        parts.hub.start_new_epoch(firm.id)
    click.echo(say("admin.restored"))


@command.command("events", help=say("admin.help_events"))
@click.option("--verify", is_flag=True, help=say("admin.help_verify"))
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 100_000), help=say("admin.help_limit"))
@_json
@click.pass_obj
def list_events(place: Place, verify: bool, limit: int, as_json: bool) -> None:
    """Lists the last lines of the log, or checks its chain."""
    from salesdesk.server import events

    with place.open() as parts:
        firm = place.firm(parts)
        with parts.store.read() as connection:
            if verify:
                _tell_verdict(events.verify(connection, firm.id), as_json)
                return
            lines = events.latest(connection, firm.id, limit)
    if as_json:
        print_json(
            [{"no": e.no, "at": e.happened_at, "actor_id": e.actor_id, "name": e.name, **e.detail} for e in lines]
        )
        return
    print_table([(str(e.no), e.happened_at.isoformat(timespec="seconds"), e.name, _detail(e.detail)) for e in lines])


def _detail(detail: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in detail.items())


def _tell_verdict(verdict: Any, as_json: bool) -> None:
    if as_json:
        print_json({"checked": verdict.checked, "faults": list(verdict.faults), "head": verdict.head.hex()})
    elif not verdict.faults:
        click.echo(say("admin.chain_whole", count=verdict.checked, head=verdict.head.hex()))
    if verdict.faults:
        raise UserError("admin.chain_broken", lines=", ".join(str(no) for no in verdict.faults[:20]))
