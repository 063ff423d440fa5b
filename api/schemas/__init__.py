"""What the pages hold, as documented types: the JSON answers, and what the HTML templates print."""
