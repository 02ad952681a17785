"""Run the gates, then the tests: every notebook by nbdev_test, each in a process of its own.

    python tools/test.py                        # the gates and all notebooks
    python tools/test.py nbs/13_linear.ipynb    # these notebooks only, without the gates
    python tools/test.py --slow                 # the cells flagged slow too

The gates: the exported files are what the notebooks export, the notebooks are clean, their stored outputs fit to be read,
and README.md is up to date. The last line counts notebooks; a gate or a notebook that fails makes the exit status 1.
"""
import argparse
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from gates import GATES

ROOT = Path(__file__).resolve().parent.parent
QUIET = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TQDM_DISABLE": "1", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0"}


def gate(name):
    "Run one gate, print what it finds, and return whether it passed."
    start = time.perf_counter()
    try:
        problems = GATES[name](ROOT)
    except Exception as error:
        problems = [f"{type(error).__name__}: {error}"]
    print(f"{'FAILED' if problems else 'passed'}  {time.perf_counter() - start:5.1f} s  gate: {name}", flush=True)
    for problem in problems:
        print(f"    {problem}", flush=True)
    return not problems


def notebook(path, slow, timeout):
    "Test one notebook; return whether it passed, the seconds it took and what it printed."
    program = Path(sys.executable).with_name("nbdev_test")
    command = [str(program), "--path", str(path)] + (["--flags", "slow"] if slow else [])
    start = time.perf_counter()
    try:
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace", timeout=timeout)
        passed, output = done.returncode == 0 and "Success." in done.stdout, done.stdout
    except subprocess.TimeoutExpired as error:
        passed, output = False, f"{error.stdout or ''}\nstopped after {timeout} s"
    return passed, time.perf_counter() - start, output


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--slow", action="store_true", help="run the cells flagged slow too")
    parser.add_argument("--jobs", type=int, default=_cores(), help="notebooks that run at once; default: the cores there are")
    arguments = parser.parse_args()
    start = time.perf_counter()
    paths = [path.resolve() for path in arguments.notebooks] or sorted(p for p in (ROOT / "nbs").glob("*.ipynb") if p.name[0] not in "_.")
    failed_gates = [] if arguments.notebooks else [name for name in GATES if not gate(name)]
    failed = []
    with ThreadPoolExecutor(max(1, arguments.jobs)) as pool:
        jobs = {pool.submit(notebook, path, arguments.slow, 3600 if arguments.slow else 300): path.name for path in paths}
        for job in as_completed(jobs):
            passed, seconds, output = job.result()
            print(f"{'passed' if passed else 'FAILED'}  {seconds:5.1f} s  {jobs[job]}", flush=True)
            if not passed:
                failed.append(jobs[job])
                print(output, flush=True)
    print(f"\n{time.perf_counter() - start:.0f} seconds in all")
    for kind, names in (("gates", failed_gates), ("notebooks", sorted(failed))):
        if names:
            print(f"FAILED {kind}: {', '.join(names)}")
    print(f"{len(paths) - len(failed)} passed, {len(failed)} failed", flush=True)
    sys.exit(1 if failed or failed_gates or not paths else 0)


def _cores():
    "The number of cores this process may use."
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
