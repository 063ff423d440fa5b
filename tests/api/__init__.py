"""Tests of the web side. Pages and the endpoint are asked over HTTP, from a real server on a loopback port."""
