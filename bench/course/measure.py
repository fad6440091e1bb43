"""Run a notebook from top to bottom in Jupyter's own client, and say how long that took.

Usage: measure.py KERNEL NOTEBOOK FOLDER

The cells run in FOLDER on the kernel named KERNEL. Prints one line of JSON: the seconds from the start of
the kernel to the end of the last cell, the seconds of each cell by its id, and the error that ended the
run, or null.
"""

import json
import sys
import time
from datetime import datetime

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def seconds_of(cell) -> float:
    times = cell.metadata.get("execution", {})
    begin, end = times.get("iopub.status.busy"), times.get("iopub.status.idle")
    if begin is None or end is None:
        return 0.0
    first, last = (datetime.fromisoformat(one.replace("Z", "+00:00")) for one in (begin, end))
    return (last - first).total_seconds()


def main(kernel: str, path: str, folder: str) -> None:
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, kernel_name=kernel, resources={"metadata": {"path": folder}}, timeout=1200
    )
    error = None
    begin = time.monotonic()
    try:
        client.execute()
    except CellExecutionError as failure:
        error = f"{failure.ename}: {failure.evalue}"
    seconds = time.monotonic() - begin
    cells = {cell.id: seconds_of(cell) for cell in notebook.cells if cell.cell_type == "code"}
    print(json.dumps({"seconds": seconds, "cells": cells, "error": error}))


if __name__ == "__main__":
    main(*sys.argv[1:])
