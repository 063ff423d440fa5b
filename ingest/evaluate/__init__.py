"""How well the reader reads: its findings against annotated releases, and how sure it may be of each rule."""
