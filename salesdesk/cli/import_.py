"""`salesdesk import`: a file into a profile's store, tried first, made in one gesture. Import de fichiers."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from salesdesk.cli.terminal import print_json, say
from salesdesk.domain.errors import ErrorArgument, UserError

if TYPE_CHECKING:
    from salesdesk.services.importing import ImportFile, ImportRequest, Preview, Problem
    from salesdesk.services.workspace import Workspace

_TARGETS: Final = ("teams", "products", "accounts", "contacts", "opportunities")
_MOST_SHOWN: Final = 20


@click.command("import")
@click.argument("target", type=click.Choice(_TARGETS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", default="", help="Id of the profile; not needed where there is one alone.")
@click.option("--sample", is_flag=True, help="Import into the sample company.")
@click.option("--sheet", default=None, help="Name of the sheet, for a workbook.")
@click.option("--mapping", type=click.Path(path_type=Path), help="JSON file that says which column fills which field.")
@click.option("--save-mapping", type=click.Path(path_type=Path), help="Write the mapping used to a JSON file.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.option("--currency", default=None, help="Currency of amounts that name none, for example EUR.")
@click.option("--date-order", type=click.Choice(["day_first", "month_first"]), help="Order of dates like 01/02/2026.")
@click.option("--decimal-sign", type=click.Choice([",", "."]), help="Sign before decimals where it is open.")
@click.option("--duplicates", type=click.Choice(["skip", "update", "create"]), default="skip", show_default=True)
@click.option("--placeholder", default="", help="Account for deals without one; else listed.")
@click.option("--pin-stdin", is_flag=True, help="Read the PIN from the standard input.")
@click.option("--yes", is_flag=True, help="Import without asking.")
def command(target: str, file: Path, **options: Any) -> None:
    """Import a CSV file or an .xlsx workbook."""
    from salesdesk.config.paths import Paths
    from salesdesk.services import importing, profiles

    paths = Paths.of_user()
    pin = sys.stdin.readline().rstrip("\n") if options["pin_stdin"] else None
    looked_at = importing.inspect(file, options["sheet"])
    opened = profiles.open_profile(paths, chosen_profile(options["profile"], sample=options["sample"]), pin=pin)
    try:
        request = _request(opened.workspace, looked_at, target, options)
        preview = importing.dry_run(opened.workspace, request)
        if options["save_mapping"]:
            _save_mapping(options["save_mapping"], request)
        if not options["as_json"]:
            _tell(preview)
        made = not options["dry_run"] and preview.writes
        if made:
            _confirm(yes=options["yes"] or options["as_json"])
            preview = importing.apply(opened.workspace, preview).done
    finally:
        opened.close()
    if options["as_json"]:
        print_json(_as_json(preview, written=made))
    else:
        click.echo(say(f"importing.cli_{'done' if made else 'dry' if preview.writes else 'nothing'}"))


def chosen_profile(wanted: str, *, sample: bool) -> str:
    """Finds the profile that a command means.

    Args:
        wanted: Its id as given; empty for the only one.
        sample: True for the sample company's.

    Returns:
        Its id.
    """
    from salesdesk.config.paths import Paths
    from salesdesk.services import profiles

    paths = Paths.of_user()
    if sample and not wanted:
        wanted = next((card.profile_id for card in profiles.list_profiles(paths) if card.is_sample), "")
    return profiles.choose_profile(paths, wanted)


def _request(
    workspace: "Workspace", looked_at: "ImportFile", target: str, options: Mapping[str, Any]
) -> "ImportRequest":
    from salesdesk.services import importing

    kept = _read_mapping(options["mapping"]) if options["mapping"] else {}
    mapping = importing.ColumnMapping.from_dict(kept["mapping"]) if "mapping" in kept else None
    if mapping is None:
        mapping = importing.propose(workspace, looked_at, target, currency=options["currency"]).request.mapping
    kinds = {item.name: item.kind for item in importing.TARGETS[target].fields if item.name in mapping.columns}
    if options["date_order"]:
        order = importing.DateOrder(options["date_order"])
        asked = {name: order for name, kind in kinds.items() if kind == "date" and name not in mapping.date_orders}
        mapping = replace(mapping, date_orders={**mapping.date_orders, **asked})
    if options["decimal_sign"]:
        sign = importing.DecimalSign(options["decimal_sign"])
        numbers = [name for name, kind in kinds.items() if kind in ("number", "money")]
        open_ones = {name: sign for name in numbers if name not in mapping.decimal_signs}
        mapping = replace(mapping, decimal_signs={**mapping.decimal_signs, **open_ones})
    proposal = importing.propose(workspace, looked_at, target, mapping=mapping, currency=options["currency"])
    # A stage word that is not understood lists its rows; what leaves a whole column open must be answered.
    asked_for = [one for one in proposal.questions if one.key != "importing.stage_unknown"]
    if asked_for:
        raise UserError("importing.questions", what=" ".join(_words(one) for one in asked_for))
    return replace(
        proposal.request,
        duplicates=importing.DuplicateChoice(options["duplicates"]),
        placeholder=options["placeholder"].strip(),
        stages={**proposal.request.stages, **kept.get("stages", {})},
        revenue_unit=int(kept.get("revenue_unit", proposal.request.revenue_unit)),
    )


def _read_mapping(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as failure:
        raise UserError("importing.bad_mapping_file", file=path.name, reason=str(failure)) from failure
    if not isinstance(content, dict) or not isinstance(content.get("stages", {}), dict):
        raise UserError("importing.bad_mapping_file", file=path.name, reason="")
    return content


def _save_mapping(path: Path, request: "ImportRequest") -> None:
    content = {
        "mapping": request.mapping.to_dict(),
        "stages": dict(request.stages),
        "revenue_unit": request.revenue_unit,
    }
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as failure:
        raise UserError("import.cannot_write", file=path.name, reason=failure.strerror or "") from failure


def _confirm(*, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty() or not click.confirm(say("importing.cli_confirm")):
        raise UserError("importing.not_confirmed")


def _words(problem: "Problem") -> str:
    args: dict[str, ErrorArgument] = {"line": problem.line, "column": problem.column, "value": problem.value}
    args |= problem.args
    if "field" in args:
        args["field"] = say(str(args["field"]))
    return say(problem.key, **args)


def _tell(preview: "Preview") -> None:
    kinds = {str(kind): count for kind, count in preview.kinds.items()}
    total = preview.total
    click.echo(
        say(
            "importing.cli_summary",
            file=preview.request.path.name,
            total=total.total.rows,
            corrected=total.corrected.rows,
            **kinds,
        )
    )
    if total.total.value_cents:
        entered = total.imported.value_cents + total.corrected.value_cents
        cents = {"value": total.total.value_cents, "entered": entered, "left": total.total.value_cents - entered}
        click.echo(say("importing.cli_value", **{name: amount / 100 for name, amount in cents.items()}))
    if preview.people:
        click.echo(say("importing.cli_people", count=len(preview.people)))
    for correction, count in preview.corrections[:_MOST_SHOWN]:
        args = {"column": correction.column, "before": correction.before, "after": correction.after}
        click.echo("  " + say("importing.cli_correction", count=count, text=say(correction.rule.value, **args)))
    listed = [one for one in preview.lines if one.planned.outcome.reasons]
    for one in listed[:_MOST_SHOWN]:
        click.echo("  " + " ".join(_words(problem) for problem in one.planned.outcome.reasons))
    if (more := total.listed.rows - len(listed[:_MOST_SHOWN])) > 0:
        click.echo("  " + say("importing.cli_more", count=more))


def _as_json(preview: "Preview", *, written: bool) -> dict[str, Any]:
    return {
        "file": preview.request.path.name,
        "target": preview.request.target,
        "written": written,
        "rows": {str(kind): count for kind, count in preview.kinds.items()},
        "records": dict(preview.records),
        "agents": {
            agent: {
                "rows": count.total.rows,
                "value_cents": count.total.value_cents,
                "imported": count.imported.rows + count.corrected.rows,
                "imported_cents": count.imported.value_cents + count.corrected.value_cents,
                "listed": count.listed.rows + count.duplicate.rows,
            }
            for agent, count in preview.by_agent.items()
        },
        "corrections": [
            {"column": one.column, "before": one.before, "after": one.after, "rule": one.rule.value, "rows": count}
            for one, count in preview.corrections
        ],
        "reasons": dict(preview.reasons),
        "listed": [
            {"line": one.line, "reasons": [_words(problem) for problem in one.planned.outcome.reasons]}
            for one in preview.lines
            if one.planned.outcome.reasons
        ],
        "people": list(preview.people),
    }
