"""Prints the description: `python -m app.emit`."""

import json

from .main import app

print(json.dumps(app.openapi(), indent=1, ensure_ascii=False))
