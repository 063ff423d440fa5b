"""From a release to mentions: spans of persons' names, roles, units and dates, each with the rule that found it.

Nothing is resolved here: a mention says what the words are, not whom they mean.
"""
