"""The first screen of all (Bienvenue): a profile of this machine, joining the firm, or the sample company."""
