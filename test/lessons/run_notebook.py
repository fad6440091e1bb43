"""Run a notebook through nbclient, as `jupyter execute` does, and save it with its outputs.

Usage: run_notebook.py KERNEL NOTEBOOK FOLDER RESULT

The cells run in FOLDER on the kernel named KERNEL. The notebook is saved as RESULT also when a cell
fails; the exit code is then 1 and the error is printed.
"""

import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def main(kernel: str, path: str, folder: str, result: str) -> int:
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": folder}}
    client = NotebookClient(notebook, kernel_name=kernel, resources=resources, timeout=600)
    try:
        client.execute()
        return 0
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        nbformat.write(notebook, result)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
