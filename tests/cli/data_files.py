# SPDX-License-Identifier: Apache-2.0
"""Reads data files without the program: YAML 1.2 with every number as it is written, a virtual
environment with the validator, and the schemas that refer to each other."""
import fcntl
import hashlib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "schemas"
REQUIREMENTS = pathlib.Path(__file__).with_name("schemas-requirements.txt")
FOLDERS = ("specs/schema", "reports")


def blocked(why):
    print(f"blocked ({why})")
    sys.exit(77)


def make_environment():
    """The Python of an environment with what REQUIREMENTS lists; made once for each list."""
    HOME.mkdir(parents=True, exist_ok=True)
    python, stamp = HOME / "venv" / "bin" / "python", HOME / "installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_text() == wanted):
            for command in ([sys.executable, "-m", "venv", "--clear", HOME / "venv"],
                            [python, "-m", "pip", "install", "--quiet", "--no-deps",
                             "--disable-pip-version-check", "--requirement", REQUIREMENTS]):
                done = subprocess.run(command, capture_output=True, text=True)
                if done.returncode != 0:
                    blocked((done.stderr or done.stdout).strip().splitlines()[-1])
            stamp.write_text(wanted)
    return python


def enter_environment():
    """Starts the script again inside the environment, unless it is there already."""
    python = make_environment()
    if pathlib.Path(sys.prefix) != HOME / "venv":
        os.execv(python, [python, *sys.argv])


def read_yaml(text):
    """One document with the core schema of YAML 1.2: `yes` is text, `012` is not octal."""
    from ruamel.yaml import YAML

    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(text)


def read_data(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else read_yaml(text)


def read_schemas():
    return {path.name: json.loads(path.read_text(encoding="utf-8"))
            for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.schema.json"))}


def make_validators(schemas):
    """A validator for each schema. They refer to each other by file name, as editors do."""
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    registry = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items())
    return {name: Draft202012Validator({"$ref": name}, registry=registry) for name in schemas}


def schema_of(path):
    """The schema of a data file, by the folder that it stands in."""
    parts = pathlib.PurePath(path).parts
    if "deviations" in parts or parts[-1] == "deviations.yaml":
        return "deviations.schema.json"
    if "vectors" in parts or "accepted" in parts:
        return "cases.schema.json"
    below = parts[parts.index("specs") + 1:]
    return {"operations": "operations.schema.json",
            "profiles": "profile.schema.json"}.get(below[0], "standard.schema.json")
