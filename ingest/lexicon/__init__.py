"""Words the reader looks for, per language and as data; the head of each ``.yml`` defines its fields."""
