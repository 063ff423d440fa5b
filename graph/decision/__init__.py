"""What curators decide: a file that only grows, read as a whole or refused as a whole, and applied by every build."""
