#!/usr/bin/env python3
# options.py -- every option of every verb with every format; prints TAP. See options.sh.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the options that completions offer for each verb, so a new one has to be given a value here."""
import os
import re
import struct
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ACTPLOT = os.path.abspath(os.environ.get('ACTPLOT', './actplot'))

# The command each verb begins with, the formats it is tried in ('': none named), standard input.
VERBS = {
    'plot': (['elu', 'sigmoid'],
             ['ascii', 'braille', 'csv', 'tsv', 'json', 'png', 'svg', 'pdf', 'eps', 'gnuplot'], ''),
    'eval': (['elu', 'sigmoid', '-1', '0.1'], ['', 'csv', 'tsv', 'json'], ''),
    'check': (['elu'], ['', 'json', 'png', 'svg', 'pdf', 'eps'], '-1 -0.6\n-2 -0.8646\n'),
    'list': ([], ['', 'csv', 'tsv', 'json'], ''),
    'explain': (['elu'], ['', 'json'], ''),
    'compare': (['elu', 'sigmoid'], ['', 'csv', 'tsv', 'json'], ''),
    'choose': (['--problem', 'binary'], [''], ''),
}
# What is given to an option: its value, or a list, of which the part before None also stands in the command that
# the output is compared with. By verb and option, else by option.
VALUES = {
    'range': '0:3', 'yrange': '0:2', 'samples': '5', 'show': 'd2f', 'param': 'alpha=2', 'expr': 'x^3',
    'name': ['-e', 'x^2', None, '--name', 'q'], 'diff': None, 'relative': ['--diff', None, '--relative'],
    'ulp': ['--diff', None, '--ulp'], 'size': '100x40', 'dpi': '200', 'panels': None,
    'y': ['--panels', '-r', '-5:5', None, '--y', 'shared'],
    'frame': ['--show', 'f', '-r', '-0.1:0.1', None, '--frame', 'all'], 'title': 'T', 'no-legend': None, 'color': 'always',
    'digits': '20', 'jacobian': None, 'hex': None, 'max-ulp': '1', 'max-abs': '1e-9', 'max-rel': '1e-9',
    'names': None, 'framework': 'jax', 'dtype': 'float16', 'all': None, 'group': 'steps', 'as': 'c', 'man': None,
    'markdown': None, 'saturation': '0.2', 'frameworks': None, 'layer': 'hidden', 'network': 'transformer',
    'depth': '100', 'loss': 'hinge', 'symptom': 'dead-units', 'rules': None, 'problem': 'regression',
    ('plot', 'samples'): '5', 'worst': '1',
}
NO_EFFECT = {'quiet', 'output', 'format', 'help', 'version', 'ascii', 'braille', 'csv', 'tsv', 'json', 'png', 'svg',
             'pdf', 'eps', 'gnuplot'}
# Tables have all of y; a range of it does no harm there (HACKING, Decisions).
HARMLESS = {('yrange', 'csv'), ('yrange', 'tsv'), ('yrange', 'json')}
# Too slow to be drawn here.
SLOW = {('all', f) for f in ('ascii', 'braille', 'png', 'svg', 'pdf', 'eps', 'gnuplot', 'json')}


def without_record(data, form):
    """The output but for the command that a file records."""
    if form == 'png' and data.startswith(b'\x89PNG'):
        at, kept = 8, b''
        while at + 8 <= len(data):
            n, kind = struct.unpack('>I4s', data[at:at + 8])
            kept += b'' if kind in (b'tEXt', b'iTXt') else data[at:at + n + 12]
            at += n + 12
        return kept
    data = re.sub(rb'actplot [^\n<]*', b'', data)
    if form == 'pdf':
        data = re.sub(rb'/Subject.*?\n', b'', data.split(b'\nxref')[0], flags=re.DOTALL)
    return data


def run(verb, form, extra):
    base, _, stdin = VERBS[verb]
    with tempfile.TemporaryDirectory(prefix='actplot-test.') as folder:
        command = [ACTPLOT, verb] + base + (['--' + form, '-o', 'out'] if form else []) + extra + ([] if verb == 'check' else ['-q'])
        done = subprocess.run(command, input=stdin.encode(), cwd=folder, capture_output=True, timeout=120,
                              env=dict(os.environ, LC_ALL='C'), check=False)
        path = os.path.join(folder, 'out')
        made = b''
        if os.path.exists(path):
            with open(path, 'rb') as file:
                made = file.read()
    return done.returncode, done.stdout + without_record(made, form), done.stderr.decode(errors='replace')


def words(verb, option):
    value = VALUES.get((verb, option), VALUES.get(option))
    if isinstance(value, list):
        at = value.index(None)
        return value[:at], value[:at] + value[at + 1:]
    return [], ['--' + option] + ([value] if value is not None else [])


def trouble(case):
    verb, form, option = case
    if option not in VALUES and (verb, option) not in VALUES:
        return 'no value for it in tests/options.py'
    before, after = words(verb, option)
    plain, given = run(verb, form, before), run(verb, form, after)
    if given[0] == 2:
        return None if given[1] == b'' and given[2] else 'refused without a word, or with output'
    if given[:2] == plain[:2]:
        return 'neither refused nor of any effect'
    return None


def options(verb):
    # A program from before completions, with which the witness compares, had all in its help.
    for question in (['--complete', verb, '--'], [verb, '--help']):
        answer = subprocess.run([ACTPLOT] + question, capture_output=True, encoding='utf-8', check=False)
        if answer.returncode == 0:
            break
    return re.findall(r'^(?:  -\w, |      |)--([\w-]+)', answer.stdout, re.MULTILINE)


def main():
    cases = [(verb, form, option) for verb, (_, forms, _) in VERBS.items() for option in options(verb)
             for form in forms if option not in NO_EFFECT and (option, form) not in HARMLESS | SLOW]
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for number, (case, why) in enumerate(zip(cases, pool.map(trouble, cases)), 1):
            failed += why is not None
            print('%s %d - %s --%s as %s' % ('not ok' if why else 'ok', number, case[0], case[2], case[1] or 'text'))
            if why:
                print('# ' + why, flush=True)
    print('1..%d' % len(cases))
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
