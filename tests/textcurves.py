#!/usr/bin/env python3
# textcurves.py -- text plots are the curve within a cell: read back and held against the table; prints TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""textcurves.py: draws rows of the catalogue and formulas as text, reads the cells back by the labels of the axes, and
compares them with the CSV of the same curve. Every eighth row; with ACTPLOT_FULL all rows, more ranges, more y ranges."""
import bisect
import csv
import io
import math
import os
import subprocess
import sys

PROGRAM = os.environ['ACTPLOT']
FULL = bool(os.environ.get('ACTPLOT_FULL'))
FORMULAS = ['x^4', 'exp(x^2)', 'x^x', 'cosh(x)^5', 'x^4-4*x^2', '(x^2-1)^3', 'x^20', 'sinh(x^2)', '100+sin(x)', '1000',
            '50*sigmoid(x)', 'x^3-1000*x', '1/x', 'log(x-5)', '1/(x^2-2)', 'sqrt(x+1)', 'abs(x^2-2)',
            'x^2*sin(1/(x^2+0.1))', 'exp(-x^2)*1e3', '1/floor(x)']
RANGES = [(-10, 10), (-3, 3), (0, 5), (-20, 20)] if FULL else [(-10, 10)]
HEIGHTS = [None, '-1:1', '0.99:1.001'] if FULL else [None]
SIZE = '90x30'
ROOM = 1.01  # cells off, in either direction
AXES = ' |+-│┤─┼'


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, encoding='utf-8')
    return done.stdout if done.returncode == 0 else None


def read_plot(text):
    """The rows of the frame as strings, and y of row 0 and y a row; None without two labels."""
    lines = text.splitlines()
    axis = max(i for i, line in enumerate(lines) if line.lstrip()[:2] in ('++', '+-', '└┬', '└─'))
    left = len(lines[axis]) - len(lines[axis].lstrip())
    columns = len(lines[axis]) - left - 1
    first = axis
    while first > 1 and len(lines[first - 1]) > left and lines[first - 1][left] in '|+│┤':
        first -= 1
    rows = [line[left + 1:left + 1 + columns].ljust(columns) for line in lines[first:axis]]
    labels = [(i, float(lines[first + i][:left].replace('−', '-'))) for i in range(axis - first)
              if lines[first + i][:left].strip()]
    if len(labels) < 2:
        return None
    (top, high), (bottom, low) = labels[0], labels[-1]
    fall = (high - low) / (bottom - top)
    return rows, high + top * fall, fall


def is_mark(c):
    return c in '*o@#○●' or '\u2800' < c <= '\u28ff'


def passes(levels, row):
    """Whether a curve with these levels goes through a row, or by it within the room."""
    return any(min(y, z) - ROOM - 0.5 <= row <= max(y, z) + ROOM + 0.5 for y, z in zip(levels, levels[1:] or levels))


def look_closer(curve, lo, hi, part, top, fall):
    """Levels around one column; poles have theirs in a small part of it."""
    at, around = lo + part * (hi - lo), (hi - lo) / 60
    table = run(*curve, '--csv', '-n', '20001', '-s', 'f', '-q', '-r', f'{at - around!r}:{at + around!r}')
    values = [float(r[1]) for r in list(csv.reader(io.StringIO(table or '')))[1:]]
    return [(top - y) / fall for y in values if not math.isnan(y)]


def compare(curve, lo, hi, height, style):
    options = ['-s', 'f', '-q', '-r', f'{lo}:{hi}']
    text = run(*curve, f'--{style}', '--size', SIZE, '--color', 'never', *options,
               *([f'--yrange={height}'] if height else []))
    table = run(*curve, '--csv', '-n', '8001', *options)
    if text is None or table is None:
        return 'nothing to draw'
    points = [tuple(map(float, r)) for r in list(csv.reader(io.StringIO(table)))[1:] if len(r) == 2]
    if not points:
        return 'several outputs'
    plot = read_plot(text)
    if plot is None:
        return 'one label'
    rows, top, fall = plot
    columns = len(rows[0])
    column = [(x - lo) / (hi - lo) * (columns - 1) for x, y in points]
    level = [(top - y) / fall if math.isfinite(y) else math.nan for x, y in points]
    marks = [[i for i, line in enumerate(rows) if is_mark(line[c])] for c in range(columns)]
    # What the curve reaches is drawn, but for single points between gaps.
    for k, (x, y) in enumerate(zip(column, level)):
        beside = level[max(k - 1, 0):k] + level[k + 1:k + 2]
        if not 0 <= y <= len(rows) - 1 or all(math.isnan(z) for z in beside):
            continue
        near = [m for c in range(max(0, round(x) - 1), min(columns, round(x) + 2)) for m in marks[c]]
        if not any(abs(m - y) <= ROOM + 0.5 for m in near):
            return f'no mark near row {y:.2f}, column {x:.2f}'
    # What is drawn is reached.
    for c in range(columns):
        a, b = bisect.bisect_left(column, c - ROOM - 0.5), bisect.bisect_right(column, c + ROOM + 0.5)
        near = [y for y in level[a:b] if not math.isnan(y)]
        for m in marks[c]:
            if not passes(near, m) and not passes(look_closer(curve, lo, hi, c / (columns - 1), top, fall), m):
                return f'a mark in row {m}, column {c} that the curve does not reach'
    return ''


def main():
    names = run('list', '--names').split()
    curves = [[n] for n in (names if FULL else names[::8])] + [['-e', f] for f in FORMULAS]
    bad, looked, passed_over = [], 0, 0
    count = 0
    for curve in curves:
        wrong = []
        for lo, hi in RANGES:
            for height in HEIGHTS:
                for style in ('ascii', 'braille'):
                    said = compare(curve, lo, hi, height, style)
                    if said in ('nothing to draw', 'several outputs', 'one label'):
                        passed_over += 1
                    elif said:
                        wrong.append(f'--{style} -r {lo}:{hi} -Y {height}: {said}')
                    else:
                        looked += 1
        count += 1
        print(f'{"not ok" if wrong else "ok"} {count} - {" ".join(curve)}')
        for line in wrong:
            print('#', line)
        bad += wrong
    count += 1
    print(f'{"ok" if looked > 4 * passed_over else "not ok"} {count} - {looked} plots were read, {passed_over} passed over')
    print(f'1..{count}')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
