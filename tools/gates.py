"""The gates around the tests: each function takes the project's folder and lists what is wrong there, or nothing."""
import ast
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from readme import stale_readme


def stale_exports(root):
    "The files of the package that differ from what the notebooks export now, that are missing, or that no notebook writes."
    with copy_project(root) as project:
        for path in (project / "minidl").glob("*.py"):
            if path.name != "__init__.py":
                path.unlink()
        _run(project, "nbdev_export")
        return _differences(project, root, "minidl/*.py", "run nbdev_export")


def unclean_notebooks(root):
    "The notebooks that nbdev_clean would change."
    with copy_project(root) as project:
        _run(project, "nbdev_clean")
        return _differences(project, root, "nbs/*.ipynb", "run nbdev_clean")


def unfit_outputs(root):
    "The cells whose stored output is an error, a warning or a widget, or is missing although the cell ends by printing."
    problems = []
    for path in sorted((Path(root) / "nbs").glob("*.ipynb")):
        for i, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and not re.search(r"^#\s*\|\s*(eval:\s*false|notest)\s*$", source, re.M):
                problems += [f"nbs/{path.name}, cell {i}: {problem}" for problem in _unfit(source, cell["outputs"])]
    return problems


GATES = {"exported files": stale_exports, "clean notebooks": unclean_notebooks, "stored outputs": unfit_outputs, "README": stale_readme}


def _unfit(source, outputs):
    "What is wrong with the stored `outputs` of one cell."
    for output in outputs:
        if output["output_type"] == "error":
            yield f"a stored error, {output['ename']}; run tools/execute.py"
        elif output.get("name") == "stderr":
            yield f"stored text of the error stream: {''.join(output['text']).strip().splitlines()[-1:]}"
        elif any("widget" in kind for kind in output.get("data", {})):
            yield "a stored widget, which shows nothing to a reader; set TQDM_DISABLE=1"
    if not outputs and _ends_by_printing(source):
        yield "prints, but no output is stored; run tools/execute.py"


def _ends_by_printing(source):
    "Whether the last statement of a cell is a call of print."
    try:
        last = ast.parse(source).body[-1:]
    except SyntaxError:  # a cell with a magic command
        return False
    return bool(last) and isinstance(last[0], ast.Expr) and ast.unparse(last[0]).startswith("print(")


@contextlib.contextmanager
def copy_project(root):
    "A copy of what the gates read, in a temporary folder, so that no gate touches the project itself."
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "minidl"
        for part in ("settings.ini", "README.md", "nbs", "minidl"):
            source, target = Path(root) / part, project / part
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        yield project


def _run(project, command):
    "Run a command of nbdev in the folder `project`; raise `RuntimeError` with its output where it fails."
    program = shutil.which(command, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    environment = {name: value for name, value in os.environ.items() if name != "IN_TEST"}  # under IN_TEST nbdev exports nothing
    done = subprocess.run([program], cwd=project, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}{done.stderr}")


def _differences(expected, got, pattern, remedy):
    "One line for each file of `pattern` that is not the same in both folders."
    names = sorted({path.relative_to(folder) for folder in (Path(expected), Path(got)) for path in folder.glob(pattern)})
    problems = []
    for name in names:
        old, new = Path(got) / name, Path(expected) / name
        if not old.exists():
            problems.append(f"{name.as_posix()} is missing; {remedy}")
        elif not new.exists():
            problems.append(f"{name.as_posix()} is written by no notebook; remove it")
        elif old.read_bytes() != new.read_bytes():
            problems.append(f"{name.as_posix()} is not up to date; {remedy}")
    return problems
