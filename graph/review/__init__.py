"""The curator's queue: what a build could not decide or is not sure of, and how a decision on it is made."""
