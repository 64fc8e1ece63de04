"""The day's screen (Journée)."""
