#!/usr/bin/env python3
# witness.py -- some thousands of commands run with two programs, to compare all that they write.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands with the program from before a change and with the one from after it, and compares standard
output, standard error, exit status and every file left in the working folder (empty, private), byte by byte.

The commands are made from what the program from before says of itself (list --json, --help), from the values of
tests/options.py and from tests/cases/*.tsv and samples/*.cmd. Each is a line of bash in which `actplot' is the
program. Its environment is fixed: LC_ALL=C.UTF-8, a PATH, a HOME for the fonts' cache, and nothing else.
"""
import argparse
import glob
import hashlib
import itertools
import json
import os
import pickle
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import cases
import options

SECONDS = 30
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(os.path.dirname(HERE), 'samples')
# A command that needs no shell: words, or text in single quotes.
PLAIN = re.compile(r"actplot(?: (?:[\w@:=,.+/%^-]+|'[^']*'))*")

DTYPES = ('float32', 'float16', 'bfloat16')
TARGETS = ('latex', 'c', 'python', 'gnuplot')
SHIPPED_AS = ('keras', 'pytorch', 'jax', 'tf', 'onnx')
TABLES = ('csv', 'tsv', 'json')
TEXTS = ('ascii', 'braille')
PICTURES = ('png', 'svg', 'pdf', 'eps')
FORMATS = TEXTS + TABLES + PICTURES + ('gnuplot',)
PAIRS = (('gelu', 'gelu:dtype=bfloat16'), ('relu', 'gelu'), ('silu', 'swish:beta=2'), ('gelu', 'gelu@jax'),
         ('elu', 'celu'),
         ('tanh', 'hard_tanh'), ('sigmoid', 'hard_sigmoid'), ('sigmoid', 'hard_sigmoid@onnx'),
         ('softplus', 'softplus@pytorch'),
         ('exponential', 'sinh'), ('relu', 'leaky_relu:alpha=0.1'), ('mish', 'mish:dtype=float16'))
# Curves for which formats, sizes and looks are tried: smooth, kinked, jumping, with poles, many, families, lists.
FIGURES = ('relu', 'sigmoid', 'gelu', 'heaviside', 'logit', 'softmax', 'maxout', 'rrelu', 'prelu:a=0.05,0.1,0.25,0.5',
           'sigmoid tanh', 'elu celu selu relu leaky_relu silu mish', "-e '1/x'", "-e 'tan(x)'", "-e 'sin(1/x)'",
           "-e 'floor(x)'",
           "-e 'x^2*sin(40*x)' --name wavy", 'glu', 'gelu --dtype bfloat16 -r 0:0.1',
           'gelu gelu:dtype=float16 --diff',
           'gelu gelu@jax --diff --ulp', 'relu softplus --diff --relative -r 1:9')

# ---- what is run: a generator of commands for each part -------------------------------------------------


class Program:
    """What a program says of itself."""

    def __init__(self, path):
        self.path = path
        self.rows = json.loads(self.says('list', '--json'))
        self.names = [row['name'] for row in self.rows]
        self.groups = sorted({row['group'] for row in self.rows})

    def says(self, *arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, encoding='utf-8', check=True,
                              env=environment('/tmp')).stdout


def is_scalar(value):
    return isinstance(value, (int, float))


def rows(program):
    for row in program.rows:
        name = row['name']
        yield from (f'actplot {name} {how}'.rstrip() for how in (
            '', '--ascii --show d2f', '--csv -n 41 --show f,df,d2f', '--json -n 11', '--svg -o -', '--show df'))
        yield from (f'actplot {name}:dtype={dtype} --csv -n 21' for dtype in DTYPES)
        yield from (f'actplot {name}@{framework} --csv -n 21' for framework in row['frameworks'])


def values(program):
    extremes = '-inf -1e300 -710 -30 -3 -1 -0.5 -1e-9 0 5e-324 0.1 1 2.5 6 40 746 1e155 inf nan'
    for row in program.rows:
        name = row['name']
        yield f'actplot eval {name} {extremes} --show f,df,d2f'
        yield f'actplot {name} --csv -n 41 --show f,df,d2f -q | actplot check {name}'
        yield f'actplot eval {name} --hex -- -1.25 0.3'
        scalars = {p: v for p, v in row['params'].items() if is_scalar(v)}
        # Where a formula's own numbers stand there may be kinks.
        points = {abs(float(n)) for n in re.findall(r'(?<![\w.])\d+\.?\d*', row['formula'])}
        points |= {abs(v) for v in scalars.values()}
        near = sorted({s * p for p in points if 0 < p < 1e3 for s in (-1, 1)})
        if near:
            yield f'actplot eval {name} --show f,df,d2f -- ' + ' '.join('%.17g' % p for p in near[:24])
        for p, v in scalars.items():
            if p != 'i':
                family = ','.join('%.6g' % f for f in ((v / 2, v, 2 * v) if v else (-0.5, 0, 1)))
                yield f'actplot {name}:{p}={family} --csv -n 9'
        if any(not is_scalar(v) for v in row['params'].values()):
            yield f'actplot eval {name} 1,2,3'
            yield f'actplot eval {name} 1,-inf,3'
            yield f'actplot eval {name} 0.5,-1,2,0.25 --jacobian'
    for reach in ('-1e300:1e300', '-800:800', '1e-310:1e-300', '-0.3:0.3'):
        for names in batches(program.names, 11):
            yield f'actplot {names} --csv -n 13 --show f,df,d2f -r {reach}'


def batches(names, size):
    return [' '.join(names[i:i + size]) for i in range(0, len(names), size)]


def digits(program):
    for name in program.names:
        yield f'actplot eval {name} --digits 30 -- -1.25 0.7'
        yield f'actplot eval {name} --digits 20 --show f,df,d2f -- -inf -30 -1 0 1 6 inf'
    for names in batches(program.names, 8):
        yield f'actplot eval {names} --digits 100 0.1'
    for name in program.names[::7]:
        yield f'actplot eval {name} --digits 5 -r -3:3 -n 7'
        yield f'actplot eval {name} --digits 500 1/3'
    for how in ('gelu --digits 1 1', 'gelu --digits 1000 -8', 'gelu --digits 0 1', 'gelu --digits 1001 1',
                'gelu --digits x 1',
                "-e 'x-0.1' --digits 20 0.1", "-e 'floor(10*x)' --digits 20 0.3",
                "-e 'sin(x)' --digits 30 pi 2*pi 1e22",
                "-e 'sin(x)^2+cos(x)^2-1' --digits 10 0.3", 'leaky_relu:alpha=1/3 --digits 40 -3',
                'gelu --digits 20 --json 1',
                'gelu:dtype=float16 --digits 20 1', 'softmax --digits 30 1,2,3',
                'softmax --digits 30 --jacobian 1,2,3',
                'gelu --digits 10 --tsv 1 2', 'silu sigmoid --digits 25 --show df 1.5', 'threshold --digits 20 0.1',
                "-e 'log(x)' --digits 20 0 1 e", "-e '1/x' --digits 20 0 inf", 'gelu --digits 20 --hex 1'):
        yield f'actplot eval {how}'
    yield "printf '0.1\\n1/3\\n0x1p-3\\n' | actplot eval gelu --digits 25"


def formats(program):
    for figure, form in itertools.product(FIGURES, FORMATS):
        yield f'actplot {figure} --{form}' + (' -n 31' if form in TABLES else '')
    for form in FORMATS:
        yield f'actplot gelu --{form}=made'
        yield f'actplot gelu --{form} -o -'
        yield f'actplot gelu -T {form} -o made.txt'
        yield f'mkdir d; actplot gelu elu --{form} -o d/'
        yield f'actplot gelu --{form} -o no/folder'
        yield f'actplot sigmoid tanh --{form} --panels -o out'
    for suffix in ('png', 'svg', 'pdf', 'eps', 'csv', 'tsv', 'json', 'txt', 'gp', 'tex', 'c', 'PNG', 'x'):
        yield f'actplot mish -o picture.{suffix}'
        yield f'actplot mish --csv -o table.{suffix}'
    yield 'actplot silu --png --svg --pdf --eps'
    yield 'actplot silu --png=a --csv=b --json=c --gnuplot=d --ascii=e --braille=f'
    yield 'actplot silu --csv --json'
    yield 'actplot silu --png --svg -o one.png'
    yield from (f'actplot list --{form}{group}' for form in TABLES for group in ('', ' --group lecture'))
    yield from (f'actplot --all --{form} -n 5' for form in ('csv', 'tsv', 'json'))
    yield from (f'actplot --group {group} --{form} -n 11' for group in program.groups for form in ('csv', 'json'))
    yield from (f'actplot compare sigmoid tanh --{form}' for form in TABLES)
    yield 'mkdir d; actplot --all --csv -n 5 -o d/'
    yield 'mkdir d; actplot --all --ascii -o d/'
    yield 'for f in csv tsv json; do actplot eval gelu elu -- -1 0.5 1e-300 nan inf --$f --show d2f,f,df; done'
    yield 'actplot silu --csv -n 100000 -r -50:50 | cksum'
    yield 'actplot eval silu -n 100000 -r -5:5 --tsv --show d2f | cksum'


BAD = ('', 'x', '-1', '0', '1e99', '1:2:3', '5:-5', 'nan', '0x', '1,2', '50x', 'C')


def option_values(verb, option):
    before, after = options.words(verb, option)
    yield before
    yield after
    yield after + ['--help']
    if len(after) - len(before) == 2 or after[:1] == ['--' + option]:
        yield from (before + [f'--{option}={bad}'] for bad in BAD)
        yield before + ['--' + option]


def written(words):
    return ' '.join(word if re.fullmatch(r'[\w@:=,.+/%^-]+', word) else shlex.quote(word) for word in words)


def all_options(_):
    for verb, (base, forms, stdin) in options.VERBS.items():
        begin = 'actplot ' + written([verb] + base)
        if stdin:
            begin = 'printf -- %s | %s' % (shlex.quote(stdin.replace('\n', '\\n')), begin)
        names = options.options(verb)
        yield f'actplot {verb} --help'
        yield f'actplot {verb}'
        for name in names:
            known = name in options.VALUES or (verb, name) in options.VALUES
            for words in option_values(verb, name) if known else ([f'--{name}'], [f'--{name}=x']):
                yield f'{begin} {written(words)}'
            if known and (name, 'png') not in options.SLOW:
                after = options.words(verb, name)[1]
                yield from (f'{begin} --{form} -o out {written(after)}' for form in forms if form)
        # The pairs of a verb's options that have a value here.
        short = [n for n in names if n not in ('all', 'man') and n in options.VALUES
                 and not isinstance(options.VALUES[n], list)]
        for one, two in itertools.combinations(short, 2):
            if (len(one) + len(two)) % 3 == 0:
                yield f'{begin} {written(options.words(verb, one)[1] + options.words(verb, two)[1])}'
    for size in ('84x56mm', '8.4x5.6cm', '4x3in', '300x200pt', '300x200', '10x10', '1x1', '99999x99999', '0x5',
                 '84x56em'):
        yield f'actplot relu --png --size {size}'
        yield f'actplot relu --ascii --size {size}'
    for text in ('-h', '--help', '-V', '--version', '--hel', '--vers', '--man-page', '', '-q', '--', '- relu',
                 '--ra 0:1 relu', 'plot',
                 'relu -r0:1', 'relu -r 0:1 -r 2:3', 'relu -n 3 --csv -n 5', 'relu --no-such', 'relu -x',
                 'relu -q --png', 'relu --csv -sdf',
                 'relu -r 1e-320:1e-310 --csv -n 3', 'relu -r 0:5e-324 --csv', 'relu -r -1e308:1e308 --csv -n 3',
                 'relu -r -5:', 'relu -r :5',
                 "relu -r '-2*pi:2*pi' --csv -n 5", "relu -r 'x:3'", 'relu -r auto', 'logit -r auto --csv -n 3',
                 'relu -Y 0: --ascii',
                 'relu -Y :3 --ascii', 'relu -Y 3:0', 'relu --annotate', 'relu --theme dark --png', 'relu --lang en'):
        yield f'actplot {text}'.rstrip()


def errors(program):
    for name in program.names[::3]:
        for slip in (name[:-1], name + 'x', name[1:] if len(name) > 1 else 'zz', name[:1] + name[2:]):
            yield f'actplot {slip or "q"}'
    for alias in sorted({a for row in program.rows[::4] for a in row['aliases']}):
        yield f'actplot {written([alias])} --csv -n 3'
    for how in ('relu 3', "'x*tanh(x)'", 'relu -r -5..5', 'relu -r 5', 'relu --png out.png', 'relu@nowhere',
                'relu@keras:alpha', 'mish@darknet',
                'elu:alpha', 'elu:alpha=', 'elu:alpha=x', 'elu:alpha=1:alpha=2', 'elu:beta=1',
                'elu:alpha=1,2:scale=1,2', 'elu:alpha=nan',
                'elu:alpha=-1', 'elu::', 'elu@', 'elu@@pytorch', ':alpha=1', '@pytorch', 'elu:dtype=float8',
                'elu:dtype=half --csv -n 3',
                'softmax:z=', 'softmax:z=1,2:i=3', 'softmax:z=1:i=0', 'softmax:z=1,2:i=1.5', 'maxout:w=1,2:b=0',
                'glu:sweep=c', 'glu:sweep=b:a=2',
                'relu relu relu --csv -n 3', 'relu --diff', 'relu elu tanh --diff', 'relu elu --ulp --relative',
                '--all --group lecture',
                '--group nothing', 'all', 'relu -p alpha=1', 'elu -p alpha', 'elu -p alpha=1 --csv -n 3', 'elu -p =1',
                'relu -n 1 --csv',
                'relu -n 2 --csv', 'relu -n 1e3 --csv', 'relu --y shared', 'relu --csv --dpi 100', 'relu --png -n 5',
                'relu --name q', 'elu --title',
                '-e', "-e ''", "-e x --name x --csv -n 3", "-e x -e x --csv -n 3", 'relu -o', 'relu -o ""',
                'relu -o /', 'relu -o .', 'relu --csv -o /dev/full',
                'relu -T pngg', 'relu -T', 'relu --show', 'relu --show f,f', 'relu --show g', "relu --show ''",
                'relu --color maybe', 'explode relu', 'chek relu',
                'eval', 'eval relu x', 'eval 3', 'eval relu elu 1,2', 'eval relu 1 -r 0:1', 'eval relu -n 3',
                'eval softmax 1,2 3', 'eval softmax:i=2 1', 'eval relu 1e999 -1e999 0x1p-1074',
                'eval nothing 1', "eval relu 'sqrt(-1)'", "eval relu '1/0'", 'eval relu --digits', 'check',
                'check relu elu', 'check relu 1', 'check nothing',
                'list x y', 'list zzzzz', 'list --framework zz', 'list --group zz', 'list tanh', 'list TANH --names',
                'list --names --json', "list 'exp('",
                'explain', 'explain nothing', 'explain relu elu', 'explain relu --as', 'explain relu --as cobol',
                'explain relu --png', 'compare', 'compare relu', 'compare relu relu',
                'compare relu elu tanh sigmoid gelu', 'compare relu --frameworks', 'compare zz relu', 'choose relu',
                'choose --layer', 'choose --layer attic',
                'choose --depth 0', 'choose --depth x', 'choose --problem binry', 'choose --rules --layer hidden',
                'lesson', 'quiz', '--version=3', '-hV', '-Vh'):
        yield f'actplot {how}'
    for formula in ('x+', '(x', 'x)', '1..2', 'x x', '2x', 'sin x', 'foo(x)', 'sin(x,1)', 'max()', 'max(1)',
                    'clamp(x,1)', 'x ? 1', 'x = 1', 'x =< 1', 'x && 1', '!x', 'x ** 2', 'ln(x)',
                    'log10(x)', 'np.exp(x)', 'Math.exp(x)', 'torch.relu(x)', 'x if x', 'if x then 1', 'x where',
                    'y where y = y', 'a where a = 1; a = 2', 'g(x) where g(t) = g(t)',
                    'z', 'sum(x)', 'x[1]', 'z[4] where z = 1', 'elu(x, beta=1)', 'elu(x, alpha=)', '1e', '0x', '"x"',
                    'x;', 'x,y', 'α β', 'x₁', '∑x', '\\frac{1}{x}', 'x^', '^x', '%x', 'x % 3',
                    'x mod 3', '|x', '||x||', 'sqrt', 'pi(x)', 'e^', 'x!', 'd/dx x', "f'(x)", '—x', 'x' * 500 + '(',
                    '(' * 300 + 'x' + ')' * 300, '-' * 400 + 'x', 'sum(z)+q', 'relu'):
        yield f'actplot eval -e {shlex.quote(formula)} 0.5'
    for text in ('', '1\\n', '1 2\\n', 'x,y\\n1,2\\n', 'a,b\\n1,2\\n', '1;2\\n', '1,5 2,5\\n', '1 x\\n', '1 1D5\\n',
                 '\\xef\\xbb\\xbf1 1\\n', '1 1\\r\\n2 2\\r\\n', '"1","1"\\n',
                 '# c\\n1 1\\n', 'x gelu\\n1 0.8\\n', 'relu,x\\n2,1\\n', 'nan nan\\n', 'inf inf\\n', '1 nan\\n',
                 '1 inf\\n', '1 1 1\\n', '1\\n1 1\\n', 'x y\\n', '1 0x1p0\\n', '\\0'):
        yield f"printf '{text}' | actplot check relu"
        yield f"printf '{text}' | actplot check relu --json --worst 2"
        yield f"printf '{text}' | actplot eval relu"
    for how in ('--max-ulp 1', '--max-abs 1e-3', '--max-rel 1e-3', '--worst 3', '-q --max-ulp 0', '--png',
                '--svg -o -', '--show df', '--dtype float16', '--max-ulp 1 --worst 1 --json'):
        yield f"seq -3 0.25 3 | awk '{{ print $1, $1/(1 + exp(-1.702*$1)) }}' | actplot check gelu {how}"


FORMULAS = (
    'x*tanh(softplus(x))', 'x/(1+abs(x))', 'max(0,x)', 'min(max(x,0),6)', 'max(x,-x,0.5)', 'clamp(x,-1,1)',
    'x<0?-x:x', 'x if x > 0 else 0.1*x', '0<x<=1', 'x==0?1:sin(x)/x', '1/(1+exp(-x))',
    'log(1+exp(x))', 'log(1+exp(-abs(x)))+max(x,0)', '1-tanh(x)', '1+tanh(x)', '1+erf(x)', '1-erf(x)', 'exp(x)-1',
    '(exp(x)-exp(-x))/(exp(x)+exp(-x))', 'x*Phi(x)', 'phi(x)', 'x^2', 'x^3-2*x', 'x^x', 'x^0.5', 'abs(x)^1.5',
    '2^x', '-x^2', 'sqrt(x^2+1)-1', 'log1p(exp(x))', 'floor(x)', 'x-floor(x)', 'mod(x,2)', 'sign(x)*log1p(abs(x))',
    'abs(sin(x))', 'tan(x)', '1/x', '1/x^2', 'x/x', '0*x', 'sin(1/x)', 'exp(-1/x^2)', 'exp(-x^2)', 'log(abs(x))',
    'atan(x)', 'asin(x)', 'acos(x)', 'sinh(x)', 'cosh(x)', 'asinh(x)', 'acosh(x)', 'atanh(x)', 'erfc(x)', 'expm1(x)',
    'log(x)', 'relu(x)-relu(-x)', 'gelu(elu(x))', 'elu(x, alpha=0.5)', 'abs(x)^2', 'abs(abs(x)-1)', 'max(x,2*x)',
    'max(x,x)',
    'max(x^2,0)', 'x>1?x:1', 'a*x+b where a=2; b=g(1); g(t)=t^2', 'y*sigmoid(y) where y = 2*x', 'e^x*pi',
    'α·x² − √|x| where α = 2', 'Σx' , 'σ(x)', 'Φ(x)', 'x≥0', 'x·x', '3', 'pi', '1e-320*x', '1e308*x*10',
    'exp(exp(x))', 'log(log(x))',
    'softmax(x)', 'sum(z) where z = x', 'cos(40*x)', '(x-1)*(x-2)*(x-3)', 'x^7-x^5+0.1', '(1+x)^20', 'tanh(1000*x)',
    'floor(10*x)/10', 'max(0,min(1,0.2*x+0.5))', 'x*(x>0)+expm1(x)*(x<=0)', 'abs(x)<1?(1-abs(x)^3)^3:0',
    'sqrt(1-x^2)',
    'log(cosh(x))', 'x*exp(-exp(-x))', '0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))', 'x - log(1+exp(x))',
    '1/(exp(x)-1)', 'sin(x)/x', '(1-cos(x))/x^2', 'x<0?0:x<1?x:1', 'mod(-x,3)', 'min(x,1,2)',
    'sigmoid(x)*(1-sigmoid(x))')


def language(program):
    for formula in FORMULAS:
        quoted = shlex.quote(formula)
        yield f'actplot eval -e {quoted} --show f,df,d2f -- -inf -3 -1 -1e-8 0 0.3 0.5 1 2 20 800 inf'
        yield f'actplot -e {quoted}'
        yield f'actplot -e {quoted} --csv -n 17 --dtype float32'
        yield f'actplot eval -e {quoted} --digits 25 -- -0.75 1/3'
        yield f'actplot explain -e {quoted}'
        yield from (f'actplot explain -e {quoted} --as {target}' for target in TARGETS)
        yield f'actplot -e {quoted} --svg -o -'
    for row in program.rows[::5]:
        for formula in (row['formula'], row['derivative']):
            given = ''.join(f' -p {p}={v}' for p, v in row['params'].items()
                            if is_scalar(v) and re.search(r'(?<!\w)%s(?!\w)' % re.escape(p), formula))
            yield f'actplot eval -e {shlex.quote(formula)}{given} --show f,df,d2f -- -1 0 1.5'
    for name in program.names[::4]:
        yield f"actplot eval -e '{name}(2*x)+1' --show f,df,d2f -- -1 0.5"
    for how in ("-e 'a*x^2+b' -p a=2 -p b=1", "-e 'a*x' -p a=1,2,3", "-e 'beta*x' -p beta=0.5",
                "-e 'a*x where a = 3' -p a=2", "-e 'a*x+c' -p a=1", "-e 'alpha*x' -p α=2", "-e x -e 'x^2' -e 'x^3'",
                "-e x --name line -e 'x^2' --name square", "-e 'x*k' --name q:1 -p k=1", 'relu -e x tanh'):
        yield f'actplot {how} --csv -n 5'
        yield f'actplot {how}'
    yield from (f'actplot {one} {two} --diff --csv -n 9{how}' for one, two in PAIRS
                for how in ('', ' --relative', ' --ulp', ' --show f,df,d2f', ' --json', ' -r -1:1'))
    yield from (f'actplot {one} {two} --diff' for one, two in PAIRS)


def teach(program):
    for row in program.rows:
        name = row['name']
        yield from (f'actplot explain {name}{how}' for how in ('', ' --markdown', ' --json', ' --man'))
        yield from (f'actplot explain {name} --as {target}' for target in TARGETS)
        yield from (f'actplot explain {name} --as {target}' for target in SHIPPED_AS
                    if target in row['frameworks'] or target == 'onnx')
        yield f'actplot compare relu {name}'
    for row in program.rows[::3]:
        name = row['name']
        yield f'actplot compare {name} --frameworks'
        yield f'actplot compare {name} tanh gelu --markdown'
        yield f'actplot explain {name} --saturation 0.1'
        for framework in row['frameworks'][:3]:
            yield f'actplot explain {name}@{framework}'
        for p, v in row['params'].items():
            if is_scalar(v) and p != 'i':
                yield f'actplot explain {name}:{p}={v * 2 if v else 0.5}'
                yield f'actplot explain {name}:{p}={v * 2 if v else 0.5} --as c'
    for name in program.names[::10]:
        yield from (f'actplot explain {name}:dtype={dtype}' for dtype in DTYPES)
    answers = {'problem': 'binary multiclass multilabel regression language-model generative',
               'layer': 'hidden output gate', 'network': 'mlp cnn rnn transformer',
               'loss': 'cross-entropy squared-error absolute-error hinge',
               'symptom': 'dead-units vanishing exploding slow not-zero-centred low-precision', 'depth': '1 5 50 100'}
    said = [[f'--{option} {word}' for word in words.split()] for option, words in answers.items()]
    yield from ('actplot choose ' + one for one in sum(said, []))
    for these, those in itertools.combinations(said, 2):
        yield from (f'actplot choose {one} {two}' for one, two in itertools.product(these[::2], those))
    yield from (f'actplot choose {" ".join(one)} --markdown' for one in itertools.product(*(s[:2] for s in said)))
    yield from ('actplot choose --rules', 'actplot choose --rules --markdown',
                "printf 'output\\nbinary\\n\\n' | actplot choose", 'actplot choose -q --problem binary')
    yield 'actplot --man-page "$SAMPLES"/*.cmd'
    yield 'mkdir d; actplot --man-pages d'
    yield 'actplot --man-pages nowhere'
    yield 'LC_ALL=C actplot --man-page'
    yield from (f'LC_ALL=C actplot explain {name}' for name in program.names[::5])
    yield from (f'COLUMNS=50 actplot explain {name}' for name in program.names[::25])


def text(program):
    for name in program.names[::2]:
        yield f'actplot {name} --size 80x24 --ascii'
        yield f'actplot {name} --size 200x49'
    for figure in FIGURES:
        yield from (f'actplot {figure} --size {size}{form}' for size in ('80x24', '200x49', '40x12', '20x8', '5x5',
                                                                         '300x100') for form in ('', ' --ascii'))
        yield f'LC_ALL=C actplot {figure}'
        yield f'actplot {figure} --color always'
        yield f'LC_ALL=C actplot {figure} --color always --show f,df,d2f'
        yield f'actplot {figure} --no-legend --title T -Y -1:1'
        yield f'actplot {figure} --panels'
    for how in ('NO_COLOR=1', 'COLUMNS=40 LINES=12', 'TERM=linux', 'TERM=dumb', 'LANG=de_DE.UTF-8', 'LC_ALL=',
                'LC_ALL= LC_CTYPE=C.UTF-8', 'LC_ALL=nonsense', 'LANGUAGE=zh_TW', 'COLORTERM=truecolor'):
        yield f'{how} actplot gelu'
        yield f'{how} actplot gelu tanh --color always'
        yield f'{how} actplot --help'
    for group in program.groups:
        yield f'actplot --group {group} --braille --size 100x30'
    yield 'actplot --all --ascii --size 160x200'


def pictures(program):
    looks = ('', '--panels', '--no-legend', '--title Title', '--show f', '--show d2f', '--show f,df,d2f',
             '--size 84x56mm', '--size 400x300', '--dpi 200', '-Y -1:2', '-r -1:1', '-r -200:200',
             '--frame all --show f')
    for figure, look in itertools.product(FIGURES, looks):
        yield f'actplot {figure} {look} --png'.replace('  ', ' ')
    for figure in FIGURES:
        yield from (f'actplot {figure} --panels --{form} -o out' for form in ('svg', 'pdf', 'eps'))
    for name in program.names[::3]:
        yield f'actplot {name} --png --size 600x400'
    for name in program.names[1::6]:
        yield f'actplot {name} --pdf'
        yield f'actplot {name} --eps'
    for panels in ('1x', '2x', 'x1', '1x4', '4x1', '2x2', '3x3', '0x1', '2', 'axb'):
        yield f'actplot relu elu gelu tanh --panels={panels} --svg'
    for y in ('own', 'shared'):
        yield f'actplot relu sigmoid exponential tanh --panels --y {y} --svg'
    yield from (f'actplot --group {group} --panels --svg -o -' for group in program.groups)
    yield from (f"actplot {one} {two} --diff{how} --svg" for one, two in PAIRS
                for how in ('', ' --ulp', ' --relative'))
    yield from (f"actplot {name} --csv -n 61 -q --dtype float32 | actplot check {name} --{form} -o out"
                for name in program.names[:40:4] for form in ('png', 'svg', 'pdf', 'eps'))
    yield 'actplot --all --svg'
    yield 'actplot relu --png --size 3840x2560'
    yield 'mkdir d; actplot --group lecture --png -o d/'
    yield 'SOURCE_DATE_EPOCH=1000000000 actplot relu --pdf --eps --svg --png'


def all_cases(_):
    for path in sorted(glob.glob(os.path.join(HERE, 'cases', '*.tsv'))):
        yield from (command for command, _, _ in cases.read(path))
    for path in sorted(glob.glob(os.path.join(SAMPLES, '*.cmd'))):
        with open(path, encoding='utf-8') as lines:
            yield from (line.strip() for line in lines if line.startswith('actplot '))


PARTS = {'rows': rows, 'values': values, 'digits': digits, 'formats': formats, 'errors': errors,
         'options': all_options, 'language': language,
         'teach': teach, 'text': text, 'pictures': pictures, 'cases': all_cases}

# ---- running and comparing -------------------------------------------------------------------------------


def environment(home):
    return {'PATH': os.environ.get('PATH', '/usr/bin:/bin'), 'LC_ALL': 'C.UTF-8', 'HOME': home, 'SAMPLES': SAMPLES}


def files_of(folder):
    made = {}
    for path, folders, names in os.walk(folder):
        for name in folders:
            made[os.path.relpath(os.path.join(path, name), folder) + '/'] = b''
        for name in names:
            full = os.path.join(path, name)
            if os.path.isfile(full) and not os.path.islink(full):
                with open(full, 'rb') as file:
                    made[os.path.relpath(full, folder)] = file.read()
            else:
                made[os.path.relpath(full, folder) + ' (no file)'] = b''
    return made


def run(program, command, home):
    """What a command leaves: {'exit status': ..., 'standard output': ..., 'file NAME': ...}, in bytes."""
    words = shlex.split(command) if PLAIN.fullmatch(command) else None
    words = [program] + words[1:] if words else ['bash', '-c', 'actplot() { "$ACTPLOT" "$@"; }; ' + command]
    with tempfile.TemporaryDirectory(prefix='actplot-witness.') as folder:
        with subprocess.Popen(words, cwd=folder, env=dict(environment(home), ACTPLOT=program),
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as child:
            try:
                out, err = child.communicate(timeout=SECONDS)
                status = child.returncode
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.communicate()
                return {'exit status': b'none in %d s' % SECONDS}
        left = {'exit status': b'%d' % status, 'standard output': out, 'standard error': err}
        left.update(('file ' + name, data) for name, data in files_of(folder).items())
    return left


def shown(line):
    text = line[:200].decode('utf-8', errors='backslashreplace')
    if not text.isprintable():
        text = text.encode('unicode_escape').decode()
    return text + (' ...' if len(line) > 200 else '')


def first_difference(before, after):
    """The first line that differs, around the first character that does."""
    one, two = before.split(b'\n'), after.split(b'\n')
    at = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
    if at >= len(one) or at >= len(two):
        longer, sign = (one, '-') if at >= len(two) else (two, '+')
        return 'line %d\n  %s %s' % (at + 1, sign, shown(longer[at]))
    column = next((i for i, (a, b) in enumerate(zip(one[at], two[at])) if a != b), min(len(one[at]), len(two[at])))
    cut = max(0, column - 60) if column > 150 else 0
    return 'line %d, byte %d\n  - %s\n  + %s' % (at + 1, column + 1, shown(one[at][cut:]), shown(two[at][cut:]))


def difference(before, after):
    """None, or what differs, in a few lines."""
    wrong = []
    for what in list(before) + [w for w in after if w not in before]:
        if what not in after or what not in before:
            wrong.append('%s: only %s' % (what, 'before' if what in before else 'after'))
        elif before[what] != after[what]:
            wrong.append('%s, %s' % (what, first_difference(before[what], after[what])))
    if len(wrong) > 6:
        wrong[6:] = ['and %d more' % (len(wrong) - 6)]
    return '\n'.join(wrong) or None


class Memory:
    """What the program from before left, kept in a folder under the hash of the program: it is run once."""

    def __init__(self, folder, program):
        self.kept, self.path, self.new = {}, None, 0
        if folder:
            os.makedirs(folder, exist_ok=True)
            with open(program, 'rb') as file:
                self.path = os.path.join(folder, 'actplot-%s.witness' % hashlib.sha256(file.read()).hexdigest()[:16])
            if os.path.exists(self.path):
                with open(self.path, 'rb') as file:
                    self.kept = pickle.load(file)

    def recall(self, command, make):
        if command in self.kept:
            return self.kept[command]
        left = make()
        if self.path:
            self.kept[command] = left
            self.new += 1
        return left

    def save(self):
        if self.new:
            with tempfile.NamedTemporaryFile('wb', dir=os.path.dirname(self.path), delete=False) as file:
                pickle.dump(self.kept, file)
            os.replace(file.name, self.path)


def accepted_list(path):
    rules = []
    if path:
        with open(path, encoding='utf-8') as lines:
            for number, line in enumerate(lines, 1):
                if line.strip() and not line.startswith('#'):
                    pattern, tab, reason = line.rstrip('\n').partition('\t')
                    if not tab or not reason.strip():
                        raise SystemExit('%s:%d: a regular expression, a tab and a reason are wanted' % (path,
                                                                                                         number))
                    rules.append((re.compile(pattern), reason.strip()))
    return rules


def arguments():
    parser = argparse.ArgumentParser(prog='witness.sh',
                                     description='Compares what two programs write, command by command.')
    parser.add_argument('before', metavar='BEFORE')
    parser.add_argument('after', metavar='AFTER')
    parser.add_argument('--part', action='append', choices=sorted(PARTS), help='this part alone; may be repeated')
    parser.add_argument('--match', metavar='RE', default='',
                        help='only commands in which this regular expression is found')
    parser.add_argument('--sample', type=int, default=1, metavar='N', help='every Nth command')
    parser.add_argument('--accept', metavar='FILE',
                        help='what is meant: lines of a regular expression of commands, a tab, the reason')
    parser.add_argument('--memory', metavar='FOLDER',
                        help='keep there what BEFORE writes, and run it only for what is not there')
    parser.add_argument('--list', action='store_true', help='print the commands and run nothing')
    return parser.parse_args()


def main():
    given = arguments()
    before, after = (os.path.abspath(path) for path in (given.before, given.after))
    options.ACTPLOT = before
    program = Program(before)
    work = [(part, command) for part, make in PARTS.items() if not given.part or part in given.part
            for command in list(dict.fromkeys(c for c in make(program) if re.search(given.match, c)))[::given.sample]]
    if given.list:
        print('\n'.join('%s\t%s' % each for each in work))
        return 0
    memory, rules = Memory(given.memory, before), accepted_list(given.accept)
    count = {what: Counter() for what in ('commands', 'differ', 'accepted', 'late', 'reasons', 'seconds')}
    lock, began = threading.Lock(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix='actplot-witness.') as home:

        def compare(each):
            start = time.monotonic()
            one = memory.recall(each[1], lambda: run(before, each[1], home))
            two = run(after, each[1], home)
            with lock:
                count['seconds'][each[0]] += time.monotonic() - start
                count['late'][each[0]] += len(one) == 1 and one == two
            return difference(one, two)

        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for (part, command), what in zip(work, pool.map(compare, work)):
                count['commands'][part] += 1
                reason = next((why for pattern, why in rules if pattern.search(command)), None) if what else None
                count['reasons'][reason] += 1
                count['accepted'][part] += reason is not None
                if what and not reason:
                    count['differ'][part] += 1
                    print('%s: %s\n%s\n' % (part, command, re.sub('^', '    ', what, flags=re.MULTILINE)), flush=True)
    memory.save()
    report(count, rules, time.monotonic() - began)
    return 1 if sum(count['differ'].values()) else 0


def report(count, rules, seconds):
    line = '%-9s %5d commands, %d differ, %d accepted, %.0f s'
    for part in count['commands']:
        print(line % (part, *(count[what][part] for what in ('commands', 'differ', 'accepted', 'seconds'))))
    for reason in dict.fromkeys(reason for _, reason in rules):
        print('accepted %d: %s' % (count['reasons'][reason], reason))
    if late := sum(count['late'].values()):
        print('%d took more than %d s with both programs' % (late, SECONDS))
    print(line % ('all', *(sum(count[what].values()) for what in ('commands', 'differ', 'accepted')), seconds))


if __name__ == '__main__':
    sys.exit(main())
