"""From mentions to claims: what this release says, resolved within the release and nowhere else.

A name, a short form or a bare noun resolves to the one thing of this release it can mean, or to nothing.
"""
