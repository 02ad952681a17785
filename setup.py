"""Packaging: everything that pip needs is read from settings.ini."""
from configparser import ConfigParser
from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).resolve().parent
LICENSES = {"apache2": "Apache-2.0"}
STAGES = ("1 - Planning", "2 - Pre-Alpha", "3 - Alpha", "4 - Beta", "5 - Production/Stable", "6 - Mature", "7 - Inactive")

config = ConfigParser(delimiters=["="])
config.read(HERE / "settings.ini", encoding="utf-8")
settings = config["DEFAULT"]
extras = {name: settings[f"{name}_requirements"].split() for name in ("torch", "native", "digits", "bench", "dev")}

setup(
    name=settings["lib_name"],
    version=settings["version"],
    description=settings["description"],
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    keywords=settings["keywords"].split(),
    author=settings["author"],
    author_email=settings["author_email"],
    url=settings["git_url"],
    license=LICENSES[settings["license"]],
    license_files=["LICENSE"],
    classifiers=[
        f"Development Status :: {STAGES[int(settings['status']) - 1]}",
        f"Intended Audience :: {settings['audience']}",
        f"Natural Language :: {settings['language']}",
        "Programming Language :: Python :: 3",
        "Topic :: Scientific/Engineering :: Artificial Intelligence",
    ],
    packages=find_packages(include=["minidl", "minidl.*", "minidl_opponents"]),
    package_data={"minidl": ["py.typed"]},
    include_package_data=True,
    zip_safe=False,
    python_requires=f">={settings['min_python']}",
    install_requires=settings["requirements"].split(),
    extras_require=extras,
    entry_points={
        "console_scripts": settings["console_scripts"].split(),
        "nbdev": ["minidl = minidl._modidx:d"],
    },
)
