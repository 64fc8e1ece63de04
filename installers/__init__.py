"""Everything that sets SalesDesk up on a machine: environment, gates, locks, build hook, change notes."""
