"""Notes (notes de visite) of the sample: Markdown under the headings that reps use, 60 to 120 words, no two alike."""

from collections.abc import Mapping

from salesdesk.domain.process import BuyingRole
from salesdesk.sample.draw import Draw
from salesdesk.sample.phrases import BANKS, NARROW, NO_BREAK, OUTLINE, euros, filled
from salesdesk.sample.site import Site, Stop

FEWEST_WORDS, MOST_WORDS = 60, 120


def word_count(text: str) -> int:
    """Counts words as a reader does: an amount with its no-break spaces is one."""
    return len([word for word in text.replace(NARROW, "_").replace(NO_BREAK, "_").split() if word != "##"])


def slots(draw: Draw, site: Site, stop: Stop) -> Mapping[str, object]:
    """Chooses what the placeholders of the banks stand for at one contact."""
    who = stop.contact or site.contacts[0]
    boss = site.person(BuyingRole.DECIDER, BuyingRole.PAYER)
    others = [one for one in site.contacts if one is not who]
    boss = boss if boss is not who else (others[0] if others else boss)
    return {
        "who": who.full_name,
        "boss": boss.full_name if boss is not who else "la direction",
        "machine": site.machine,
        "part": site.part,
        "n": draw.whole(2, 6),
        "h": draw.whole(2, 9),
        "days": draw.whole(5, 15),
        "pct": draw.whole(8, 35),
    }


def notes_for(draw: Draw, site: Site, stop: Stop) -> str:
    """Writes the notes of one contact.

    Args:
        draw: Source of choices.
        site: The account; it remembers what was said there, so that no sentence comes back before all others did.
        stop: The contact.

    Returns:
        Markdown of 60 to 120 words.
    """
    headings = OUTLINE[stop.purpose]
    known = slots(draw, site, stop)
    told = {heading: [_sentence(draw, site, heading, known)] for heading in headings}
    text = _laid_out(told)
    for heading in headings:
        if word_count(text) >= FEWEST_WORDS:
            break
        told[heading].append(_sentence(draw, site, heading, known))
        text = _laid_out(told)
    return text


def _sentence(draw: Draw, site: Site, heading: str, known: Mapping[str, object]) -> str:
    bank = BANKS[heading]
    fresh = [one for one in bank if one not in site.said]
    if not fresh:
        site.said.difference_update(bank)
        fresh = list(bank)
    chosen = draw.pick(fresh)
    site.said.add(chosen)
    words = filled(chosen, {**known, "eur": euros(draw.euros(800, 24_000))})
    return words[0].upper() + words[1:]


def _laid_out(told: Mapping[str, list[str]]) -> str:
    return "\n\n".join(f"## {heading}\n\n{' '.join(sentences)}" for heading, sentences in told.items())
