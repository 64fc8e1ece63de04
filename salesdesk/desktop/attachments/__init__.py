"""Attached files on a screen (pièces jointes): the list of them, and choosing files for a form."""

from salesdesk.desktop.attachments.keeping import ready_picked
from salesdesk.desktop.attachments.picking import FilePick, Picked
from salesdesk.desktop.attachments.strip import AttachmentStrip

__all__ = ["AttachmentStrip", "FilePick", "Picked", "ready_picked"]
