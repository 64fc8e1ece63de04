"""What a sentence costs the nudge: 3 ms at most, off the thread that draws (issue: speed)."""

import time

import pytest

from salesdesk.domain.language import judge
from salesdesk.services.language_tools import shipped_sentences, shipped_tools

pytestmark = pytest.mark.bench

CEILING_MS = 3.0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sentence_is_judged_in_three_milliseconds(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    tools, sentences = shipped_tools(lang), shipped_sentences(lang)
    judge(sentences[0].sentence, tools)
    start = time.perf_counter()
    for one in sentences:
        judge(one.sentence, tools)
    each = (time.perf_counter() - start) * 1000 / len(sentences)
    with capsys.disabled():
        print(f"\njudge {lang}: {each:.2f} ms a sentence (ceiling {CEILING_MS} ms)")
