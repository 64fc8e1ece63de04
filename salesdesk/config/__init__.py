"""Where things are and how this install is set: paths, settings, secrets, logs, resources."""
