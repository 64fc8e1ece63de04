"""The settings' screen (Réglages)."""
