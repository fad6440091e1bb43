"""jupyter_kernel_test with every sample filled in; an empty sample would skip its test."""

import json
import sys
import unittest

from jupyter_kernel_test import IopubWelcomeTests, KernelTests


class Chainrule(KernelTests):
    kernel_name = "chainrule"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("oops")'
    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": '"text".toUpper', "matches": {"toUpperCase"}},
    ]
    complete_code_samples = ["1", "let x = 1;", "function f() {\n  return 1;\n}", "`a`"]
    incomplete_code_samples = ["function f() {", "`open", "[1,", "/* open"]
    invalid_code_samples = ["1 + ) 2", "}"]
    code_page_something = "%help"
    code_generate_error = 'throw new Error("on purpose")'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "'ab'"},
        {"code": "[1, 2].map((n) => n * 2)", "result": "[ 2, 4 ]"},
    ]
    code_display_data = [
        {
            "code": 'import { show } from "chainrule"; '
            'show({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>b</b>" }) })',
            "mime": "text/html",
        },
        {
            "code": 'import { display } from "tslab"; display.svg("<svg></svg>")',
            "mime": "image/svg+xml",
        },
    ]
    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.sqrt"
    code_clear_output = 'console.clear()'


class Welcome(IopubWelcomeTests):
    kernel_name = "chainrule"
    support_iopub_welcome = True


if __name__ == "__main__":
    loader = unittest.defaultTestLoader
    suite = unittest.TestSuite(map(loader.loadTestsFromTestCase, (Chainrule, Welcome)))
    result = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(suite)
    failed = [str(case) for case, _ in result.failures + result.errors]
    skipped = [f"{case}: {why}" for case, why in result.skipped]
    print(json.dumps({"run": result.testsRun, "failed": failed, "skipped": skipped}))
