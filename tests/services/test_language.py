"""The nudge on a real store: figures of the account, decisions with consent, the firm's weights once published."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import LanguageWeightsId
from salesdesk.domain.language import judge, learn, remarks_on
from salesdesk.domain.language.evaluation import Confusion
from salesdesk.domain.language_labels import LanguageLabel, LanguageLabelKind, LanguageWeights, NudgeDecision
from salesdesk.domain.people import Role
from salesdesk.services import language, language_refit, language_tools
from salesdesk.services.language import Decided
from salesdesk.services.language_refit import Refit, Report
from salesdesk.services.language_tools import shipped_sentences, shipped_tools
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.factories.conversations import Client, client_at
from tests.factories.stores import BOSS

EFFORT = "Nous avons passé trois jours sur votre dossier."


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def decided(decision: NudgeDecision, sentence: str = EFFORT, replaced_by: str = "") -> Decided:
    return Decided(
        sentence=sentence, lang="fr", proposed=LanguageLabelKind.EFFORT, decision=decision, replaced_by=replaced_by
    )


def labels(workspace: Workspace) -> list[LanguageLabel]:
    with workspace.read() as connection:
        return find(connection, LanguageLabel)


def test_a_text_is_read_with_its_places(client: Client) -> None:
    text = f"Bonjour,\n\n- {EFFORT}\nÀ mardi."
    found = language.advise(client.workspace, text, "fr", account_id=client.account.id)
    assert ["Nous avons passé"] == [text[one.remark.start : one.remark.end] for one in found]


def test_an_accepted_remark_keeps_the_sentence_without_names(client: Client) -> None:
    named = f"Nous avons appelé {client.claire.full_name} de {client.account.name} 12 fois."
    language.decide(client.workspace, decided(NudgeDecision.ACCEPTED, named), consent=True)
    kept = labels(client.workspace)
    assert [LanguageLabelKind.EFFORT] == [one.label for one in kept]
    words = kept[0].sentence.casefold()
    for hidden in (client.claire.last_name, client.claire.first_name, client.account.name, "12"):
        assert hidden.casefold() not in words


def test_a_dismissed_remark_is_neutral_and_never_made_again(client: Client) -> None:
    language.decide(client.workspace, decided(NudgeDecision.DISMISSED), consent=True)
    assert [LanguageLabelKind.NEUTRAL] == [one.label for one in labels(client.workspace)]
    assert () == language.advise(client.workspace, EFFORT, "fr")
    assert 1 == len(language.advise(client.workspace, EFFORT.replace("trois", "quatre"), "fr"))


def test_without_consent_only_a_hash_of_a_dismissed_sentence_is_kept(client: Client) -> None:
    for decision in NudgeDecision:
        assert language.decide(client.workspace, decided(decision), consent=False) is None
    assert [] == labels(client.workspace)
    assert () == language.advise(client.workspace, EFFORT, "fr")


def published(client: Client, version: int, content: str) -> None:
    with client.workspace.unit(None) as unit:
        unit.put(
            LanguageWeights(
                id=LanguageWeightsId(client.workspace.new_id()), lang="fr", version=version, content=content,
                sentences=10, published_at=client.workspace.now(), published_by=BOSS,
            )
        )  # fmt: skip


def test_the_greatest_published_version_takes_the_place_of_the_shipped_weights(client: Client) -> None:
    assert language_tools.tools_of(client.workspace, "fr") is shipped_tools("fr")
    small = learn([one for one in shipped_sentences("fr") if one.trade in {"hvac", "printing"}], "fr")
    published(client, 2, small.to_json())
    published(client, 1, learn([one for one in shipped_sentences("fr") if one.trade == "training"], "fr").to_json())
    assert small.sentences == language_tools.tools_of(client.workspace, "fr").weights.sentences


@pytest.mark.parametrize("content", ["", "{", json.dumps({"format": 1, "lang": "fr"})])
def test_published_weights_that_are_not_sound_are_ignored_with_a_line_in_the_log(
    client: Client, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    published(client, 1, content)
    with caplog.at_level(logging.WARNING):
        assert language_tools.tools_of(client.workspace, "fr") is shipped_tools("fr")
    assert any("published-weights-ignored" in record.getMessage() for record in caplog.records)


def made(passes: bool) -> Refit:
    counted = Confusion(80, 10, 5, 100) if passes else Confusion(80, 10, 40, 60)
    report = Report(lang="fr", judged=(), everything=counted, hard=None, hold_out=None, questions=0)
    return Refit(shipped_tools("fr").weights, report)


def test_weights_below_the_gates_are_not_published(tmp_path: Path) -> None:
    client = client_at(tmp_path, user_id=BOSS)
    with pytest.raises(UserError, match=r"language\.(gates_failed|not_allowed)"):
        language_refit.publish(client.workspace, made(passes=False))
    with client.workspace.read() as connection:
        assert [] == find(connection, LanguageWeights)
    client.workspace.close()


def test_weights_above_the_gates_are_published_one_version_up_and_used(client: Client) -> None:
    published(client, 4, "{")
    with client.workspace.unit(None) as unit:
        unit.put(replace(client.workspace.me(), role=Role.SALES_OPERATIONS))
    small = learn([one for one in shipped_sentences("fr") if one.trade in {"hvac", "printing"}], "fr")
    record = language_refit.publish(client.workspace, replace(made(passes=True), weights=small))
    assert (5, small.to_json()) == (record.version, record.content)
    assert small.sentences == language_tools.tools_of(client.workspace, "fr").weights.sentences


def test_a_rep_publishes_no_weights(client: Client) -> None:
    with pytest.raises(UserError, match="not_allowed"):
        language_refit.publish(client.workspace, made(passes=True))


def test_a_label_of_the_firm_beats_the_shipped_one_and_joins_the_others(client: Client) -> None:
    shipped = shipped_sentences("fr")[0]
    own = [replace(shipped, label=LanguageLabelKind.NEUTRAL), replace(shipped, sentence="Autre chose.")]
    together = language_refit.sentences_of("fr", own)
    assert len(shipped_sentences("fr")) + 1 == len(together)
    assert LanguageLabelKind.NEUTRAL == next(one.label for one in together if one.sentence == shipped.sentence)


def test_decisions_of_the_firm_are_learned_from(client: Client) -> None:
    language.decide(client.workspace, decided(NudgeDecision.ACCEPTED), consent=True)
    assert [(EFFORT, "firm")] == [
        (one.sentence, one.trade) for one in language_refit.firm_sentences(client.workspace, "fr")
    ]


def test_too_few_sentences_tell_nothing() -> None:
    with pytest.raises(UserError, match="too_few"):
        language_refit.report_on(shipped_sentences("fr")[:50], "fr")


def test_the_same_sentence_is_judged_once() -> None:
    tools = shipped_tools("fr")
    assert language_tools.judged(EFFORT, tools) is language_tools.judged(EFFORT, tools)
    assert judge(EFFORT, tools) == language_tools.judged(EFFORT, tools)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Voici ce que j’ai retenu."),
        ("fr", "Voici ce que nous avons retenu de notre échange."),
        ("fr", "Voici le compte rendu de notre entretien."),
        ("fr", "Je résume notre échange de ce matin."),
        ("fr", "J’espère que vous allez bien."),
        ("en", "Here is what I have noted."),
        ("en", "Let me sum up our conversation of this morning."),
    ],
)
def test_an_opening_of_a_recap_is_courtesy(lang: str, sentence: str) -> None:
    assert not judge(sentence, shipped_tools(lang)).flagged


@pytest.mark.parametrize("language", list(Language))
def test_nothing_that_the_recap_says_by_itself_is_remarked(language: Language) -> None:
    messages = Messages(language)
    keys = ("thanks", "told", "figures", "yours", "ours", "extras", "your_yes", "check", "regards")
    said = [messages.text(f"recap.{key}", day="lundi 23 novembre 2026") for key in keys]
    text = "\n\n".join(said)
    assert [] == [one.sentence.text for one in remarks_on(text, language.value, shipped_tools(language.value))]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Voici ce que nous avons fait\u00a0: nous avons passé huit heures sur votre dossier."),
        ("fr", "J’espère que vous voyez le temps passé par nos équipes."),
        ("en", "Let me sum up our work: we spent eight hours on your file."),
    ],
)
def test_effort_behind_a_courtesy_is_still_remarked(lang: str, sentence: str) -> None:
    assert judge(sentence, shipped_tools(lang)).flagged
