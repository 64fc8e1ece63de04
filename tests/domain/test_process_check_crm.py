"""The default pipelines of five well-known CRMs fail on exactly the rules that they break."""

import pytest

from salesdesk.domain.process_check import CheckReport, check
from salesdesk.exchange.processfile import read_process_file
from tests.factories.process_check import FOLDER

BROKEN = {
    "dynamics365": ("E01", "E03", "E04", "E06", "E08", "E09", "E11", "E12"),
    "hubspot": ("E02", "E03", "E06", "E08", "E09", "E11", "E12"),
    "pipedrive": ("E01", "E02", "E03", "E06", "E08", "E09", "E11", "E12"),
    "salesforce": ("E01", "E03", "E06", "E08", "E09", "E11", "E12"),
    "zoho": ("E01", "E03", "E06", "E08", "E09", "E11", "E12"),
}


def report(name: str) -> CheckReport:
    return check(read_process_file(FOLDER.parent / "crm" / f"{name}.yaml"))


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_default_pipeline_breaks_these_rules_and_no_other(name: str) -> None:
    found = report(name)
    assert (found.errors, found.grade) == (BROKEN[name], "F")


def test_every_pipeline_of_the_folder_is_in_the_table() -> None:
    assert {file.stem for file in (FOLDER.parent / "crm").glob("*.yaml")} == set(BROKEN)


def test_the_one_stage_named_after_the_buyer_is_not_blamed() -> None:
    named = [one.place[1] for one in report("hubspot").findings if one.rule == "E11"]
    assert named == [0, 1, 2, 4, 5]
