"""The two forms of the server: sign-in and the choice of a password (connexion, choix du mot de passe)."""

from salesdesk.config.messages import Messages
from salesdesk.server.invitations import Invited
from salesdesk.server.pages.layout import alert, escape, page
from salesdesk.server.passwords import LONGEST, SHORTEST
from salesdesk.server.sign_in import Asked


def _field(
    name: str,
    label: str,
    kind: str,
    complete: str,
    *,
    value: str = "",
    hint: str = "",
    first: bool = False,
    bad: bool = False,
) -> str:
    described = " ".join(part for part in (f"{name}-hint" if hint else "", "alert" if bad else "") if part)
    attributes = [f'id="{name}" name="{name}" type="{kind}" autocomplete="{complete}" required']
    attributes += [f'value="{escape(value)}"'] if value else []
    attributes += ["autofocus"] if first else []
    attributes += ['aria-invalid="true"'] if bad else []
    attributes += [f'aria-describedby="{described}"'] if described else []
    attributes += [f'maxlength="{LONGEST}"'] if kind == "password" else ['autocapitalize="none" spellcheck="false"']
    below = f'\n<p class="hint" id="{name}-hint">{escape(hint)}</p>' if hint else ""
    return f'<label for="{name}">{escape(label)}</label>\n<input {" ".join(attributes)}>{below}'


def sign_in_page(
    words: Messages, asked: Asked, form_word: str, *, firm: str, email: str = "", problem: str = ""
) -> bytes:
    """Makes the sign-in page.

    Args:
        words: Gives the texts.
        asked: What the program asked for.
        form_word: The signed hidden word.
        firm: Name of the firm; empty when the server has several and none was named.
        email: What was typed before.
        problem: What went wrong before; empty at first.

    Returns:
        The page.
    """
    title = words.text("server.sign_in_title")
    intro = words.text("server.sign_in_intro", firm=firm) if firm else words.text("server.sign_in_intro_plain")
    device = words.text("server.sign_in_device", device=asked.device_name) if asked.device_name else ""
    firm_label = words.text("server.field_firm")
    firm_field = "" if firm else _field("organisation", firm_label, "text", "organization", value=asked.organisation)
    content = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(intro)}</p>",
        f'<span class="chip">{escape(device)}</span>' if device else "",
        alert(problem),
        '<form method="post" action="/authorize" accept-charset="utf-8">',
        f'<input type="hidden" name="form" value="{escape(form_word)}">',
        firm_field,
        _field(
            "email",
            words.text("server.field_email"),
            "email",
            "username",
            value=email,
            first=not email,
            bad=bool(problem),
        ),
        _field(
            "password",
            words.text("server.field_password"),
            "password",
            "current-password",
            first=bool(email),
            bad=bool(problem),
        ),
        f'<button type="submit">{escape(words.text("server.sign_in_button"))}</button>',
        "</form>",
    ]
    return page(words, title, "\n".join(part for part in content if part))


def join_page(words: Messages, invited: Invited, word: str, *, problem: str = "") -> bytes:
    """Makes the page on which an invited person chooses a password.

    Args:
        words: Gives the texts.
        invited: Whom the invitation is for.
        word: The word of the invitation.
        problem: What was wrong with the password before; empty at first.

    Returns:
        The page.
    """
    title = words.text("server.renew_title" if invited.renews else "server.join_title", firm=invited.organisation.name)
    content = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(words.text('server.join_intro', person=invited.user.name))}</p>",
        alert(problem),
        '<form method="post" action="/join" accept-charset="utf-8">',
        f'<input type="hidden" name="token" value="{escape(word)}">',
        f'<label for="email">{escape(words.text("server.field_email"))}</label>',
        f'<input id="email" type="email" autocomplete="username" readonly value="{escape(invited.user.email)}">',
        _field(
            "password",
            words.text("server.field_new_password"),
            "password",
            "new-password",
            hint=words.text("server.password_hint", least=SHORTEST),
            first=True,
            bad=bool(problem),
        ),
        _field("again", words.text("server.field_again"), "password", "new-password", bad=bool(problem)),
        f'<button type="submit">{escape(words.text("server.join_button"))}</button>',
        "</form>",
    ]
    return page(words, title, "\n".join(part for part in content if part))


def joined_page(words: Messages, invited: Invited) -> bytes:
    """Makes the page that says that the password is set, and what comes next."""
    title = words.text("server.joined_title")
    lines = [
        '<span class="done" aria-hidden="true">✓</span>',
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(words.text('server.joined_text', firm=invited.organisation.name))}</p>",
    ]
    return page(words, title, "\n".join(lines))
