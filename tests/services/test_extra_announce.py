"""The gain of an announcement: from the figures of the account, begun with only where one fits and is confirmed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.config.formats import Language
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import ExtraWorkId, OpportunityId
from salesdesk.services import extra_announce
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.portfolio import figure
from tests.factories.stores import REP

AFFAIR = OpportunityId(uuid4())


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def ready(client: Client, *figures: Any) -> extra_announce.ReadyAnnouncement:
    extra = ExtraWork(
        id=ExtraWorkId(uuid4()), account_id=client.account.id, what="Pompe de secours", asked_on=TODAY, noted_by=REP,
        opportunity_id=AFFAIR, price_cents=120_000,
    )  # fmt: skip
    with client.workspace.unit(None) as unit:
        unit.put_all([extra, *figures])
    return extra_announce.ready(client.workspace, extra.id)


def test_a_figure_of_the_same_affair_is_begun_with_and_says_that_it_comes_each_year(client: Client) -> None:
    saved = {"cash_likely_cents": None, "yearly_likely_cents": 960_000}
    about = ready(
        client, figure(client.account.id),
        figure(client.account.id, formula="pump_energy", opportunity_id=AFFAIR, **saved),
    )  # fmt: skip
    assert [(one.cents, one.yearly, one.fits) for one in about.gains] == [
        (960_000, True, True), (3_350_000, False, False),
    ]  # fmt: skip
    assert about.gain == about.gains[0]
    message = about.message(Language.ENGLISH, to=None, price_cents=120_000, gain_cents=960_000, gain_yearly=True)
    assert "from your own figures: €9,600 a year." in message.body


def test_what_is_to_confirm_elsewhere_or_not_alone_is_offered_and_not_begun_with(client: Client) -> None:
    fits = {"opportunity_id": AFFAIR}
    elsewhere, doubtful = figure(client.account.id), figure(client.account.id, to_confirm=True, point_key="a", **fits)
    assert ready(client, elsewhere, doubtful).gain is None
    two = [figure(client.account.id, point_key=key, **fits) for key in "bc"]
    about = ready(client, *two)
    assert (about.gain, len(about.gains)) == (None, 4)


def test_what_costs_us_or_is_a_ratio_or_unknown_is_no_gain_of_the_client(client: Client) -> None:
    kinds = ("unprofitable_practice", "extra_price", "of_a_newer_version")
    yearly = {"yearly_likely_cents": 5_000}
    assert ready(client, *(figure(client.account.id, formula=one, **yearly) for one in kinds)).gains == ()
