"""A real browser for tests of pages: Chromium without a window, driven over the WebDriver protocol."""

import base64
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx2

_PATIENCE_MS: Final = 20_000
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
        # An element is waited for: a loaded machine may draw a page long after the request was answered.
        self._call("POST", "/timeouts", {"implicit": _PATIENCE_MS, "pageLoad": 60_000})

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

    def submit(self, selector: str) -> None:
        """Clicks what sends a form, and waits until another page has taken the place of this one.

        The driver's own click returns once the request is under way: what is read then may still be the old page.
        """
        before = self._element("html")
        self.click(selector)
        deadline = time.monotonic() + _PATIENCE_MS / 1000
        while self._is_there(before) or self.script("return document.readyState") != "complete":
            assert time.monotonic() < deadline, f"{selector} led to no other page"
            time.sleep(0.02)

    def _is_there(self, element: str) -> bool:
        answer = self._http.request("GET", f"{self._path}/element/{element}/name")
        if answer.status_code == 200:
            return True
        error = answer.json()["value"]["error"]
        assert error in ("stale element reference", "no such element"), answer.text
        return False

    def text(self, selector: str) -> str:
        return str(self._call("GET", f"/element/{self._element(selector)}/text"))

    def script(self, source: str) -> Any:
        return self._call("POST", "/execute/sync", {"script": source, "args": []})

    def until(self, source: str, expected: Any) -> Any:
        """Returns what a script says once it says what is expected; what it says at last when patience ends."""
        deadline = time.monotonic() + _PATIENCE_MS / 1000
        while (found := self.script(source)) != expected and time.monotonic() < deadline:
            time.sleep(0.02)
        return found

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
