"""A draft of a process: opened from anything, edited by place, kept through a kill, published as it was written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.domain.people import Role
from salesdesk.domain.process import Text
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.value import FORMULAS
from salesdesk.exchange.processfile import ProcessDocument, ProcessFileError
from salesdesk.services import process_drafts, process_figures, process_outline, process_publishing
from salesdesk.services.process_drafts import Draft
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.factories.portfolio import VERSION, distribution, keep, workspace
from tests.factories.stores import BOSS

TEMPLATE = "distribution-industrielle"


@pytest.fixture
def ops(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path, user_id=BOSS)
    keep(made, (replace(made.me(), role=Role.SALES_OPERATIONS), distribution()))
    return made


def text_of_template() -> str:
    return resource_path("processes", f"{TEMPLATE}.yaml").read_bytes().decode()


def published(opened: Workspace) -> list[ProcessVersion]:
    with opened.read() as connection:
        return sorted(find(connection, ProcessVersion), key=lambda one: one.version)


def weak(text: str) -> str:
    """A process that ends with the signature: the check has an error to say about it."""
    document = ProcessDocument(text, "weak")
    for _ in range(2):
        document = document.apply(Edit(EditKind.REMOVE, ("indicators", 0, "owner")))
        document = document.apply(Edit(EditKind.MOVE, ("indicators", 0), to=3))
    return document.text


def test_a_version_opens_as_the_draft_of_the_next_one(ops: Workspace) -> None:
    opened = process_drafts.open_version(ops, VERSION)
    assert opened.draft is not None
    assert (False, 1, True) == (opened.resumed, opened.latest, opened.may_edit)
    assert (distribution().content, 1, str(VERSION)) == (opened.draft.text, opened.draft.base, opened.draft.base_id)


def test_a_kept_draft_is_resumed_until_it_is_discarded(ops: Workspace) -> None:
    draft = process_drafts.open_version(ops, VERSION).draft
    assert draft is not None
    process_drafts.save(ops, draft, draft.text + "# été\n")
    again = process_drafts.open_version(ops, VERSION)
    assert again.draft is not None
    assert (True, draft.text + "# été\n", ops.now().date()) == (
        again.resumed, again.draft.text, again.draft.saved_at.date() if again.draft.saved_at else None,
    )  # fmt: skip
    process_drafts.discard(ops, again.draft)
    assert not process_drafts.open_version(ops, VERSION).resumed


def test_a_draft_begins_with_a_model_a_file_or_nothing(ops: Workspace, tmp_path: Path) -> None:
    assert text_of_template() == process_drafts.from_template(TEMPLATE).text
    path = tmp_path / "mien.yaml"
    path.write_bytes(text_of_template().replace("\n", "\r\n").encode())
    assert path.read_bytes() == process_drafts.from_file(path).text.encode()
    words = {"name": "Été à l'usine", "buyer": "Acheteur", "state": "Le client voit", "proof": "Le client l’a dit"}
    empty = process_drafts.from_nothing(words, "fr")
    review = process_drafts.look(ProcessDocument(empty.text, empty.source))
    assert ((), 1) == (review.faults, len(review.process.stages) if review.process else 0)
    assert process_drafts.open_new(ops).draft is None


def test_an_exported_draft_is_the_file_byte_for_byte(tmp_path: Path) -> None:
    for text in (text_of_template(), text_of_template().replace("\n", "\r\n"), "\ufeff" + text_of_template()):
        path = tmp_path / "out.yaml"
        process_drafts.export(text, path)
        assert text.encode() == path.read_bytes()


def test_edits_are_made_all_or_none() -> None:
    document = ProcessDocument(text_of_template(), "t")
    good = Edit(EditKind.SET, ("stages", 0, "standard_days"), 20)
    with pytest.raises(UserError):
        process_drafts.changed(document, [good, Edit(EditKind.REMOVE, ("stages", 40))])
    review = process_drafts.changed(document, [good])
    assert review.process is not None
    assert 20 == review.process.stages[0].standard_days
    assert review.report is not None


def test_faults_of_a_draft_are_all_listed_with_their_lines() -> None:
    text = text_of_template().replace("type: situation", "type: sizuation", 1).replace("by: client", "by: noone", 1)
    review = process_drafts.look(ProcessDocument(text, "t"))
    wrong = [line for line, words in enumerate(text.split("\n"), 1) if "noone" in words or "sizuation" in words]
    assert (None, wrong) == (review.report, [one.line for one in review.faults])
    assert len(review.parts) == 5


@pytest.mark.parametrize("optional", [True, False])
def test_words_are_set_by_language_and_taken_away_when_they_are_emptied(optional: bool) -> None:
    document = ProcessDocument(text_of_template(), "t")
    place = ("stages", 0, "conversations", 0, "contract")
    for lang, words in (("fr", ""), ("en", "")):
        edit = process_drafts.words_edit(document, place, lang, words, optional=optional)
        assert edit is not None
        document = document.apply(edit)
    assert (None if optional else {"en": ""}) == document.value(place)
    again = process_drafts.words_edit(document, place, "fr", "C’est\x00 l’été", optional=optional)
    assert again is not None
    assert "C’est l’été" == document.apply(again).value((*place, "fr"))
    assert process_drafts.words_edit(document.apply(again), place, "fr", "C’est l’été", optional=optional) is None


def test_a_value_that_is_the_same_is_no_edit() -> None:
    document = ProcessDocument(text_of_template(), "t")
    assert process_drafts.value_edit(document, ("stages", 0, "standard_days"), 15) is None
    assert process_drafts.value_edit(document, ("stages", 0, "back_to"), []) is None
    assert Edit(EditKind.REMOVE, ("stages", 1, "back_to")) == process_drafts.value_edit(
        document, ("stages", 1, "back_to"), []
    )


@pytest.mark.parametrize(
    "place",
    [
        ("roles",), ("triggers",), ("indicators",), ("stages",), ("stages", 0, "entry"), ("stages", 4, "exit"),
        ("stages", 0, "conversations"), *(("stages", 1, "conversations", 0, part) for part in
        ("questions", "points", "objections", "commitments", "script")),
    ],
)  # fmt: skip
def test_every_new_part_fits_without_a_fault(place: process_drafts.Place) -> None:
    document = ProcessDocument(text_of_template(), "t")
    key, part = process_outline.new_part(document.data, place)
    edit = Edit(EditKind.SET, (*place, key), part) if place == ("roles",) else Edit(EditKind.INSERT, (*place, 0), part)
    review = process_drafts.changed(document, [edit])
    assert () == review.faults
    assert key in {one.key for one in process_outline.walk(review.parts)}


def test_a_copy_has_keys_of_its_own_and_points_inside_itself() -> None:
    document = ProcessDocument(text_of_template(), "t")
    for place in (("stages", 1), ("stages", 0, "conversations", 0)):
        rank = int(place[-1])
        copy = process_outline.copied(document.data, place[:-1], document.value(place))
        review = process_drafts.changed(document, [Edit(EditKind.INSERT, (*place[:-1], rank + 1), copy)])
        assert () == review.faults


def test_the_part_around_a_field_is_found() -> None:
    parts = process_outline.outline(ProcessDocument(text_of_template(), "t").data)
    found = process_outline.part_around(parts, ("stages", 1, "exit", 0, "evidence", 0))
    assert found is not None
    assert (("stages", 1, "exit", 0), "S2x1") == (found.place, found.key)


@pytest.mark.parametrize("formula", sorted(FORMULAS))
def test_every_placeholder_has_a_sample_figure(formula: str) -> None:
    assert FORMULAS[formula].output_names == set(process_figures.sample_outputs(formula))


def test_an_unknown_placeholder_is_named() -> None:
    words = Text("{amount} et {prix}", "{amount} and {price}")
    assert ("prix", "price") == process_figures.unknown_places(words, "downtime")
    assert ("amount", "prix", "price") == process_figures.unknown_places(words, None)


def test_publishing_takes_the_next_number_and_keeps_the_text(ops: Workspace) -> None:
    draft = process_drafts.open_version(ops, VERSION).draft
    assert draft is not None
    kept = process_drafts.save(ops, draft, draft.text.replace("standard_days: 15", "standard_days: 16", 1))
    rules = process_publishing.confirmation(ops, kept).report.errors
    made = process_publishing.publish_draft(
        ops, kept, " Proposé par Julie ", {"S1": "S1", "S2": None}, acknowledged=rules
    )
    assert (2, "Proposé par Julie") == (made.version, made.notes)
    assert {"S1": "S1", "S2": None} == {key: json.loads(made.mapping)[key] for key in ("S1", "S2")}
    assert kept.text.replace("version: 1", "version: 2", 1) == made.content
    assert [1, 2] == [one.version for one in published(ops)]
    assert made == published(ops)[1]
    assert process_drafts.resume(ops, kept.key) is None


def test_an_error_of_the_check_is_answered_for_by_name(ops: Workspace) -> None:
    draft = Draft("new", weak(text_of_template()), "t")
    asked = process_publishing.confirmation(ops, draft)
    assert asked.report.errors
    with pytest.raises(UserError) as refusal:
        process_publishing.publish_draft(ops, draft, "", {})
    assert "studio.not_acknowledged" == refusal.value.key
    made = process_publishing.publish_draft(ops, draft, "", {}, acknowledged=asked.report.errors)
    assert asked.version == made.version


def test_a_draft_with_faults_or_too_long_is_not_published(ops: Workspace) -> None:
    with pytest.raises(ProcessFileError):
        process_publishing.publish_draft(ops, Draft("new", "stages: 3\n", "t"), "", {})
    long = text_of_template() + "# " + "é" * 120_000 + "\n"
    with pytest.raises(UserError) as refusal:
        process_publishing.confirmation(ops, Draft("new", long, "t"))
    assert "processes.too_long" == refusal.value.key
    assert 1 == len(published(ops))


def test_who_may_not_publish_is_refused_and_sees_it_before(tmp_path: Path) -> None:
    rep = workspace(tmp_path)
    keep(rep, (distribution(),))
    opened = process_drafts.open_version(rep, VERSION)
    assert opened.draft is not None
    assert not opened.may_edit
    rules = process_publishing.confirmation(rep, opened.draft).report.errors
    with pytest.raises(UserError) as refusal:
        process_publishing.publish_draft(rep, opened.draft, "", {}, acknowledged=rules)
    assert "processes.not_allowed" == refusal.value.key


@pytest.mark.parametrize(
    ("text", "typed", "wanted"),
    [
        ("a\r\nb\nc", "a\nB\nc", "a\r\nB\nc"),
        ("\ufeffa\r\n", "a\nété\n", "\ufeffa\r\nété\r\n"),
        ("a\n\nb", "ab", "ab"),
        ("a\u00a0b\r\n", "a\u00a0b\n", "a\u00a0b\r\n"),
        ("", "x\ny", "x\ny"),
    ],
)
def test_what_is_typed_in_the_text_leaves_the_other_line_ends_alone(text: str, typed: str, wanted: str) -> None:
    assert wanted == process_drafts.retyped(text, typed)
