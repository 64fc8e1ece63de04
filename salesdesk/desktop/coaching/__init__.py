"""The screens of who leads (Équipe): the board of reps, a rep's conversations, coaching notes."""
