#!/usr/bin/env python3
# pseudo.py -- what the program writes in a language that is none: all text marked, whole, aligned, its places kept.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands with tests/pseudo.so loaded before the C library and without it, and says what is wrong.

pseudo.py PROGRAM LIBRARY: each line of standard input is a command of the program without its name; lines of output
name a command and what is wrong with what it writes. A command is known by its words: what --json, --csv and eval write
may not differ at all; with --man it is roff; explain and compare are looked at as Markdown, where no line is broken and
nothing is cut, and else for their columns alone.
"""
import json
import os
import re
import shlex
import subprocess
import sys
import unicodedata
from collections import Counter

PROGRAM, LIBRARY = sys.argv[1:3]
MACHINE = ('--json', '--csv', '--tsv', '--names', 'latex')
WIDTH = 80

# Words of the languages that are not the user's: of formulas, shells and roff, and names.
WORDS = set('''Darknet FANN MLX MXNet Flux NNlib Addons Deeplearning bfloat sweep torch plot eval check list explain compare
choose actplot man inf nan exp log sin cos tanh erf sqrt max min abs sum where else mod sign floor clamp Phi
phi argmax Keras PyTorch TensorFlow JAX ONNX Cinf discontinuous relu var alpha beta lam mu sigma UTF
LC_ALL LC_CTYPE LANG COLUMNS LINES NO_COLOR TERM COLORTERM FONTCONFIG_FILE FONTCONFIG_PATH FONTCONFIG_SYSROOT
SOURCE_DATE_EPOCH ACTPLOT lower upper No such file directory
'''.split())


def run(command, pseudo):
    env = dict(PATH=os.environ['PATH'], HOME=os.environ.get('HOME', '/'), LC_ALL='C.UTF-8')
    if pseudo:
        env['LD_PRELOAD'] = LIBRARY
    done = subprocess.run([PROGRAM] + shlex.split(command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=env, timeout=60, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def known():
    """Names that no language changes, and phrases: sources, titles of frameworks, calls."""
    words, phrases = set(WORDS), set()
    rows = json.loads(run('list --json', False)[1])
    for row in rows:
        facts = json.loads(run('explain %s --json' % row['name'], False)[1]) if row['name'] in SHOWN else row
        for value in texts(facts):
            phrases.add(value)
            phrases.add(re.split(r'(?<=\d\d\d\d)', value)[0])
        words.add(row['name'])
        words.update(row.get('aliases') or [])
    return words, sorted(phrases, key=len, reverse=True)


def texts(value):
    if isinstance(value, dict):
        for key, inside in value.items():
            if key != 'lesson':
                yield from texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from texts(inside)
    elif isinstance(value, str):
        yield value


def outside(text):
    """What stands in no brackets, each pair of them as ⟦⟧; None where they do not match."""
    depth, out = 0, []
    for c in text:
        depth -= c == '⟧'
        if depth < 0:
            return None
        if depth == 0:
            out.append(c)
        depth += c == '⟦'
    return ''.join(out) if depth == 0 else None


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in line if not unicodedata.combining(c))


def numbers(text):
    return Counter(re.findall(r'\d+(?:\.\d+)?(?:e[-+]?\d+)?', text))


def unmarked(text):
    """Words that came through no message."""
    bare = outside(text)
    for phrase in PHRASES:
        if len(phrase) > 3:
            bare = bare.replace(phrase, ' ')
    bare = re.sub(r'`[^`]*`', ' ', bare)                    # code in Markdown
    bare = re.sub(r'(?m)^ {4,}(?!⟦).*$', ' ', bare)         # commands and formulas
    bare = re.sub(r'(?m)^  .*\bactplot\b.*?(?=  +⟦|$)', ' ', bare)  # commands beside what they show
    bare = re.sub(r'\bactplot [^⟦\n]*?(?=  |⟦|\n|\'|$)', ' ', bare)
    bare = re.sub(r'(?<![\w-])--?[a-zA-Z][\w-]*(?:[ =]\S+)?', ' ', bare)
    bare = re.sub(r"'[^'\n]*'", ' ', bare)                  # what the user typed
    found = re.findall(r'(?<![\w\\.@:=-])[A-Za-z][A-Za-z_]{2,}', bare)
    return sorted({w for w in found if w not in NAMES})


def running(page):
    """The running text of a page in roff, each paragraph a line, without what is displayed as it stands."""
    page = re.sub(r'(?s)\.nf\n.*?\.fi\n', '', page)
    page = re.sub(r'(?m)^\.(\\"|TH|BR).*$', '', page)
    page = page.replace('\\-', '-').replace('\\(aq', "'").replace('\\:', '')
    page = re.sub(r'\n(?!\.)', ' ', page)
    return re.sub(r'(?m)^\.(B|SH|SS) ?', '', page)


def aligned(text):
    """Whether the columns of a table, whose first line has their heads alone, begin below each other."""
    lines = text.split('\n\n')[0].split('\n')
    starts = [len(lines[0][:m.start()]) for m in re.finditer(r'(?<!\S)\S', lines[0])]
    return all(line[at - 2:at].strip() == '' for line in lines for at in starts if len(line) > at)


def judge(command):
    status, out, err = run(command, False)
    other, pseudo, errors = run(command, True)
    if status != other:
        yield 'exit status %d, not %d' % (other, status)
    words = shlex.split(command)
    if any(word in MACHINE for word in words) or words[0] == 'eval' and '--help' not in words:
        if out != pseudo:
            yield 'data follow the language'
        out = pseudo = ''
    for kind, plain, text in (('output', out, pseudo), ('errors', err, errors)):
        if outside(text) is None:
            if 'explain' not in command.split()[:1] or '--' in command:  # a card is cut where the screen ends
                yield '%s: brackets do not match: %r' % (kind, text[-200:])
            continue
        lines = command.split()[0] in ('explain', 'compare') and '--' not in command and kind == 'output'
        bare = unmarked(running(text) if '--man' in command else text)
        bare = [word for word in bare if not lines and word not in command]
        if bare:
            yield '%s: not marked: %s' % (kind, ' '.join(bare[:20]))
        glued = re.findall(r'(?<!actplot: )⟦⟧[,;:.]? ?⟦', outside(text))
        if glued and not lines:
            yield '%s: glued: %s' % (kind, text[:200])
        if numbers(plain) != numbers(text) and (kind == 'errors' or '--markdown' in command or '--help' in command):
            yield '%s: places lost: %s' % (kind, dict((numbers(plain) - numbers(text)) or (numbers(text) - numbers(plain))))
        wide = [line for line in text.split('\n') if width(line) > WIDTH and line[:4].strip()]
        if lines and command.startswith('compare') and not aligned(text):
            yield 'columns do not stand below each other'
        if kind == 'output' and wide and '--markdown' not in command and '--man' not in command:
            yield 'wider than the page: %s' % wide[0]


COMMANDS = [line.strip() for line in sys.stdin if line.strip() and not line.startswith('#')]
SHOWN = {word.split(':')[0] for line in COMMANDS for word in line.split()}
NAMES, PHRASES = known()
for line in COMMANDS:
    for fault in judge(line):
        print('%s: %s' % (line, fault))
