"""Reads one press release at a time: bytes, release, mentions, claims, each with the characters it rests on."""
