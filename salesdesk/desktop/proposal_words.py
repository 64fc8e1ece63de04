"""What the firm's own affairs say of proposals, in words (propositions): wherever they are read."""

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.services import proposals
from salesdesk.services.proposals import ProposalFacts


def facts_text(facts: ProposalFacts, messages: Messages) -> str:
    """The firm's own figures in two sentences, with n; under twenty of a kind, that data is lacking."""
    lang, lines = i18n.language(), []
    for saying, group in zip(proposals.said(facts), (facts.commented, facts.sent), strict=True):
        text = saying.words(messages.text, lang)
        if group.says and group.median_cents is not None:
            amount = i18n.money(group.median_cents, decimals=False)
            text += ", " + messages.text("proposal.median", amount=amount)
        lines.append(text)
    return "\n".join(lines)
