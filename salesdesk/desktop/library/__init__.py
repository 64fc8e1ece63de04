"""The library of messages (bibliothèque): objections, client cases, and what became of each."""
