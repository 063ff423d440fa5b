"""From bytes to a release: the text, its language, and where title, dateline, body and page furniture are."""
