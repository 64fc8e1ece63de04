"""Cards and controls as in the pictures, out of shared widgets alone, for the gallery."""

from datetime import date

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import (
    Avatar,
    Banner,
    Button,
    Card,
    CheckBox,
    Chip,
    ComboBox,
    Criterion,
    DateEdit,
    Field,
    FormRow,
    IconButton,
    IconLabel,
    ItemsModel,
    Kbd,
    LineEdit,
    MoneyEdit,
    PagedListView,
    Payback,
    PaybackChart,
    Progress,
    RangeBand,
    RowChip,
    RowContent,
    Rule,
    ScrollColumn,
    SearchField,
    SegmentControl,
    Sparkline,
    StatFigure,
    Step,
    Stepper,
    Switch,
    TextEdit,
    TextLabel,
    hbox,
    sized,
    vbox,
)

STEPS = (
    Step("prepare", "Préparer", "Solvabilité, objectif, 3 questions", "done"),
    Step("open", "Ouvrir sur l’enjeu", "Accord sur l’ordre du jour", "done"),
    Step(
        "cost",
        "Chiffrer l’enjeu",
        "2 critères sur 4 — 12 min",
        "now",
        (
            Criterion("1", "Coût actuel dit par le client", True),
            Criterion("2", "Décideur et circuit nommés", True),
            Criterion("3", "Gain annuel validé en euros"),
            Criterion("4", "Date de décision fixée"),
        ),
    ),
    Step("offer", "Proposer la valeur", "Au plus deux bénéfices"),
    Step("extras", "Pré-vendre le hors-périmètre", "1 point repéré"),
    Step("engage", "Engager la suite", "Date, qui, conditions de paiement"),
)


def account_header() -> Card:
    """The header of an account as in the pictures."""
    chips = (Chip("Compte A", "accent"), Chip("Solvabilité vérifiée", "success", "circle-check"))
    facts = hbox(
        IconLabel("map-pin", "text3", 14),
        TextLabel("Bédarieux (34)", colour="text2"),
        Rule(True, 12),
        TextLabel("CA 2026 : 38 400 €", colour="text2", tnum=True),
        Rule(True, 12),
        TextLabel("Potentiel : 112 000 €", colour="text2", tnum=True),
        None,
    )
    next_step = Card.panel(
        hbox(
            IconLabel("flag", "accent_text"),
            vbox(
                TextLabel("Prochaine étape", 12, 500, "text3"),
                TextLabel("Commenter la proposition — mar. 1 déc.", 13, 600),
                spacing=1,
            ),
            spacing=10,
            margins=(14, 8, 16, 8),
        ),
        radius=10,
    )
    return sized(
        Card(
            hbox(
                Avatar("Laiterie du Val d’Orb", 52),
                vbox(hbox(TextLabel("Laiterie du Val d’Orb", 20, 700), *chips, None), facts, spacing=5),
                None,
                next_step,
                Button("Conclure la visite", "primary", "check", 40),
                spacing=16,
                margins=(20, 12, 20, 14),
            )
        ),
        height=90,
    )


def left_column() -> Card:
    """The steps as in the pictures."""
    rehearse = Card.panel(
        hbox(
            IconLabel("graduation-cap"),
            vbox(
                TextLabel("Répéter ce passage", 13, 600),
                TextLabel("Dernier essai : 4 / 5, jeudi", 12, 400, "text2"),
                spacing=1,
            ),
            None,
            IconButton("play", "Répéter", colour="accent_text"),
            spacing=10,
            margins=(12, 10, 8, 10),
        ),
        radius=10,
    )
    head = hbox(
        TextLabel("Conversation", 15, 600), None, TextLabel("3 / 6", 13, 600, "text2", tnum=True), margins=(6, 0, 6, 0)
    )
    return Card(
        vbox(
            head,
            Progress(0.42),
            4,
            ScrollColumn(vbox(Stepper(STEPS), None)),
            rehearse,
            spacing=8,
            margins=(12, 16, 12, 14),
        )
    )


def point_card(chart: bool) -> Card:
    """A value point as in the pictures."""
    ask = Card.panel(
        hbox(
            IconLabel("quote", "accent_text", 16),
            TextLabel("« Que feriez-vous de 33 500 € de trésorerie avant mars ? »", 13, 500, wrap=True),
            spacing=10,
            margins=(12, 10, 12, 10),
        )
    )
    head = hbox(
        TextLabel("Moins de stock immobilisé", 14, 600), None, *([] if chart else [Chip("À dire maintenant", "accent")])
    )
    how = hbox(
        IconLabel("calculator", "text3", 14),
        TextLabel("4 jours × 8 375 € de stock par jour", 12, 400, "text2", tnum=True),
        None,
        spacing=6,
    )
    payback = Payback(18400, 7600, "Rentable en 5 mois", "Prix : 7 600 €", ("janv.", "juil.", "déc."))
    extra = [PaybackChart(payback)] if chart else []
    return Card(
        vbox(
            head, StatFigure("33 500 €", "de trésorerie libérée"), how, *extra, ask, spacing=6, margins=(16, 14, 16, 16)
        ),
        border="border" if chart else "accent",
    )


def list_card() -> Card:
    """A list with every part of a row."""
    rows = [
        RowContent(
            "Laiterie du Val d’Orb",
            "Bédarieux (34) · 5 visites sur 8",
            "Laiterie du Val d’Orb",
            chips=(RowChip("Compte A", "accent"), RowChip("Payé à 30 jours", "success")),
            amount="38 400 €",
            note="CA 2026",
        ),
        RowContent(
            "Fromagerie des Causses",
            "Millau (12) · dernière visite il y a 3 jours",
            "Fromagerie des Causses",
            chips=(RowChip("Litige", "danger"),),
            amount="12 950 €",
            amount_colour="danger",
            note="en retard de 18 jours",
        ),
        RowContent(
            "Appeler Claire Vidal", "Promesse du 14 nov.", icon="phone", icon_colour="accent_text", note="demain"
        ),
        RowContent("Une seule ligne", icon="check", icon_colour="success"),
    ]
    model = ItemsModel(str, list(enumerate(rows)))
    view = PagedListView(model, lambda row: row if isinstance(row, RowContent) else RowContent(""), name="Comptes")
    view.setMinimumHeight(theme.px(232))
    view.go_to(1)
    return Card(vbox(view, margins=(4, 6, 4, 8)))


def controls() -> ScrollColumn:
    """Buttons, inputs and messages."""
    wrong = Field("Montant", MoneyEdit(123450), "Hors taxes")
    wrong.set_error("Ce n’est pas un montant : écrivez par exemple 1 234,50.")
    disabled = Button("Désactivé", "primary")
    disabled.setEnabled(False)
    bell = IconButton("bell", "Notifications", 32)
    bell.set_badge(3)
    ringed = Button("Au clavier", "primary")
    ringed.ring = True
    ringed2 = Button("Au clavier")
    ringed2.ring = True
    return ScrollColumn(
        vbox(
            hbox(
                Button("Primaire", "primary", "check"),
                Button("Secondaire"),
                Button("Discret", "ghost", "plus"),
                Button("Supprimer", "danger", "trash-2"),
                disabled,
                ringed,
                ringed2,
                bell,
                Kbd("Ctrl K"),
                None,
            ),
            hbox(
                Chip("Neutre"),
                Chip("Maintenant", "accent"),
                Chip("Payé", "success", "circle-check"),
                Chip("Hors ligne · 3", "warning", "cloud-off", 28),
                Chip("Litige", "danger", "circle-alert"),
                None,
            ),
            SegmentControl([("a", "Entretien"), ("b", "Notes"), ("c", "Arguments")], name="Colonne"),
            hbox(
                CheckBox("Coché", True),
                CheckBox("À cocher"),
                Switch("Animations", True),
                Switch("Son"),
                None,
                spacing=20,
            ),
            FormRow(
                Field("Nom", LineEdit("Claire Vidal", icon="user")),
                Field("Rôle", ComboBox([(1, "Décideur"), (2, "Payeur")]), optional="facultatif"),
            ),
            FormRow(
                wrong, Field("Échéance", DateEdit(date(2026, 12, 1)), "« demain », « jeudi » ou « 12/3 » conviennent.")
            ),
            Field("Note", TextEdit("Stock de sécurité à 11 jours au lieu de 7.", lines=2)),
            SearchField("Rechercher un compte", "Ctrl K"),
            Banner(
                "Le serveur est injoignable.", "warning", "Vos 3 changements sont gardés sur ce poste.", "Réessayer"
            ),
            Banner("Ligne 12 : « 12,5,0 » n’est pas un nombre.", "danger", "Rien n’a été modifié."),
            Banner("La démonstration contient douze comptes.", "info"),
            hbox(
                RangeBand(8000, 18400, 31000, ("8 000 €", "18 400 €", "31 000 €")),
                Sparkline([3, 4, 3, 6, 5, 8], spoken="en hausse"),
            ),
            None,
            spacing=14,
            margins=(2, 2, 12, 2),
        )
    )
