"""Times chainrule, ipykernel and tslab side by side through jupyter_client; prints JSON.

The kernels take turns within every round, so that whatever else the machine does meets all alike.
"""

import json
import os
import statistics
import sys
import time

import zmq
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

    def run_small(self, code):
        """As `run`, by a client that only reads what it must: of a few milliseconds, jupyter_client's
        `execute_interactive` takes more than one for itself, with every kernel."""
        sockets = (self.client.shell_channel.socket, self.client.iopub_channel.socket)
        poller = zmq.Poller()
        for socket in sockets:
            poller.register(socket, zmq.POLLIN)
        start = time.perf_counter()
        request = self.client.execute(code)
        waiting = {"execute_reply", "idle"}
        while waiting:
            ready = poller.poll(TIMEOUT * 1000)
            if not ready:
                raise RuntimeError(f"{self.name}: {code[:80]!r}: no answer")
            for socket, _ in ready:
                waiting -= self.heard(socket.recv_multipart(), request)
        return time.perf_counter() - start

    def heard(self, frames, request):
        """What a message says of the request's end."""
        header, parent, _, content = frames[frames.index(b"<IDS|MSG>") + 2 :][:4]
        if json.loads(parent).get("msg_id") != request:
            return set()
        kind = json.loads(header)["msg_type"]
        if kind == "execute_reply" and json.loads(content)["status"] != "ok":
            raise RuntimeError(f"{self.name}: {content}")
        return {json.loads(content)["execution_state"]} if kind == "status" else {kind}

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


IMPORT = 'import { matrix, matmul } from "chainrule";'


def cells(i):
    """One cell of each kind for each kernel; `i` makes every text a new one."""
    loop = "for (let k = 0; k < 1e7; k++) "
    elements = "for (let k = 0; k < arr.length; k++) "
    product = f"matmul(matrix([[1, 2]]), matrix([[{i}], [2]]))"
    lesson = f"const w{i} = {product};\nw{i}.at(0, 0)"
    update = f"const live{i} = showLive(0);\nfor (let k = 0; k < 2000; k++) live{i}.update(k);"
    ours = f'import {{ showLive }} from "chainrule";\n{update}'
    show = "from IPython.display import display\nh = display(0, display_id=True)"
    python = f"{show}\nfor k in range(2000): h.update(k + {i})"
    number = "(n: number): string { return String(n); }"
    declare = f"const list{i}: number[] = [{i}];\nfunction f{i}{number}"
    return {
        "a trivial cell": python_or(f"{i} + 1", f"{i} + 1"),
        "new declarations, bare": {kernel: declare for kernel in TYPESCRIPT},
        "new declarations, in a lesson": {kernel: lesson for kernel in TYPESCRIPT},
        "import and new declarations": {
            kernel: f"{IMPORT}\nconst i{i} = {product};" for kernel in TYPESCRIPT
        },
        "1e7 steps, earlier cell's number": {k: f"/* {i} */ {loop}acc += k;" for k in TYPESCRIPT},
        "1e7 steps, earlier cell's array": {
            k: f"/* {i} */ {elements}arr[k] += k;" for k in TYPESCRIPT
        },
        # Not tslab: past 512 messages it loses the rest, the idle status among them.
        "2,000 display updates": {"chainrule": ours, "python3": python},
        "5 MB of output": {
            "chainrule": f'console.log("x".repeat(5e6 + {i}))',
            "python3": f'print("x" * (5_000_000 + {i}))',
        },
    }


# Small cells, and how often each kind is run.
ROUNDS = {
    "a trivial cell": 30,
    "new declarations, bare": 20,
    "new declarations, in a lesson": 20,
    "import and new declarations": 10,
}

SLEEP = "await new Promise((resolve) => setTimeout(resolve, 60_000));"


def questions(i):
    """A text, the cursor in it, and whether it is to be inspected; `i` makes every text a new one."""
    return {
        "a member": (f"/* {i} */ list.ma", None, False),
        "all globals": (f"/* {i} */ ", None, False),
        "an import's path": (f"/* {i} */ import {{}} from \"node:f", None, False),
        "a name's documentation": (f"/* {i} */ matmul", None, True),
        "a call's signature": (f"/* {i} */ matmul(", None, True),
    }


def time_questions(kernel, count, results):
    """Adds seconds of each question's answers to `results`."""
    for i in range(count):
        for what, (code, cursor, inspected) in questions(i).items():
            ask = kernel.client.inspect if inspected else kernel.client.complete
            start = time.perf_counter()
            reply = ask(code, cursor, reply=True, timeout=TIMEOUT)
            results.setdefault(what, []).append(time.perf_counter() - start)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(f"{kernel.name}: {what}: {reply['content']}")


def time_answers(kernel, count):
    """Medians of completion and inspection while the kernel is idle and while a cell runs."""
    kernel.run("const list = [1, 2];")
    idle, busy = {}, {}
    time_questions(kernel, 2, {})
    time_questions(kernel, count, idle)
    kernel.client.execute(SLEEP)
    time_questions(kernel, count, busy)
    kernel.manager.interrupt_kernel()
    medians = {}
    for what in idle:
        medians[f"{what}, idle"] = statistics.median(idle[what])
        medians[f"{what}, while a cell runs"] = statistics.median(busy[what])
    return medians


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
            kernel.run("let acc = 0; const arr = new Float64Array(1e7);")
    count = 0
    for kind in cells(0):
        result[kind] = {}
        if kind == "new declarations, in a lesson":
            for kernel in kernels:
                if kernel.name in TYPESCRIPT:
                    kernel.run(IMPORT)  # the rows above are of a session without it
        run = Kernel.run_small if kind in ROUNDS else Kernel.run
        for _ in range(ROUNDS.get(kind, rounds)):
            count += 1
            for kernel in kernels:
                code = cells(count)[kind].get(kernel.name)
                if code is not None:
                    result[kind].setdefault(kernel.name, []).append(run(kernel, code))
    answers = time_answers(kernels[0], 10 * rounds)
    for kernel in kernels:
        kernel.close()
    medians = {
        kind: {name: statistics.median(times) for name, times in by_kernel.items()}
        for kind, by_kernel in result.items()
    }
    print(json.dumps({"seconds": medians, "megabytes": memory, "answers": answers}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
