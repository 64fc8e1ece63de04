"""A real browser for tests of pages: Chromium without a window, driven over the WebDriver protocol."""

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx2

_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"


def chromedriver() -> str | None:
    """Returns the path of the driver; None where this machine has no Chromium to drive."""
    has_browser = any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return shutil.which("chromedriver") if has_browser else None


class Browser:
    """One window.

    Args:
        http: Speaks to the driver.
        session: Its session.
    """

    def __init__(self, http: httpx2.Client, session: str) -> None:
        self._http = http
        self._path = f"/session/{session}"

    def _call(self, method: str, path: str, content: Any = None) -> Any:
        answer = self._http.request(method, f"{self._path}{path}", json=content if method == "POST" else None)
        assert answer.status_code == 200, answer.text
        return answer.json()["value"]

    def open(self, address: str) -> None:
        self._call("POST", "/url", {"url": address})

    @property
    def address(self) -> str:
        return str(self._call("GET", "/url"))

    def _element(self, selector: str) -> str:
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[_ELEMENT])

    def type(self, selector: str, text: str) -> None:
        self._call("POST", f"/element/{self._element(selector)}/value", {"text": text})

    def click(self, selector: str) -> None:
        self._call("POST", f"/element/{self._element(selector)}/click", {})

    def text(self, selector: str) -> str:
        return str(self._call("GET", f"/element/{self._element(selector)}/text"))

    def script(self, source: str) -> Any:
        return self._call("POST", "/execute/sync", {"script": source, "args": []})

    def picture(self) -> bytes:
        return base64.b64decode(self._call("GET", "/screenshot"))

    def close(self) -> None:
        self._http.delete(self._path)


@contextmanager
def browser(folder: Path, language: str = "fr", *, width: int = 900, height: int = 700) -> Iterator[Browser]:
    """Opens a window.

    Args:
        folder: For the browser's own files.
        language: What it asks for.
        width: Of the window.
        height: Of the window.
    """
    driver = chromedriver()
    assert driver is not None
    process = subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        port = next(found[1] for line in process.stdout if (found := re.search(r"successfully on port (\d+)", line)))
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        arguments += [f"--accept-lang={language}", f"--window-size={width},{height}", f"--user-data-dir={folder}"]
        wanted = {"alwaysMatch": {"goog:chromeOptions": {"args": arguments}}}
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as http:
            session = http.post("/session", json={"capabilities": wanted}).json()["value"]["sessionId"]
            window = Browser(http, session)
            try:
                yield window
            finally:
                window.close()
    finally:
        process.terminate()
        process.communicate()
