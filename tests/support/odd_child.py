"""A child process that behaves as its first argument says."""

from __future__ import annotations

import signal
import sys
import time

from fieldkm.app.child_process import say


def main() -> int:
    match sys.argv[1]:
        case "chat":
            print("a library says something")
            print('["no message of ours"]')
            say(done=1, total=2)
        case "crash":
            sys.stderr.write("Traceback (most recent call last):\nMemoryError\n")
            return 3
        case "deaf":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            say(done=0, total=0)
            while True:
                time.sleep(60)
    return 0


if __name__ == "__main__":
    sys.exit(main())
