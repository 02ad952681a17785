"""Write README.md, and the pictures in it, from nbs/index.ipynb and its stored outputs.

    python tools/readme.py            # write
    python tools/readme.py --check    # write nothing; exit with 1 if the file is not up to date
"""
import argparse
import posixpath
import re
import sys
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter

ROOT = Path(__file__).resolve().parent.parent
PICTURES = "nbs/images"


def readme(root):
    "The README as it should be: `{path inside the project: bytes}`, the text and each of its pictures."
    notebook = nbformat.read(Path(root) / "nbs" / "index.ipynb", as_version=4)
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.cells = [cell for cell in notebook.cells if not re.search(r"^#\s*\|\s*hide\s*$", cell.source, re.M)]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = re.sub(r"^#\s*\|.*\n?", "", cell.source, flags=re.M)
    text, resources = MarkdownExporter().from_notebook_node(notebook, {"unique_key": "readme", "output_files_dir": PICTURES})
    text = re.sub(r"[ \t]+$", "", text, flags=re.M).replace("![png]", "![The picture that the cell above draws]")
    text = re.sub(r"\]\((?!\w+:|#|nbs/)([^)\s]+)\)", lambda link: f"]({posixpath.normpath('nbs/' + link[1])})", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return {"README.md": text.encode(), **resources["outputs"]}


def stale_readme(root):
    "What of the README is not up to date: one line for each file."
    expected = readme(root)
    problems = [f"{name} is not up to date with nbs/index.ipynb; run tools/readme.py" for name, content in expected.items()
                if not (Path(root) / name).exists() or (Path(root) / name).read_bytes() != content]
    return problems + [f"{name} belongs to no cell any more; run tools/readme.py" for name in _left_over(root, expected)]


def _left_over(root, expected):
    "The pictures of an earlier README."
    names = [path.relative_to(root).as_posix() for path in sorted((Path(root) / PICTURES).glob("readme_*"))]
    return [name for name in names if name not in expected]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether README.md is up to date")
    if parser.parse_args().check:
        problems = stale_readme(ROOT)
        sys.exit("\n".join(problems) if problems else 0)
    expected = readme(ROOT)
    for name in _left_over(ROOT, expected):
        (ROOT / name).unlink()
    for name, content in expected.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(content)


if __name__ == "__main__":
    main()
