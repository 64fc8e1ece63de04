"""The accounts' screens: the portfolio as one list, and the page of one account (comptes, fiche compte)."""
