"""Figures: views made to stand in the pages, articles and reports of others.

A figure is the picture of a view with its data as a table, a text in the place of the picture, and the source line;
around it, a page to be framed and snippets to be pasted. Same snapshot, same parameters: same bytes.
"""
