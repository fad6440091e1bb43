"""Run every cell of a notebook, also after one that fails, and print which ones failed.

Usage: run_cells.py KERNEL NOTEBOOK FOLDER

Prints a JSON list: for each code cell null, or the first line of its error.
"""

import json
import sys

import nbformat
from nbclient import NotebookClient


def main(kernel: str, path: str, folder: str) -> None:
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": folder}}
    NotebookClient(
        notebook, kernel_name=kernel, resources=resources, timeout=120, allow_errors=True
    ).execute()
    print(json.dumps([error_of(cell) for cell in notebook.cells if cell.cell_type == "code"]))


def error_of(cell):
    for output in cell.outputs:
        if output.output_type == "error":
            return f"{output.ename}: {output.evalue}".splitlines()[0]
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
