"""The server of the web tests, for those in a browser."""

from tests.api.conftest import home, paths, server, web

__all__ = ["home", "paths", "server", "web"]
