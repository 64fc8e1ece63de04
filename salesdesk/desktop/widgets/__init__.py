"""Shared widgets; they know no noun. Import from here: ``from salesdesk.desktop.widgets import Card, TextLabel``.

Colours are tokens by name (``"text2"``), sizes design pixels (they follow the zoom), texts plain (never HTML).

Boxes
    - ``hbox(*items, spacing=8, margins=(0,0,0,0))``, ``vbox(...)``: an item is a widget, a layout, an int (gap) or
      None (stretch)
    - ``sized(widget, width=0, height=0)`` fixes a design size; ``boxed(layout, name="")`` is a plain widget around it
    - ``clear_layout(layout)``; ``Rule(vertical=False, length=0, colour="border")``: a thin line
    - ``ScrollColumn(layout=None)`` scrolls up and down; its content is in ``.body``
    - ``ResponsiveSplit((Column(id, title, widget, width=0), ...), main=id, fold_below=None)``: columns, tabs when
      narrow; ``.show_column(id)``, ``.set_titles({id: text})``, ``folded_changed(bool)``
Text
    - ``TextLabel(text, px=13, weight=400, colour="text", wrap=False, tnum=False)``, cut or wrapped;
      ``.set_colour(name)``
    - ``IconLabel(name, colour="text2", size=18)``; ``Kbd("Ctrl K")``
    - ``SectionHeader(title, trailing=None, meta="")``: ``.set_title``, ``.set_meta``
    - ``StatFigure(figure, unit="", colour="success", px=26)``: ``.set_figure(figure, unit=None)``
    - ``Avatar(name, size=36, round_shape=False, brand=False)``: ``.set_name``
Surfaces
    - ``Card(layout=None, fill="surface", border="border", radius=12, shadow=True, clickable=False)``: ``clicked``;
      ``.set_look(fill=None, border=None)``; without a layout it has an empty ``vbox`` with margins, see ``.layout()``;
      ``border="accent"`` for the one thing that matters now; ``Card.panel(layout)`` is a soft panel inside a card
    - ``Chip(text, tone, icon="", height=24, clickable=False)``: ``clicked``, ``.set_content(text, tone, icon)``;
      tone is ``neutral``, ``accent``, ``success``, ``warning`` or ``danger``
    - ``Banner(text, tone, detail="", verb="", closable=True)``: ``clicked``, ``closed``; tone is ``info``, ``success``,
      ``warning`` or ``danger``; ``.set_message(text, tone, detail, verb)``
    - ``EmptyState(icon, title, text="", verb="")``: ``clicked``, ``.set_texts(title, text, verb, icon)``
    - ``SidePanel(title, content, buttons=(), subtitle="")``: ``closed``; opened by ``shell.open_panel(panel)``
    - ``Drawer(host)`` and ``ToastArea(host)`` belong to the window: pages use ``shell.open_panel`` and ``shell.toast``
Actions
    - ``Button(text, kind="secondary", icon="", height=36)``: ``clicked``; kind is ``primary``, ``secondary``,
      ``ghost``, ``quiet`` or ``danger``
    - ``IconButton(icon, name, size=28, colour="text2", icon_size=16)``: the name is required; ``.set_badge(n)``
    - ``SegmentControl([(id, text), ...], selected=None, name="")``: ``chosen(id)``, ``.current()``, ``.choose(id)``
    - ``NavButton(icon, text, shortcut="")`` for the rail
Forms, in a ``SidePanel``, not in a dialog
    - ``Field(label, control, hint="", optional="")``: ``.set_error(text)``, ``.set_hint``, ``.set_label``, ``.control``
    - ``FormRow(*fields)`` side by side; ``LineEdit(text="", placeholder="", icon="")``
    - ``TextEdit(text="", placeholder="", lines=4)``; ``ComboBox([(value, text), ...])``: ``.value()``,
      ``.set_value(v)``
    - ``CheckBox(text, checked=False, height=32, fade=False)``, ``Switch(text, checked=False)``: ``toggled(bool)``
    - ``MoneyEdit(cents=None, allow_negative=False)``: ``.cents()``, ``.set_cents``, ``.is_valid()``,
      ``value_changed(int or None)``
    - ``DateEdit(value=None, today=None)``: ``.value()``, ``.set_value``, ``.is_valid()``, ``value_changed(date or
      None)``
    - ``RangeSlider(scale, name, spoken, names)``: a value on its scale, with ``.open_range(True)`` its low and high:
      ``moved(low, likely, high)``, ``.set_values``, ``.values()``
    - ``ChoiceEdit(find, icon="", text="")`` offers ``Choice(key, text, note="")`` as one types: ``chosen(key)``,
      ``.key()``, ``.put(key, text)``; ``find(typed, offer)`` looks them up
    - ``ChoiceSearch(find, placeholder, icon)``: the same with the answers below: ``chosen``, ``.key()``, ``.put``
    - ``SearchField(placeholder, keys="", opens=False)``: ``query_changed(str)`` after 80 ms, ``opened`` when ``opens``
Figures
    - ``Progress(value=0.0, colour="accent", name="")``: ``.set_value``
    - ``Sparkline(values, colour="accent", spoken="", width=96, height=28)``
    - ``PaybackChart(Payback(gain, price, conclusion, price_label, axis))``
    - ``Band(BandValues(low, likely, high, labels, threshold=None, threshold_label="", spoken=""))``: beside zero
    - ``RangeBand(low, likely, high, labels, colour="success")``
    - ``Stepper([Step(id, title, note, state, criteria=(Criterion(id, text, checked),))], name="")``: state is ``done``,
    ``now`` or ``todo``; ``step_chosen(id)``, ``criterion_toggled(step_id, criterion_id, bool)``,
      ``.set_steps(steps)``;
      put it in a ``ScrollColumn``: it never shrinks
Lists
    - ``WindowedModel(fetch, text, headers=("",), parent=None)``: ``fetch(ids, deliver)`` is called with up to 128 ids
      and calls ``deliver({id: row})`` on the GUI thread, now or later; ``text(row, column) -> str``; ``.set_ids(ids)``,
      ``.refresh(ids=None)``, ``.id_at(row)``, ``.row_at(row)``, ``.place_of(id)``; roles ``ID_ROLE``, ``ROW_ROLE``
    - ``ItemsModel(text, [(id, item), ...])`` for short lists in memory: ``.set_items``
    - ``PagedListView(model, content, height=56, name="", ruled=True)``: ``content(row) -> RowContent``; ``opened(id)``,
      ``current_changed(id)``, ``.go_to(row)``, ``.current_id()``
    - ``RowContent(title, subtitle, avatar, icon, icon_colour, chips=(RowChip(text, tone),), amount, amount_colour,
      note)``
Painting one's own
    - ``Themed``: mixin; call ``follow_theme()`` last in ``__init__``, override ``restyle()``; ``FocusRing``: mixin
    - ``painter_for``, ``panel``, ``text_in``, ``text_width``, ``icon_at``, ``focus_ring``, ``paint_avatar``
"""

from salesdesk.desktop.widgets.avatar import Avatar, paint_avatar
from salesdesk.desktop.widgets.band import Band, BandValues
from salesdesk.desktop.widgets.banner import Banner
from salesdesk.desktop.widgets.buttons import Button, IconButton, NavButton
from salesdesk.desktop.widgets.card import Card
from salesdesk.desktop.widgets.charts import Payback, PaybackChart, RangeBand, Sparkline
from salesdesk.desktop.widgets.check import CheckBox, Switch
from salesdesk.desktop.widgets.chip import TONES, Chip, Kbd, Tone
from salesdesk.desktop.widgets.choice_edit import Choice, ChoiceEdit, Find
from salesdesk.desktop.widgets.choice_search import ChoiceSearch
from salesdesk.desktop.widgets.date_edit import DateEdit, parse_date
from salesdesk.desktop.widgets.drawer import Drawer, SidePanel
from salesdesk.desktop.widgets.empty_state import EmptyState
from salesdesk.desktop.widgets.fields import ComboBox, Field, FormRow, LineEdit, TextEdit, mark_wrong
from salesdesk.desktop.widgets.layout import Rule, ScrollColumn, boxed, clear_layout, hbox, sized, vbox
from salesdesk.desktop.widgets.list_view import ItemsModel, PagedListView
from salesdesk.desktop.widgets.money_edit import MoneyEdit, parse_money
from salesdesk.desktop.widgets.painting import (
    FocusRing,
    Themed,
    focus_ring,
    icon_at,
    painter_for,
    panel,
    text_in,
    text_width,
)
from salesdesk.desktop.widgets.progress import Progress
from salesdesk.desktop.widgets.range_slider import RangeSlider
from salesdesk.desktop.widgets.row_delegate import RowChip, RowContent, RowDelegate
from salesdesk.desktop.widgets.search_field import SearchField
from salesdesk.desktop.widgets.segments import SegmentControl
from salesdesk.desktop.widgets.split import Column, ResponsiveSplit
from salesdesk.desktop.widgets.stepper import Criterion, Step, Stepper
from salesdesk.desktop.widgets.text import IconLabel, SectionHeader, StatFigure, TextLabel
from salesdesk.desktop.widgets.toast import Toast, ToastArea
from salesdesk.desktop.widgets.windowed import ID_ROLE, PAGE_ROWS, ROW_ROLE, WindowedModel

__all__ = [
    "ID_ROLE", "PAGE_ROWS", "ROW_ROLE", "TONES", "Avatar", "Band", "BandValues", "Banner", "Button", "Card", "CheckBox",
    "Chip", "Choice", "ChoiceEdit", "ChoiceSearch", "Column", "ComboBox", "Criterion", "DateEdit", "Drawer",
    "EmptyState", "Field", "Find", "FocusRing", "FormRow", "IconButton", "IconLabel", "ItemsModel", "Kbd", "LineEdit",
    "MoneyEdit", "NavButton", "PagedListView", "Payback", "PaybackChart", "Progress", "RangeBand", "RangeSlider",
    "ResponsiveSplit", "RowChip", "RowContent", "RowDelegate", "Rule", "ScrollColumn", "SearchField", "SectionHeader",
    "SegmentControl", "SidePanel", "Sparkline", "StatFigure", "Step", "Stepper", "Switch", "TextEdit", "TextLabel",
    "Themed", "Toast", "ToastArea", "Tone", "WindowedModel", "boxed", "clear_layout", "focus_ring", "hbox", "icon_at",
    "mark_wrong", "paint_avatar", "painter_for", "panel", "parse_date", "parse_money", "sized", "text_in", "text_width",
    "vbox",
]  # fmt: skip
