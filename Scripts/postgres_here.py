"""The PostgreSQL server of Scripts/postgres-here for the time of a check."""
import os
import pathlib
import subprocess
import sys


class Postgres:
    def __enter__(self):
        script = pathlib.Path(__file__).parent / "postgres-here"
        self.process = subprocess.Popen([script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        if not self.url.startswith("postgres"):
            self.process.wait()
            print(self.url)
            # CI must not pass over it.
            sys.exit(1 if os.environ.get("COACH_NEEDS_POSTGRES") else 0)
        return self

    def order(self, word):
        """Tells it to stop, start, restart or kill, and waits until it has."""
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if answer != "ok":
            raise SystemExit(f"FAIL PostgreSQL does not {word}: {answer}")

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)
