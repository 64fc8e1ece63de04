"""`salesdesk`: opens the application."""

import sys

import click


@click.command("app")
@click.option("--profile", default="", help="Id of the profile to open.")
def command(profile: str) -> None:
    """Open the application."""
    from salesdesk.config.logs import configure_logs
    from salesdesk.config.paths import Paths
    from salesdesk.desktop.app import Start, run

    paths = Paths.of_user()
    paths.create()
    configure_logs(paths)
    sys.exit(run(sys.argv[:1], paths, Start(profile_id=profile)))
