"""The language nudge in any text that a client will read (aide au langage).

``attach_nudge(edit, desk, lang=lambda: "fr", account_id=...)`` is all that a screen calls.
"""

from salesdesk.desktop.nudge.watch import Nudge, attach_nudge

__all__ = ["Nudge", "attach_nudge"]
