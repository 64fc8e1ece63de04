"""SalesDesk: prepare, hold and log client visits, offline first, with a server that syncs a sales force."""

__version__ = "0.1.0"
