#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures of whole runs, side by side with bare loops on the same inputs. Rounds alternate and the best
of each counts, so that a busy machine spoils both alike. What `local` does is measured in processor
seconds of one job, start-up, case file, plan, log and report included; what adapters do in seconds that
pass, since two programs take part. Nothing here passes or fails."""
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

    def best(self, ours, bare, column):
        pairs = [(self.measure(ours)[column], self.measure(bare)[column]) for _ in range(self.rounds)]
        return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def show(figure, ours, bare="", ratio="", aim=""):
    print(f"{figure:<52}{ours:>12}{bare:>12}{ratio:>8}{aim:>9}", flush=True)


def show_rates(figure, count, seconds, aim):
    ours, bare = seconds
    show(figure, f"{count / ours:.0f}", f"{count / bare:.0f}", f"{bare / ours:.2f}", aim)


def local_cases(bench):
    for what, count, size in (("signatures", 3000, 100), ("hashes", 20000, 64), ("hashes", 10000, 1024),
                              ("hashes", 500, 65536)):
        lines, bare = bench.make(what, count, size)
        body = bench_data.signature_cases(lines) if what == "signatures" else bench_data.hash_cases(lines)
        folder = bench_data.folder_of(bench.home, f"local-{what}-{size}", body)
        words = bench.run_words("local", folder, "--jobs", "1")
        seconds = bench.best(words, [bench.program("bare_loop"), what, bare], 0)
        kind = "SM2 verifications" if what == "signatures" else "SM3"
        show_rates(f"local, {kind} of {size} bytes, cases/s", count, seconds, ">= 0.80")
        bench.log_bytes(folder, count, f"{kind} of {size} bytes")


def compare_adapter(bench, figure, command, body, requests):
    folder = bench_data.folder_of(bench.home, "adapter", body)
    sent = bench.home / "requests"
    sent.write_text("".join(requests))
    count = sum(1 for _ in sent.open()) - 1
    words = bench.run_words("process:" + " ".join(command), folder)
    bare = [bench.program("bare_loop"), "pipe", "16", str(sent), *command]
    show_rates(figure, count, bench.best(words, bare, 1), ">= 0.90")


def adapter_cases(bench):
    control = [bench.program("fast_adapter")]
    lines, _ = bench.make("signatures", 3000, 100)
    names = ("public-key", "message", "signature")
    compare_adapter(bench, "C++ adapter, SM2 verifications, cases/s", control, bench_data.signature_cases(lines),
                    bench_data.request_lines("signature.verify", (
                        bench_data.SIGNATURE_PARAMS | dict(zip(names, line)) for line in lines)))
    lines, _ = bench.make("hashes", 20000, 64)
    compare_adapter(bench, "C++ adapter, SM3 of 64 bytes, cases/s", control, bench_data.hash_cases(lines),
                    bench_data.request_lines("hash.digest", (
                        {"algorithm": "sm3", "message": message} for message, _ in lines)))
    if not (bench.adapters / "javascript/noble/installed").exists():
        show("noble: not installed, adapters/install.sh javascript/noble", "")
        return
    os.environ["TOUCHSTONE_ADAPTERS"] = str(bench.adapters)
    noble = [str(ROOT / "adapters/run.sh"), "javascript/noble"]
    for size in (64, 1024):
        lines, _ = bench.make("hashes", 20000, size)
        lines = [(message, "0x" + hashlib.sha256(bytes.fromhex(message[2:])).hexdigest()) for message, _ in lines]
        compare_adapter(bench, f"noble, SHA-256 of {size} bytes, cases/s", noble, bench_data.hash_cases(lines, "sha-256"),
                        bench_data.request_lines("hash.digest", (
                            {"algorithm": "sha-256", "message": message} for message, _ in lines)))


def start_up(bench):
    seconds = bench.best([bench.program("touchstone"), "list", "standards"], [bench.program("touchstone"), "--version"], 1)
    show("list standards, ms (bare: --version)", *(f"{1000 * each:.1f}" for each in seconds))


def memory(bench):
    lines, _ = bench.make("hashes", 100, 64)
    resident = []
    for axes in ((10, 10), (100, bench.many // 10000)):
        count = 100 * axes[0] * axes[1]
        folder = bench_data.folder_of(bench.home, f"matrix-{count}", bench_data.matrix_cases(lines, axes))
        _, passed, size = bench.measure(bench.run_words("local", folder))
        resident.append(size)
        show(f"{count} generated cases, resident MiB ({passed:.0f} s)", f"{size:.1f}")
        bench.log_bytes(folder, count, f"{count} generated cases")
    show("growth from the one to the other, MiB", f"{resident[1] - resident[0]:.1f}", aim="<= 64")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/bench")
    parser.add_argument("--adapters", type=pathlib.Path, default=ROOT / "build/adapters", help="where noble is installed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=1_000_000, help="generated cases, in tens of thousands")
    parser.add_argument("--only", choices=["local", "adapters", "start", "memory"])
    arguments = parser.parse_args()
    parts = {"local": local_cases, "adapters": adapter_cases, "start": start_up, "memory": memory}
    show("figure", "ours", "bare", "ratio", "aim")
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(arguments, pathlib.Path(home))
        for name, part in parts.items():
            if arguments.only in (None, name):
                part(bench)
        for figure, value in bench.bytes:
            show(figure, value)


if __name__ == "__main__":
    main()
