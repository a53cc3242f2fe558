"""Serves the application on a free port: `python -m app.serve`. It ends when its standard input does, so with whoever started it."""

import os
import sys
import threading

import uvicorn


def end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
uvicorn.run("app.main:app", host="127.0.0.1", port=0)
