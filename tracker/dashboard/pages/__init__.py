"""One file per page: inputs, one query, outputs, empty state."""
