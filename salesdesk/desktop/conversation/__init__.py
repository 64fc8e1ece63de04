"""The conversation screen (conversation) in its three states: prepare, hold, conclude."""
