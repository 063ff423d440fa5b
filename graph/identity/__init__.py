"""Who is who across releases: mentions to persons, units and events. A doubt is listed, never decided by guess."""
