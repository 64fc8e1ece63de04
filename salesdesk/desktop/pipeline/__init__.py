"""The screen of affairs (affaires): a board by stage, a list, one affair in full."""
