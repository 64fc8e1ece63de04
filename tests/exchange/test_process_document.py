"""An edit of a process file changes its place only: every other line stays, and the file says what was asked."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.exchange.processfile import ProcessFileError, read_process
from salesdesk.exchange.processfile.document import ProcessDocument, edited, place_of
from salesdesk.exchange.processfile.spans import Place
from salesdesk.exchange.processfile.written import Plain

SHIPPED = ("distribution-industrielle", "expertise-comptable")
HAND_WRITTEN = """\
# Made by hand: comments everywhere, every way of writing YAML.
process: {id: small, version: 2, lang: fr, name: Petit, currency: EUR, cycle_days: 30,
  target: {wins_year: 4, avg_value: 1000}}   # in flow style

roles:   # who
  boss:
    label: 'L''acheteur'   # one language
    buying_role: decider
stages:
  # the first one
  - id: S1   # a key
    buyer_state: Le client reconnaît un coût
    standard_days: 10
    to_next: 0.50
    exit:
    - id: x1
      text: "Liste : \\"trois\\" machines"
      evidence:
        - client_file  # why
        - client_mail
      by: client
      # a remark below x1

    # above x2
    - id: x2
      text: {fr: "Oui", en: 'Yes'}
      evidence: [cosigned_note, client_mail]
    conversations: []

  # the second one

  - id: S2
    buyer_state: |
      Le client
      paie
    standard_days: 20
    to_next: 1
    exit:
      - id: x3
        text: >-
          Payé
          en banque
        evidence: [bank_receipt]
    conversations:
# the end
"""
AWKWARD = (
    "été : l’hiver #1", "- tiret", "yes", "No", "null", "~", "12", "1.50", "0x1F", "true", "", " ", " bords ", "a: b",
    "#", "'", '"', "l'ami \"dit\"", "\\n", "deux\nlignes", "tab\tici", "{x}", "[1]", "&a", "*a", "!tag", "%", "@", "`",
    "|", ">", "?", "-", "--- ", "€\u202f\u00a0!", "😀", "fin:", "a #b", "\u2028", "\x85", "2026-11-22", "1e3", "=",
    "<<",
)  # fmt: skip
words = st.sampled_from(AWKWARD) | st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")))
VALUES = st.one_of(words, st.integers(-9, 10**6), st.floats(0.001, 0.999), st.booleans())
NEW = st.fixed_dictionaries(
    {"id": st.sampled_from(["n1", "n2"]), "text": st.fixed_dictionaries({"fr": words, "en": words})},
    optional={
        "evidence": st.lists(st.sampled_from(["client_mail", "client_file"]), min_size=1),
        "by": st.just("client"),
    },
)


def document(name: str) -> ProcessDocument:
    text = resource_path("processes", f"{name}.yaml").read_bytes().decode()
    return ProcessDocument(text, name)


def parts(data: Plain, path: Place = ()) -> list[tuple[Place, Plain]]:
    """Every place of a file with what stands there."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(path, data), *(one for key, value in items for one in parts(value, (*path, key)))]


def only_added(shorter: list[str], longer: list[str]) -> bool:
    """Whether the longer text is the shorter one with lines put in at one place."""
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    return longer[start + len(longer) - len(shorter) :] == shorter[start:]


def check(before: ProcessDocument, edit: Edit) -> ProcessDocument:
    """Makes an edit, and holds the text against the same edit on plain values."""
    after = before.apply(edit)
    assert edited(before.data, edit) == after.data
    return after


def draw_edit(data: st.DataObject, whole: dict[str, Plain]) -> Edit:
    """Draws an edit that fits somewhere in a file."""
    places = parts(whole)
    scalars = [path for path, value in places if path and not isinstance(value, dict | list)]
    lists = [path for path, value in places if isinstance(value, list) and value and isinstance(value[0], dict)]
    maps = [path for path, value in places if isinstance(value, dict) and value and path]
    kind = data.draw(st.sampled_from(["set", "add", "insert", "remove", "drop", "move"]))
    if kind == "set":
        return Edit(EditKind.SET, data.draw(st.sampled_from(scalars)), data.draw(VALUES))
    if kind == "add":
        return Edit(EditKind.SET, (*data.draw(st.sampled_from(maps)), "added"), data.draw(VALUES | NEW))
    if kind == "drop":
        path = data.draw(st.sampled_from(maps))
        found = dict(places)[path]
        assert isinstance(found, dict)
        return Edit(EditKind.REMOVE, (*path, data.draw(st.sampled_from(sorted(found)))))
    path = data.draw(st.sampled_from(lists))
    found = dict(places)[path]
    assert isinstance(found, list)
    rank = data.draw(st.integers(0, len(found) - 1))
    if kind == "insert":
        return Edit(EditKind.INSERT, (*path, rank + data.draw(st.integers(0, 1))), data.draw(NEW))
    if kind == "remove":
        return Edit(EditKind.REMOVE, (*path, rank))
    return Edit(EditKind.MOVE, (*path, rank), to=data.draw(st.integers(0, len(found) - 1)))


def lines_kept(before: str, after: str, edit: Edit) -> bool:
    """Whether no line but those of the edited place differs."""
    old, new = before.split("\n"), after.split("\n")
    if edit.kind is EditKind.MOVE:
        return sorted(old) == sorted(new)
    if edit.kind is EditKind.INSERT:
        return only_added(old, new)
    if edit.kind is EditKind.SET and len(new) == len(old):
        return sum(one != other for one, other in zip(old, new, strict=True)) <= 1
    if edit.kind is EditKind.SET:
        return only_added(old, new)
    return only_added(new, old) or _one_place(old, new)


def _one_place(old: list[str], new: list[str]) -> bool:
    """Whether the new lines are the old ones but for one line and what went beside it."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    rest = new[start + 1 :]
    return rest == old[len(old) - len(rest) :]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_that_is_not_edited_stays_byte_for_byte(name: str) -> None:
    before = resource_path("processes", f"{name}.yaml").read_bytes()
    assert before == document(name).text.encode()
    assert document(name).process == read_process(before.decode(), source=name)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_edits_say_what_was_asked_and_touch_no_other_line(name: str, data: st.DataObject) -> None:
    before = document(name)
    if data.draw(st.booleans()):
        before = ProcessDocument(before.text.replace("\n", "\r\n"), name)
    for _ in range(data.draw(st.integers(1, 3))):
        edit = draw_edit(data, before.data)
        after = check(before, edit)
        assert lines_kept(before.text, after.text, edit)
        before = after


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_file_written_in_every_way_is_edited_or_refused_but_never_spoilt(data: st.DataObject) -> None:
    before = ProcessDocument(HAND_WRITTEN, "small")
    for _ in range(data.draw(st.integers(1, 4))):
        edit = draw_edit(data, before.data)
        # What this hand wrote too cleverly is refused, and then stays as it is.
        with contextlib.suppress(UserError):
            before = check(before, edit)


@pytest.mark.parametrize("value", AWKWARD)
@pytest.mark.parametrize("path", [("stages", 0, "exit", 0, "text"), ("roles", "boss", "label"), ("process", "name")])
def test_any_words_are_read_back_as_they_were_typed(path: Place, value: str) -> None:
    after = ProcessDocument(HAND_WRITTEN, "small").apply(Edit(EditKind.SET, path, value))
    assert value == after.value(path)


def edit_line(kind: EditKind, path: Place, value: object = None, to: int | None = None) -> tuple[list[str], list[str]]:
    """Lines that go and lines that come by an edit of the hand-written file."""
    before = ProcessDocument(HAND_WRITTEN, "small")
    after = check(before, Edit(kind, path, value, to))
    old, new = HAND_WRITTEN.split("\n"), after.text.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_comment_beside_a_value_stays() -> None:
    gone, come = edit_line(EditKind.SET, ("stages", 0, "id"), "S9")
    assert (["  - id: S1   # a key"], ["  - id: S9   # a key"]) == (gone, come)


def test_a_quotation_mark_stays_the_author_s() -> None:
    _, come = edit_line(EditKind.SET, ("roles", "boss", "label"), "L'ami #1")
    assert ["    label: 'L''ami #1'   # one language"] == come


def test_words_in_one_language_become_words_in_two() -> None:
    _, come = edit_line(EditKind.SET, ("stages", 0, "buyer_state"), {"fr": "Il paie", "en": "He pays"})
    assert ["    buyer_state:", '      fr: "Il paie"', '      en: "He pays"'] == come


def test_the_other_language_is_added_beside_the_first() -> None:
    before = ProcessDocument(HAND_WRITTEN, "small")
    after = before.apply(Edit(EditKind.SET, ("stages", 0, "buyer_state", "en"), "The client sees"))
    assert {"fr": "Le client reconnaît un coût", "en": "The client sees"} == after.value(("stages", 0, "buyer_state"))
    own = before.apply(Edit(EditKind.SET, ("stages", 0, "buyer_state", "fr"), "Il voit"))
    assert "    buyer_state: Il voit" in own.text.split("\n")


def test_an_item_moves_with_the_comment_right_above_it() -> None:
    before = ProcessDocument(HAND_WRITTEN, "small")
    after = check(before, Edit(EditKind.MOVE, ("stages", 0, "exit", 1), to=0))
    lines = after.text.split("\n")
    assert "    - id: x2" == lines[lines.index("    # above x2") + 1]
    assert lines.index("    - id: x2") < lines.index("    - id: x1")


def test_a_missing_list_is_begun_and_an_empty_one_is_filled() -> None:
    before = ProcessDocument(HAND_WRITTEN, "small")
    talk = {"id": "C1", "theme": {"fr": "Thème"}, "minutes": 30}
    for path in (("stages", 0, "conversations", 0), ("stages", 1, "conversations", 0), ("triggers", 0)):
        assert [talk] == check(before, Edit(EditKind.INSERT, path, talk)).value(path[:-1])


def test_a_byte_order_mark_and_a_last_line_without_its_end_stay() -> None:
    text = "\ufeff" + HAND_WRITTEN.removesuffix("conversations:\n# the end\n").rstrip()
    after = ProcessDocument(text, "small").apply(Edit(EditKind.INSERT, ("stages", 1, "exit", 1), {"id": "x4"}))
    assert (text + "\n      - id: x4") == after.text


def test_a_new_item_stands_apart_as_the_others_do() -> None:
    before = document(SHIPPED[0])
    last = len(before.value(("stages",)) or ())  # type: ignore[arg-type]  # a list in this file
    after = check(before, Edit(EditKind.INSERT, ("stages", last), {"id": "S9"}))
    assert after.text.endswith("\n\n  - id: S9\n")


def test_what_the_edit_names_must_be_there() -> None:
    before = ProcessDocument(HAND_WRITTEN, "small")
    for edit in (
        Edit(EditKind.REMOVE, ("stages", 7)),
        Edit(EditKind.SET, ("stages", 0, "id", "deep"), "x"),
        Edit(EditKind.MOVE, ("stages", 0), to=5),
        Edit(EditKind.INSERT, ("roles", 0), "x"),
        Edit(EditKind.REMOVE, ("stages", 0, "no_such")),
    ):
        with pytest.raises(UserError) as refusal:
            before.apply(edit)
        assert "studio.edit_elsewhere" == refusal.value.key


def test_faults_are_listed_and_their_places_are_places_of_the_document() -> None:
    before = document(SHIPPED[0])
    after = before.apply(Edit(EditKind.SET, ("stages", 1, "exit", 0, "evidence"), ["client_words", "nothing"]))
    (fault,) = after.faults
    assert ("stages", 1, "exit", 0, "evidence", 1) == place_of(fault.path)
    assert fault.line == after.place_line(place_of(fault.path))
    with pytest.raises(ProcessFileError):
        _ = after.process
    assert after.is_readable


def test_a_text_that_is_no_yaml_has_one_fault_and_no_form() -> None:
    broken = ProcessDocument("stages: [\n  - id", "small")
    assert (False, {}, 1) == (broken.is_readable, broken.data, len(broken.faults))
    assert broken.faults[0].line == broken.place_line(("stages", 3))


def test_the_line_of_what_is_not_written_is_that_of_what_is_around_it() -> None:
    found = ProcessDocument(HAND_WRITTEN, "small")
    lines = HAND_WRITTEN.split("\n")
    assert lines.index("    - id: x2") + 1 == found.place_line(("stages", 0, "exit", 1, "by"))
    assert lines.index("      by: client") + 1 == found.place_line(("stages", 0, "exit", 0, "by"))


# Signs that editors and habits leave: tabs in comments, quoted keys, flow style over lines, blocks, dashes alone.
NASTY = """\
# c\twith tab
"process": {"id": small, version: 2, 'lang': fr, name: {fr: "Pe: tit"}, currency: EUR, cycle_days: 30,  #\ttab
  target: {wins_year: 4, avg_value: 1000}, }
"roles":   #\twho
  "boss":
    'label': |
      Deux
      lignes

    buying_role: decider   #\tx
  aide: {}
stages:
  - "id": S1 # key\t.
    buyer_state: >
      Plié
      ici
    standard_days: 10
    back_to: []
    to_next: 0.5
    "exit":
    -   id: x1
        text: {fr: "Oui", "en": 'Yes'}
        evidence: [ client_mail , client_file ]   # why
        after: [
          x2,   # second
        ]
    -
        id: x2
        text: |-
            a: b
            # not a comment
        evidence:
        - client_mail
    conversations: []
  - id: S2
    buyer_state: "Suite
      longue"
    standard_days: 20
    to_next: 1
    exit: [{id: x3, text: Fin, evidence: [client_mail]}, {id: x4, text: Fin 2, evidence: [client_mail]}]
"""
WRITTEN = {
    "as it is": NASTY, "line ends of Windows": NASTY.replace("\n", "\r\n"), "no last line end": NASTY.rstrip("\n"),
    "mark of byte order": "\ufeff" + NASTY, "both line ends": NASTY.replace("\n", "\r\n", 7),
}  # fmt: skip


def edits_everywhere(data: dict[str, Plain]) -> list[Edit]:
    """An edit of each kind at each place of a file."""
    made: list[Edit] = []
    for path, value in parts(data):
        if path:
            made.append(Edit(EditKind.REMOVE, path))
        if isinstance(value, list):
            made += [Edit(EditKind.INSERT, (*path, rank), {"id": "n", "text": "a: b"}) for rank in (0, len(value))]
            made += [Edit(EditKind.MOVE, (*path, rank), to=0) for rank in range(1, len(value))]
        elif isinstance(value, dict):
            made.append(Edit(EditKind.SET, (*path, "added"), "x y"))
        else:
            made.append(Edit(EditKind.SET, path, "L'été : #1"))
    return made


@pytest.mark.parametrize("way", WRITTEN)
def test_every_edit_of_an_awkward_file_keeps_marks_line_ends_and_the_rest(way: str) -> None:
    before = ProcessDocument(WRITTEN[way], "nasty")
    for edit in edits_everywhere(before.data):
        after = check(before, edit).text
        assert before.text.startswith("\ufeff") == after.startswith("\ufeff")
        assert before.text.endswith("\n") == after.endswith("\n")
        assert way != "line ends of Windows" or "\n" not in after.replace("\r\n", "")
        comments = [line.partition("#\t")[2] for line in before.text.splitlines() if "#\t" in line]
        # A comment goes only with the part that it stands in.
        assert edit.kind is EditKind.REMOVE or all(comment in after for comment in comments)


def test_an_edit_that_makes_the_file_too_long_says_so() -> None:
    with pytest.raises(ProcessFileError) as refusal:
        document(SHIPPED[0]).apply(Edit(EditKind.SET, ("process", "name", "fr"), "mot " * 300_000))
    assert ["process.too_large"] == [one.key for one in refusal.value.problems]
