"""Run notebooks from top to bottom, each in a fresh kernel, and store their outputs.

    python tools/execute.py                        # every notebook in nbs/
    python tools/execute.py nbs/13_linear.ipynb    # one notebook
    python tools/execute.py --slow nbs/92_report001.ipynb
    python tools/execute.py --check                # store nothing; name the notebooks whose outputs would change

Cells flagged `#| eval: false`, `#| notest` or (without --slow) `#| slow` are not run and keep the outputs they have.
A notebook that fails keeps the outputs it had. `--check` compares to the byte, pictures included, so it answers for the
machine and the versions that the outputs were made with.
"""
import argparse
import os
import re
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbdev.clean import nbdev_clean
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
QUIET = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TQDM_DISABLE": "1", "PYTHONHASHSEED": "0", "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
NOT_RUN, SLOW = r"eval:\s*false|notest", r"|slow"


class Runner(NotebookClient):
    "A notebook client that leaves the cells flagged `skip`, and their stored outputs, as they are."
    skip = None

    async def async_execute_cell(self, cell, cell_index, **kwargs):
        if cell.cell_type == "code" and self.skip.search(cell.source):
            return cell
        return await super().async_execute_cell(cell, cell_index, **kwargs)


def execute(path, target, slow=False, timeout=3600):
    "Run the notebook at `path`, write it with its outputs to `target`, and return the seconds it took."
    notebook = nbformat.read(path, as_version=4)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as sockets:
        runner = Runner(notebook, coalesce_streams=True, timeout=timeout, kernel_name="python3", config=_transport(sockets), resources={"metadata": {"path": str(path.parent)}})
        runner.skip = re.compile(rf"^#\s*\|\s*({NOT_RUN}{'' if slow else SLOW})\s*$", re.M)
        runner.execute()
    nbformat.write(notebook, target)
    nbdev_clean(str(target))
    return time.perf_counter() - start


def _transport(folder):
    "Talk to the kernel through sockets in `folder`, where the system has such; over TCP the kernel prints a warning."
    return Config({"ConnectionFileMixin": {"transport": "ipc", "ip": f"{folder}/kernel"}} if os.name == "posix" else {})


def check(path, slow=False):
    "Run the notebook at `path` and raise `ValueError`, naming the cells, unless it gives the outputs that are stored."
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.name
        seconds = execute(path, target, slow)
        stored, fresh = (nbformat.read(p, as_version=4).cells for p in (path, target))
    changed = [str(i) for i, (old, new) in enumerate(zip(stored, fresh)) if old.get("outputs") != new.get("outputs")]
    if changed:
        raise ValueError(f"the stored outputs differ from those of this run in cells {', '.join(changed)}")
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--slow", action="store_true", help="run the cells flagged slow too")
    parser.add_argument("--check", action="store_true", help="store nothing; fail where the stored outputs would change")
    arguments = parser.parse_args()
    os.environ.update(QUIET, PYTHONPATH=os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep))
    failed = []
    for path in arguments.notebooks or sorted((ROOT / "nbs").glob("*.ipynb")):
        path = path.resolve()
        try:
            seconds = check(path, arguments.slow) if arguments.check else execute(path, path, arguments.slow)
            print(f"{path.name}: {seconds:.1f} s", flush=True)
        except Exception as error:
            failed.append(path.name)
            print(re.sub(r"\x1b\[[0-9;]*m", "", f"{path.name}: FAILED\n{error}"), flush=True)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
