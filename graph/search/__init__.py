"""The search index of a snapshot: written beside the store when it is built, asked by the site."""
