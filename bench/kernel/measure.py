"""Times chainrule, ipykernel and tslab side by side through jupyter_client; prints JSON.

The kernels take turns within every round, so that whatever else the machine does meets all alike.
"""

import json
import os
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

TIMEOUT = 300
KERNELS = ("chainrule", "python3", "tslab")
TYPESCRIPT = ("chainrule", "tslab")


class Kernel:
    def __init__(self, name):
        self.name = name
        start = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.seconds_to_start = time.perf_counter() - start

    def run(self, code):
        """Seconds until the reply and the idle status are there."""
        start = time.perf_counter()
        reply = self.client.execute_interactive(code, output_hook=lambda _: None, timeout=TIMEOUT)
        seconds = time.perf_counter() - start
        if reply["content"]["status"] != "ok":
            raise RuntimeError(f"{self.name}: {code[:80]!r}: {reply['content']}")
        return seconds

    def memory(self):
        """Megabytes of all its processes, shared pages counted once; Linux only."""
        return sum(proportional(pid) for pid in family(self.manager.provisioner.pid)) / 1024

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def family(pid):
    yield pid
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as children:
            for child in children.read().split():
                yield from family(int(child))


def proportional(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rows:
        return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))


def python_or(typescript, python):
    return {"chainrule": typescript, "tslab": typescript, "python3": python}


def cells(i):
    """One cell of each kind for each kernel; `i` makes every text a new one."""
    loop = "for (let k = 0; k < 1e7; k++) "
    update = f"const live{i} = showLive(0);\nfor (let k = 0; k < 2000; k++) live{i}.update(k);"
    ours = f'import {{ showLive }} from "chainrule";\n{update}'
    show = "from IPython.display import display\nh = display(0, display_id=True)"
    python = f"{show}\nfor k in range(2000): h.update(k + {i})"
    number = "(n: number): string { return String(n); }"
    declare = f"const list{i}: number[] = [{i}];\nfunction f{i}{number}"
    return {
        "a trivial cell": python_or(f"{i} + 1", f"{i} + 1"),
        "new declarations": {kernel: declare for kernel in TYPESCRIPT},
        "1e7 steps, earlier cell's number": {k: f"/* {i} */ {loop}acc += k;" for k in TYPESCRIPT},
        "1e7 steps, earlier cell's array": {
            k: f"/* {i} */ {loop}arr[k & 1023] += k;" for k in TYPESCRIPT
        },
        # Not tslab: past 512 messages it loses the rest, the idle status among them.
        "2,000 display updates": {"chainrule": ours, "python3": python},
        "5 MB of output": {
            "chainrule": f'console.log("x".repeat(5e6 + {i}))',
            "python3": f'print("x" * (5_000_000 + {i}))',
        },
    }


ROUNDS = {"a trivial cell": 30, "new declarations": 20}


def main(starts, rounds):
    result = {"start to first reply": {name: [] for name in KERNELS}}
    for _ in range(starts):
        for name in KERNELS:
            kernel = Kernel(name)
            result["start to first reply"][name].append(kernel.seconds_to_start)
            kernel.close()
    kernels = [Kernel(name) for name in KERNELS]
    for kernel in kernels:
        kernel.run("1 + 1")
    memory = {kernel.name: kernel.memory() for kernel in kernels} if sys.platform == "linux" else {}
    for kernel in kernels:
        if kernel.name != "python3":
            kernel.run("let acc = 0; const arr = new Float64Array(1024);")
    count = 0
    for kind in cells(0):
        result[kind] = {}
        for _ in range(ROUNDS.get(kind, rounds)):
            count += 1
            for kernel in kernels:
                code = cells(count)[kind].get(kernel.name)
                if code is not None:
                    result[kind].setdefault(kernel.name, []).append(kernel.run(code))
    for kernel in kernels:
        kernel.close()
    medians = {
        kind: {name: statistics.median(times) for name, times in by_kernel.items()}
        for kind, by_kernel in result.items()
    }
    print(json.dumps({"seconds": medians, "megabytes": memory}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
