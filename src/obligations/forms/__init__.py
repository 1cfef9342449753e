"""Forms that come back filled in: what a row says becomes an entry of progress."""
