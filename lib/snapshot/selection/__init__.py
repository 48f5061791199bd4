"""Parts of a snapshot: one state, some hubs, some findings."""
