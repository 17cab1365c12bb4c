#!/usr/bin/env python3
# bench.py -- times whole processes side by side with real peers, and prints ratios of medians.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: bench.py ACTPLOT PRINTF_LOOP [RUNS]

Each job runs actplot and its peers in turn, RUNS times (default 11) after one warm-up, so that
a machine whose speed drifts slows all of them alike. An absolute time means nothing on a
shared machine; the ratio of the medians does. Peak memory is the kernel's own count.
A peer that is not installed is left out and named.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ACTPLOT, PRINTF = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
RUNS = int(sys.argv[3]) if len(sys.argv) > 3 else 11

GNUPLOT_RELU = (
    "set title 'ReLU'; set xlabel 'x'; set grid; "
    "plot [-10:10] x>0?x:0 title 'f(x)' lw 3, x>0?1:0 title 'df(x)' dt 2"
)


def gnuplot(terminal, output, size=""):
    return ["gnuplot", "-e", f"set term {terminal} {size}; set output '{output}'; {GNUPLOT_RELU}"]


def matplotlib(output):
    return [
        "/usr/bin/python3", "-c",
        "import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as p, numpy as n;"
        "x=n.linspace(-10,10,201); f=p.figure(figsize=(12,8),dpi=100); p.title('ReLU');"
        "p.plot(x,n.maximum(x,0),'r'); p.plot(x,x>0,'b--'); p.grid();"
        f"p.savefig('{output}')",
    ]


SAVETXT = [
    "/usr/bin/python3", "-c",
    "import numpy as n; x=n.linspace(-10,10,1000000); s=1/(1+n.exp(-x));"
    "n.savetxt('savetxt.csv',n.c_[x,x*s,s*(1+x*(1-s))],delimiter=',')",
]

# (what, actplot's command, [(peer, command, the most of the peer's time it may take)])
JOBS = [
    ("relu --png, 1200x800", [ACTPLOT, "relu", "--png", "-q"], [
        ("gnuplot pngcairo", gnuplot("pngcairo", "g.png", "size 1200,800"), 1 / 4),
        ("matplotlib Agg", matplotlib("m.png"), 1 / 25),
    ]),
    ("relu --png, 3840x2560", [ACTPLOT, "relu", "--png", "-q", "--size", "3840x2560"], [
        ("gnuplot pngcairo", gnuplot("pngcairo", "g4.png", "size 3840,2560"), 1 / 4),
    ]),
    ("relu --ascii", [ACTPLOT, "relu", "--ascii"], [
        ("gnuplot dumb", gnuplot("dumb", "g.txt"), 1 / 2),
    ]),
    ("relu --csv, 201 rows", [ACTPLOT, "relu", "--csv"], [
        ("gnuplot dumb", gnuplot("dumb", "g.txt"), 1 / 2),
    ]),
    ("relu --svg", [ACTPLOT, "relu", "--svg", "-q"], [
        ("gnuplot svg", gnuplot("svg", "g.svg", "size 1200,800"), None), # bytes count
    ]),
    ("silu --csv, 1000000 rows", [ACTPLOT, "silu", "--csv", "--samples", "1000000"], [
        ("C, printf %.17g", [PRINTF], 1 / 3),
        ("numpy.savetxt", SAVETXT, 1 / 12),
    ]),
]


def run(command):
    """Seconds and peak kilobytes of one process, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} failed with status {process.returncode}")
    return seconds, usage.ru_maxrss


def installed(command):
    if shutil.which(command[0]) is None:
        return False
    if command[0].endswith("python3"):
        module = "matplotlib" if "matplotlib" in command[2] else "numpy"
        return subprocess.run([command[0], "-c", "import " + module],
                              stderr=subprocess.DEVNULL, check=False).returncode == 0
    return True


def main():
    print(f"{'job':<26}{'peer':<18}{'actplot ms':>11}{'peer ms':>9}{'ratio':>8}{'at most':>9}"
          f"{'MiB':>7}")
    missed = 0
    for what, ours, peers in JOBS:
        there = [p for p in peers if installed(p[1])]
        for name, *_ in (p for p in peers if p not in there):
            print(f"{what:<26}{name:<18} not installed")
        times = {name: [] for name, *_ in there}
        own, memory = [], 0
        for turn in range(RUNS + 1):
            seconds, peak = run(ours)
            results = {name: run(command)[0] for name, command, _ in there}
            if turn:
                own.append(seconds)
                memory = max(memory, peak)
                for name, took in results.items():
                    times[name].append(took)
        mine = statistics.median(own)
        for name, _, bound in there:
            theirs = statistics.median(times[name])
            verdict = "  missed" if bound and mine / theirs > bound else ""
            missed += bool(verdict)
            wanted = f"{bound:.3f}" if bound else "-"
            print(f"{what:<26}{name:<18}{mine * 1e3:11.1f}{theirs * 1e3:9.1f}"
                  f"{mine / theirs:8.3f}{wanted:>9}{memory / 1024:7.1f}{verdict}")
    svg = os.path.getsize("relu.svg")
    print(f"relu.svg {svg} bytes, relu.png {os.path.getsize('relu.png')} bytes at 3840x2560")
    return missed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        main()
