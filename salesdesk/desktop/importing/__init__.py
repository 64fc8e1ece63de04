"""Import of a file in four steps on one page (importer un fichier)."""
