"""A host that asks for a pause gets it from the next process too."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from support.command import answer, configure


def test_a_pause_survives_the_process_and_covers_the_whole_host(tmp_path: Path) -> None:
    asked: list[str] = []

    class Busy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(429)
            self.send_header("Retry-After", "7200")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        host = f"127.0.0.1:{server.server_port}"
        sources = "".join(
            f'[[sources]]\nid = "{name}"\nkind = "feed"\nurl = "http://{host}/{name}.xml"\n' for name in "ab"
        )
        root = configure(tmp_path, f'[collect]\nallow_private = ["{host}"]\n{sources}')
        [first] = answer("run", "--source", "a", "--json", cwd=root)["sources"]
        assert first["outcome"] == "retry_later"
        [second] = answer("run", "--source", "b", "--json", cwd=root)["sources"]
        assert second["outcome"] == "retry_later"
        assert asked == ["/a.xml"]
    finally:
        server.shutdown()
        server.server_close()
