"""The exporter "chainrule" of nbconvert: a notebook as one HTML page that needs no network.

`chainrule install` puts this file beside nbconvert, with `chainrule_nbconvert.json`, which says how
to start the program that writes the page. The notebook goes to its input, the page is its output.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import nbformat
from nbconvert.exporters import Exporter
from nbconvert.utils.exceptions import ConversionException
from traitlets import Bool, Enum
from traitlets.config import Application

AGAIN = "run `npx chainrule lab` or, for another Jupyter, `npx chainrule install` again (in a clone: `npm start`)"


class ChainruleExporter(Exporter):
    """Writes what `chainrule export` writes."""

    export_from_notebook = "Chainrule page"
    output_mimetype = "text/html"

    theme = Enum(["auto", "light", "dark"], "auto", help="Colours of the page.").tag(config=True)
    read_only = Bool(False, help="Leave out what runs cells.").tag(config=True)

    def _file_extension_default(self):
        return ".html"

    def from_file(self, file_stream, resources=None, **kwargs):
        """As nbconvert's own, but a text that is no notebook gets a sentence, not a traceback."""
        text = file_stream.read()
        try:
            nb = nbformat.reads(text, as_version=4)
        except Exception:
            return self._convert(text, resources)
        return self.from_notebook_node(nb, resources, **kwargs)

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """The page, and nbconvert's resources; a failure is one sentence."""
        try:
            nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        except nbformat.ValidationError:
            pass  # the program shows what can be shown, or says shortly what is wrong
        return self._convert(_as_saved(nb), resources)

    def _convert(self, text, resources):
        resources = self._init_resources(resources)
        name = resources["metadata"].get("name") or "notebook"
        try:
            command = [*_program(), "--name", f"{name}.ipynb", "--theme", self.theme]
            return _page(command + ["--read-only"] * self.read_only, text), resources
        except ConversionException as error:
            _end_own_command(error)
            raise


def _as_saved(nb):
    """The text of the notebook's file: without the marks that a server gives to cells it trusts."""
    for cell in nb.get("cells", []):
        cell.get("metadata", {}).pop("trusted", None)
    return json.dumps(nb)


def _program():
    """The command that `chainrule install` wrote down, if it is still there."""
    path = Path(__file__).with_suffix(".json")
    try:
        node, main = json.loads(path.read_text("utf-8"))["command"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ConversionException(f"chainrule: {path} cannot be read; {AGAIN}") from None
    for part, what in ((node, "Node"), (main, "chainrule")):
        if not os.path.exists(part):
            raise ConversionException(f"chainrule: {what} is no longer at {part}; {AGAIN}")
    return [node, main]


def _page(command, text):
    # No window flashes up on Windows; elsewhere the flag does not exist.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        ended = subprocess.run(
            command, input=text.encode(), capture_output=True, creationflags=flags
        )
    except OSError as error:
        raise ConversionException(f"chainrule: Node does not start ({error}); {AGAIN}") from None
    if ended.returncode == 0:
        return ended.stdout.decode()
    raise ConversionException(_reason(ended))


def _reason(ended):
    """The sentence that the program left, or the first line of its own failure that says why."""
    lines = ended.stderr.decode(errors="replace").splitlines()
    said = [line for line in lines if line.startswith("chainrule: ")]
    errors = [line for line in lines if re.match(r"\w*Error\b", line)]
    why = (errors or lines or ["it said nothing"])[0].strip()
    return said[0] if said else f"chainrule: Node ended with code {ended.returncode}: {why}"


def _end_own_command(error):
    """Ends `jupyter nbconvert`, which would show a traceback; a server must go on, and shows none."""
    # Not above: nbconvert's own command imports this file before it is whole itself.
    from nbconvert.nbconvertapp import NbConvertApp

    if Application.initialized() and isinstance(Application.instance(), NbConvertApp):
        raise SystemExit(str(error)) from None
