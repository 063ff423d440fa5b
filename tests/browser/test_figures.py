"""A figure in the page of somebody else: nothing from elsewhere, no cookie, its height told, whole without scripts."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_pages import watched

pytestmark = pytest.mark.browser


@pytest.fixture
def host(server: str) -> Iterator[str]:
    """Address of another origin, whose page frames the figure named by its path."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (
                "<!DOCTYPE html><link rel=icon href=data:,><title>Host</title>"
                "<script>addEventListener('message', e => { window.told = [e.origin, e.data] })</script>"
                f'<iframe src="{server}{self.path}" width=900 height=500 title=Figure></iframe>'
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join(20)
    listening.server_close()


@pytest.mark.parametrize("view", ["orgchart", "network"])
def test_a_figure_in_a_page_of_another_origin(browser: Browser, server: str, host: str, view: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page, asked, complaints = watched(context)
    page.goto(f"{host}/figure/live/{view}?lang=sq")
    expect(page.frame_locator("iframe").locator("svg[role=img]")).to_be_visible()
    page.wait_for_function("window.told")
    origin, told = page.evaluate("window.told")
    assert origin == server
    assert told["zyrtar"] == "height"
    assert told["height"] > 200
    assert [url for url in asked if not url.startswith((server + "/figure/live/", host + "/", "data:"))] == []
    assert context.cookies() == []
    assert complaints == []
    context.close()


def test_a_figure_is_whole_without_scripts(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/figure/live/orgchart?lang=sr")
    frame = page.frame_locator("iframe")
    expect(frame.locator("svg[role=img]")).to_be_visible()
    frame.locator("summary").click()
    expect(frame.locator("table").first).to_be_visible()
    context.close()


def test_other_pages_are_not_framed(browser: Browser, host: str) -> None:
    context = browser.new_context()
    page, _, complaints = watched(context)
    page.goto(f"{host}/orgchart?lang=en")
    expect(page.frame_locator("iframe").locator("svg[role=img]")).to_have_count(0)
    assert any("frame-ancestors" in complaint for complaint in complaints)
    context.close()
