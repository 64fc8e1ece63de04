"""The screen of value kept: extra work, practices, margins, the price list and the requests of colleagues (valeur)."""
