"""The search index: made here, looked up in the browser by `overrides/assets/search/`."""
