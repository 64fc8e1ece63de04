"""The screen of visits to open and continue (Visites)."""
