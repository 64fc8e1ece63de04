"""Reports (comptes rendus, fiches): objects of the trade in, a page of HTML or a message out."""
