"""A coach-server for the time of a check, on a free port of the loopback address."""
import re
import subprocess
import tempfile
import time


class Server:
    def __init__(self, program, *options, prefix=()):
        self.program, self.options, self.prefix = program, options, prefix

    def __enter__(self):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(
            [*self.prefix, self.program, "--host", "127.0.0.1", "--port", "0", *self.options], stdout=subprocess.DEVNULL, stderr=self.log)
        for _ in range(300):
            found = re.search(r"listening on 127\.0\.0\.1:(\d+)", self.text())
            if found:
                self.base = f"http://127.0.0.1:{found[1]}"
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.process.kill()
        raise SystemExit("FAIL the server starts; its log:\n" + self.text())

    def text(self):
        with open(self.log.name) as log:
            return log.read()

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
