#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures of whole runs, side by side with bare loops on the same inputs. Rounds alternate and the best
of each counts, so that a busy machine spoils both alike. What `local` does is measured in processor
seconds of one job, start-up, case file, plan, log and report included; what adapters do in seconds that
pass, since two programs take part. `loaded` is the ratio without the time in which the data are read, those
of the shipped standards among them. Nothing here passes or fails."""
import argparse
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import bench_data

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Bench:
    def __init__(self, arguments, home):
        self.build = arguments.build.resolve()
        self.rounds = arguments.rounds
        self.many = arguments.many
        self.signatures = arguments.signatures
        self.adapters = arguments.adapters.resolve()
        self.home = home
        self.bytes = []

    def program(self, name):
        found = [self.build / name, self.build / "tests/bench" / name]
        return str(next(path for path in found if path.exists()))

    def measure(self, words):
        """Processor seconds, seconds that passed and the largest resident size in MiB."""
        with open(self.home / "said", "wb") as said:
            start = time.monotonic()
            child = subprocess.Popen(words, stdout=said, stderr=said, cwd=self.home)
            _, status, usage = os.wait4(child.pid, 0)
            passed = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"{' '.join(words)}: exit {child.returncode}\n{(self.home / 'said').read_text()[-2000:]}")
        return usage.ru_utime + usage.ru_stime, passed, usage.ru_maxrss / 1024

    def run_words(self, target, folder, *more):
        return [self.program("touchstone"), "run", "--target", target, "--standard", "bench-1", "--add", str(folder),
                "--output", str(folder / "results.jsonl"), *more]

    def make(self, what, count, size):
        made = subprocess.run([self.program("bare_loop"), f"make-{what}", str(count), str(size)], check=True,
                              capture_output=True, text=True).stdout
        (self.home / f"{what}-{count}-{size}").write_text(made)
        return [line.split() for line in made.splitlines()], str(self.home / f"{what}-{count}-{size}")

    def log_bytes(self, folder, count, what):
        self.bytes.append((f"log bytes per case, {what}", f"{(folder / 'results.jsonl').stat().st_size / count:.0f}"))

    def best(self, column, *programs):
        """Of each program the best round."""
        rounds = [[self.measure(words)[column] for words in programs] for _ in range(self.rounds)]
        return [min(each) for each in zip(*rounds)]

    def compare(self, column, words, folder, bare):
        """Seconds of the whole run, of the bare loop, and of reading the data alone."""
        load = [self.program("touchstone"), "list", "standards", "--add", str(folder)]
        return self.best(column, words, bare, load)


def show(figure, ours, bare="", ratio="", loaded="", aim=""):
    print(f"{figure:<54}{ours:>10}{bare:>10}{ratio:>8}{loaded:>8}{aim:>9}", flush=True)


def show_rates(figure, count, seconds, aim):
    ours, bare, load = seconds
    # Where reading is nearly all of it, the difference says nothing.
    loaded = f"{bare / (ours - load):.2f}" if load < 0.9 * ours else "-"
    show(figure, f"{count / ours:.0f}", f"{count / bare:.0f}", f"{bare / ours:.2f}", loaded, aim)


def local_cases(bench):
    for what, count, size in (("signatures", bench.signatures, 100), ("hashes", 20000, 64), ("hashes", 10000, 1024),
                              ("hashes", 300, 65536)):
        lines, bare = bench.make(what, count, size)
        case = bench_data.signature_case(lines) if what == "signatures" else bench_data.hash_case(lines)
        kind = "SM2 verification" if what == "signatures" else "SM3"
        for form in ("yaml", "json"):
            folder = bench_data.folder_of(bench.home, f"local-{what}-{size}-{form}", case, form)
            words = bench.run_words("local", folder, "--jobs", "1")
            seconds = bench.compare(0, words, folder, [bench.program("bare_loop"), what, bare])
            show_rates(f"local, {kind}, {size} bytes, {form}, cases/s", count, seconds, ">= 0.80")
        bench.log_bytes(folder, count, f"{kind}, {size} bytes")


def compare_adapter(bench, figure, command, case, params):
    """`params`: of each request, what is the same in all, then the names of the cells."""
    same, names = params
    lines = (same | dict(zip(names, row[1:])) for row in case["rows"]["data"])
    sent = bench.home / "requests"
    sent.write_text("".join(bench_data.request_lines(case["call"], lines)))
    bare = [bench.program("bare_loop"), "pipe", "16", str(sent), *command]
    for form in ("yaml", "json"):
        folder = bench_data.folder_of(bench.home, f"adapter-{len(figure)}-{form}", case, form)
        words = bench.run_words("process:" + " ".join(command), folder)
        seconds = bench.compare(1, words, folder, bare)
        show_rates(f"{figure}, {form}, cases/s", len(case["rows"]["data"]), seconds, ">= 0.90")


def adapter_cases(bench):
    fast = [bench.program("fast_adapter")]
    names = ("public-key", "message", "signature")
    lines, _ = bench.make("signatures", bench.signatures, 100)
    compare_adapter(bench, "C++ adapter, SM2 verification", fast, bench_data.signature_case(lines),
                    (bench_data.SIGNATURE_PARAMS, names))
    lines, _ = bench.make("hashes", 20000, 64)
    compare_adapter(bench, "C++ adapter, SM3, 64 bytes", fast, bench_data.hash_case(lines),
                    ({"algorithm": "sm3"}, ("message",)))
    if not (bench.adapters / "javascript/noble/installed").exists():
        show("noble: not installed, adapters/install.sh javascript/noble", "")
        return
    os.environ["TOUCHSTONE_ADAPTERS"] = str(bench.adapters)
    noble = [str(ROOT / "adapters/run.sh"), "javascript/noble"]
    lines = [(message, "0x" + hashlib.sha256(bytes.fromhex(message[2:])).hexdigest()) for message, _ in lines]
    compare_adapter(bench, "noble, SHA-256, 64 bytes", noble, bench_data.hash_case(lines, "sha-256"),
                    ({"algorithm": "sha-256"}, ("message",)))


def start_up(bench):
    program = bench.program("touchstone")
    seconds = bench.best(1, [program, "list", "standards"], [program, "--version"])
    show("list standards, ms (bare: --version)", *(f"{1000 * each:.1f}" for each in seconds))


def memory(bench):
    lines, _ = bench.make("hashes", 100, 64)
    resident = []
    for axes in ((10, 10), (100, bench.many // 10000)):
        count = 100 * axes[0] * axes[1]
        folder = bench_data.folder_of(bench.home, f"matrix-{count}", bench_data.matrix_case(lines, axes))
        _, passed, size = bench.measure(bench.run_words("local", folder))
        resident.append(size)
        show(f"{count} generated cases, resident MiB ({passed:.0f} s)", f"{size:.1f}")
        bench.log_bytes(folder, count, f"{count} generated cases")
    show("growth from the one to the other, MiB", f"{resident[1] - resident[0]:.1f}", aim="<= 64")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/bench")
    parser.add_argument("--adapters", type=pathlib.Path, default=ROOT / "build/adapters", help="where noble is")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=1_000_000, help="generated cases, in tens of thousands")
    parser.add_argument("--signatures", type=int, default=5000, help="how many are verified in a round")
    parser.add_argument("--only", choices=["local", "adapters", "start", "memory"])
    arguments = parser.parse_args()
    parts = {"local": local_cases, "adapters": adapter_cases, "start": start_up, "memory": memory}
    show("figure", "ours", "bare", "ratio", "loaded", "aim")
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(arguments, pathlib.Path(home))
        for name, part in parts.items():
            if arguments.only in (None, name):
                part(bench)
        for figure, value in bench.bytes:
            show(figure, value)


if __name__ == "__main__":
    main()
