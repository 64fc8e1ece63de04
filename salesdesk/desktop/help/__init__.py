"""Help inside the program (aide): the page of the screen, in the person's language."""
