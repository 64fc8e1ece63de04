"""The trade itself: frozen records and pure functions; no clock, no I/O, no locale, no SQL, no Qt."""
