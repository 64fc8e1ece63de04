"""The calendar's screen (Plan)."""
