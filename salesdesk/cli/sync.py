"""`salesdesk sync`: one round of sync without a window."""

import dataclasses
import json
import sys

import click

from salesdesk.cli.terminal import say


@click.command("sync")
@click.option("--profile", default="", help="Id of the profile; not needed where there is one alone.")
@click.option("--pin-stdin", is_flag=True, help="Read the PIN from the standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def command(profile: str, pin_stdin: bool, as_json: bool) -> None:
    """Run one round of sync."""
    from salesdesk.config.paths import Paths
    from salesdesk.services import profiles, syncing

    paths = Paths.of_user()
    pin = sys.stdin.readline().rstrip("\n") if pin_stdin else None
    opened = profiles.open_profile(paths, profiles.choose_profile(paths, profile), pin=pin)
    try:
        done = syncing.run_round(opened)
        waiting = opened.workspace.waiting()
    finally:
        opened.close()
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(done) | {"waiting": waiting}))
    else:
        click.echo(
            say("syncing.round_done", pushed=done.pushed, pulled=done.pulled, conflicts=done.conflicts, waiting=waiting)
        )
        if done.refused:
            click.echo(say("syncing.round_refused", count=done.refused))
