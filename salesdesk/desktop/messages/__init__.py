"""Messages in a visit (arguments): the finder of objections and client cases, the proof card, one-key marks."""
