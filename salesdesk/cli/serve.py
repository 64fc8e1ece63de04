"""``salesdesk serve``: the server of a firm (serveur), until SIGTERM or Ctrl-C."""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import click

from salesdesk.cli.terminal import say
from salesdesk.config.durable import replace_durably
from salesdesk.config.logs import configure_logs
from salesdesk.config.paths import Paths

FOLDER = "server"


def default_data() -> Path:
    """Returns the folder of the server where none is named."""
    return Paths.of_user().data / FOLDER


def _end_with_starter() -> None:
    """Ends the server in good order when the program that started it is gone, however that ended."""
    while sys.stdin.buffer.read(4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


@click.command(help=say("server.help_serve"))
@click.option("--host", default="127.0.0.1", show_default=True, help=say("server.help_host"))
@click.option("--port", default=8420, show_default=True, type=click.IntRange(0, 65535), help=say("server.help_port"))
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help=say("server.help_data"))
@click.option("--database", envvar="SALESDESK_DATABASE", help=say("server.help_database"))
@click.option("--tls-cert", type=click.Path(path_type=Path), help=say("server.help_tls_cert"))
@click.option("--tls-key", type=click.Path(path_type=Path), help=say("server.help_tls_key"))
@click.option("--behind-proxy", is_flag=True, help=say("server.help_behind_proxy"))
@click.option("--proxy-address", default="127.0.0.1", show_default=True, help=say("server.help_proxy_address"))
@click.option("--openapi", is_flag=True, help=say("server.help_openapi"))
@click.option("--until-stdin-closes", is_flag=True, hidden=True)
@click.option("--ready-file", type=click.Path(path_type=Path, dir_okay=False), help=say("server.help_ready_file"))
def command(data: Path | None, ready_file: Path | None, until_stdin_closes: bool, **settings: Any) -> None:
    """Serves until it is told to stop."""
    from salesdesk.server.app import serve
    from salesdesk.server.config import ServerConfig

    # The other options are named as the settings are.
    config = ServerConfig(data=data or default_data(), **settings)
    configure_logs(Paths.of_user(), program=FOLDER)

    if until_stdin_closes:
        threading.Thread(target=_end_with_starter, daemon=True).start()

    def ready(address: str) -> None:
        click.echo(say("server.listening", address=address))
        if ready_file is not None:
            replace_durably(ready_file, address.encode())

    try:
        serve(config, ready)
    finally:
        if ready_file is not None:
            ready_file.unlink(missing_ok=True)
    click.echo(say("server.stopped"))
