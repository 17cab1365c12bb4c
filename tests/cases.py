#!/usr/bin/env python3
# cases.py -- small commands with known right answers, from tests/cases/*.tsv; prints TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
"""cases.py [FILE.tsv ...]: runs the cases of these files, or of all in tests/cases/.

A line of a file is a command of bash, in which `actplot' is the program under test ($ACTPLOT), a tab, what must
hold, joined by ` && ', a tab, and where the answer is from. Blank lines and lines that begin with # are passed over.

  rc=N             the exit status
  rows=A|B|C       standard output's last lines: numbers as lists with commas, compared to 1e-12 relative, or as
  rows@1e-6=A|B    closely as is said; words as they stand; `*' is anything
  out~RE  err~RE   a regular expression is found in standard output or standard error; out!RE, err!RE: is not found
  lines=N          lines of standard output
  file=NAME        this file was made and is not empty; nofile=NAME: it was not made
"""
import glob
import math
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

SECONDS = 120


def close(got, want, tolerance):
    if want == '*' or got == want:
        return True
    try:
        g, w = float(got), float(want)
    except ValueError:
        return False
    if not math.isfinite(w):
        return g == w or (math.isnan(g) and math.isnan(w))
    return abs(g - w) <= tolerance * abs(w)


def same_row(got, want, tolerance):
    g, w = got.split(','), want.split(',')
    return len(g) == len(w) and all(close(a.strip(), b.strip(), tolerance) for a, b in zip(g, w))


def holds(claim, run, folder):
    """Whether a claim is true of a finished run; a claim of no known form is an error of the file."""
    if m := re.fullmatch(r'rc=(\d+)', claim):
        return run.returncode == int(m[1])
    if m := re.fullmatch(r'lines=(\d+)', claim):
        return run.stdout.count('\n') == int(m[1])
    if m := re.fullmatch(r'(no)?file=(.+)', claim):
        path = os.path.join(folder, m[2])
        made = os.path.exists(path) and os.path.getsize(path) > 0
        return made != bool(m[1])
    if m := re.fullmatch(r'rows(?:@([0-9.e-]+))?=(.*)', claim):
        want = m[2].split('|')
        got = run.stdout.splitlines()[-len(want):]
        return len(got) == len(want) and all(same_row(g, w, float(m[1] or 1e-12)) for g, w in zip(got, want))
    if m := re.fullmatch(r'(out|err)([~!])(.*)', claim, re.DOTALL):
        text = run.stdout if m[1] == 'out' else run.stderr
        return bool(re.search(m[3], text, re.MULTILINE)) == (m[2] == '~')
    raise SystemExit('cases.py: no claim: ' + claim)


def failure(case):
    """None, or why the case does not hold."""
    command, claims, _ = case
    environment = {k: v for k, v in os.environ.items()
                   if k not in ('LANGUAGE', 'LANG', 'NO_COLOR', 'COLUMNS', 'LINES', 'SOURCE_DATE_EPOCH')}
    environment['LC_ALL'] = 'C.UTF-8'
    with tempfile.TemporaryDirectory(prefix='actplot-test.') as folder:
        try:
            run = subprocess.run(['bash', '-c', 'actplot() { "$ACTPLOT" "$@"; }; ' + command], cwd=folder,
                                 env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS,
                                 encoding='utf-8', errors='replace', check=False)
        except subprocess.TimeoutExpired:
            return 'took more than %d s' % SECONDS
        wrong = [claim for claim in claims.split(' && ') if not holds(claim, run, folder)]
    if not wrong:
        return None
    return 'wanted %s\nexit status %d\n%s%s' % (' && '.join(wrong), run.returncode,
                                                run.stdout[-400:], run.stderr[-400:])


def read(path):
    with open(path, encoding='utf-8') as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith('#'):
                fields = line.rstrip('\n').split('\t')
                if len(fields) != 3:
                    raise SystemExit('%s:%d: %d fields, not 3' % (path, number, len(fields)))
                yield fields


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    os.environ['ACTPLOT'] = os.path.abspath(os.environ.get('ACTPLOT', './actplot'))
    paths = sys.argv[1:] or sorted(glob.glob(os.path.join(here, 'cases', '*.tsv')))
    cases = [(os.path.basename(path), case) for path in paths for case in read(path)]
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = pool.map(lambda c: failure(c[1]), cases)
        for number, ((name, case), why) in enumerate(zip(cases, results), 1):
            failed += why is not None
            label = '%s: %s (%s)' % (name, case[0], case[2])
            print('%s %d - %s' % ('not ok' if why else 'ok', number, label.replace('#', '\\#')), flush=True)
            if why:
                print('\n'.join('# ' + line for line in why.splitlines()), flush=True)
    print('1..%d' % len(cases))
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
