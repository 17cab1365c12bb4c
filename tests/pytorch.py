#!/usr/bin/env python3
# pytorch.py -- NAME@pytorch in each number type against PyTorch itself; prints TAP; pytorch.sh runs it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""pytorch.py: every finite 16-bit input, and 10,000 of 32 and 64 bits, of each function that PyTorch ships.

In bfloat16 the reference is PyTorch's own kernel, in a tensor of all inputs: a tensor of one element goes another way,
which rounds each operation. Where there is none, and in float16, it is the float32 kernel, rounded once, which is what
kernels for other processors and later versions compute. A value agrees when its bits do; signs of zeros aside, which a
table does not show.
"""
import math
import os
import subprocess
import sys

import torch
import torch.nn.functional as F

ACTPLOT = os.environ.get('ACTPLOT', './actplot')
OVERALL = 0.98
EACH = 0.999
# What PyTorch 1.13 computes otherwise, and HACKING says why: shares of equal bits, at least.
KNOWN = {
    ('gelu', 'bfloat16', 'f'): 0.99, ('gelu', 'bfloat16', "f'"): 0.997,
    ('gelu', 'float16', 'f'): 0.996, ('gelu', 'float16', "f'"): 0.997,
    ('gelu_tanh', 'bfloat16', 'f'): 0.98, ('gelu_tanh', 'bfloat16', "f'"): 0.72,
    ('silu', 'bfloat16', 'f'): 0.98, ('silu', 'bfloat16', "f'"): 0.97,
    ('log_sigmoid', 'bfloat16', "f'"): 0.99,
    ('log_softmax', 'bfloat16', 'f'): 0.87, ('log_softmax', 'bfloat16', "f'"): 0.87,
    ('hard_sigmoid', 'float64', "f'"): 0.7,
    ('celu:alpha=0.3', 'float64', "f'"): 0.5,
    ('quick_gelu@hf', 'bfloat16', "f'"): 0.99, ('gelu_tanh@hf', 'bfloat16', "f'"): 0.99,
    ('sqrtsoftplus@hf', 'bfloat16', "f'"): 0.98, ('xielu@hf', 'bfloat16', "f'"): 0.98,
}
# In float32 and float64 the exponential, the logarithm, tanh and erf of another library, products and sums fused, and
# sums in another order: the last place differs as often as this leaves.
LIBRARY = {
    'sigmoid': 0.96, 'tanh': 0.27, 'elu': 0.96, 'elu:alpha=0.7': 0.96, 'selu': 0.96, 'celu': 0.96,
    'celu:alpha=0.3': 0.96, 'gelu': 0.6, 'gelu_tanh': 0.83, 'silu': 0.9, 'mish': 0.65, 'softplus': 0.95,
    'softplus:beta=3': 0.95, 'log_sigmoid': 0.95, 'tanh_shrink': 0.93, 'softmax': 0.45, 'log_softmax': 0.7,
    'softmin': 0.45, 'glu': 0.97, 'quick_gelu@hf': 0.8, 'gelu_tanh@hf': 0.82, 'laplace@hf': 0.96,
    'sqrtsoftplus@hf': 0.5, 'xielu@hf': 0.76,
}
DTYPES = {'bfloat16': torch.bfloat16, 'float16': torch.float16, 'float32': torch.float32,
          'float64': torch.float64}
FUNCTIONS = {
    'sigmoid': torch.sigmoid,
    'tanh': torch.tanh,
    'relu': F.relu,
    'leaky_relu': F.leaky_relu,
    'prelu': lambda x: F.prelu(x, torch.tensor([0.25], dtype=x.dtype)),
    'rrelu': F.rrelu,
    'elu': F.elu,
    'elu:alpha=0.7': lambda x: F.elu(x, 0.7),
    'selu': F.selu,
    'celu': F.celu,
    'celu:alpha=0.3': lambda x: F.celu(x, 0.3),
    'gelu': F.gelu,
    'gelu_tanh': lambda x: F.gelu(x, approximate='tanh'),
    'silu': F.silu,
    'mish': F.mish,
    'softplus': F.softplus,
    'softplus:beta=3': lambda x: F.softplus(x, 3),
    'log_sigmoid': F.logsigmoid,
    'softsign': F.softsign,
    'tanh_shrink': F.tanhshrink,
    'hard_shrink': F.hardshrink,
    'soft_shrink': F.softshrink,
    'relu6': F.relu6,
    'hard_tanh': F.hardtanh,
    'hard_sigmoid': F.hardsigmoid,
    'hard_swish': F.hardswish,
    'threshold': lambda x: F.threshold(x, 0.1, 20),
    'linear': torch.nn.Identity(),
}
# What is computed back from the output, which then was rounded.
FROM_OUTPUT = {'sigmoid': torch.ops.aten.sigmoid_backward, 'tanh': torch.ops.aten.tanh_backward}
# Composed of tensor operations, of which there are none in float16 here.
COMPOSITES = {'softsign', 'tanh_shrink'}
# What others compose of PyTorch's operations, as their sources have it.
OTHERS = {
    'quick_gelu@hf': lambda x: x * torch.sigmoid(1.702 * x),
    'gelu_tanh@hf': lambda x: 0.5 * x * (1.0 + torch.tanh(
        math.sqrt(2.0 / math.pi) * (x + 0.044715 * torch.pow(x, 3.0)))),
    'laplace@hf': lambda x: 0.5 * (1.0 + torch.erf((x - 0.707107).div(0.282095 * math.sqrt(2.0)))),
    'squared_relu@hf': lambda x: torch.square(F.relu(x)),
    'sqrtsoftplus@hf': lambda x: F.softplus(x).sqrt(),
    'xielu@hf': lambda x: torch.where(
        x > 0, 0.8 * x * x + 0.5 * x,
        (torch.expm1(torch.min(x, torch.tensor(-1e-6, dtype=x.dtype))) - x) * 0.8 + 0.5 * x),
    'hard_mish@timm': lambda x: 0.5 * x * (x + 2).clamp(min=0, max=2),
    'squareplus@keras': lambda x: (x + torch.sqrt(x * x + 4)) / 2,
}
LISTS = {
    'softmax': lambda x: F.softmax(x, -1),
    'log_softmax': lambda x: F.log_softmax(x, -1),
    'softmin': lambda x: F.softmin(x, -1),
    'glu': lambda x: F.glu(x, -1),
}


def inputs(dtype):
    """All finite inputs of 16 bits, or 10,000 points: some evenly spread, some of every size."""
    if dtype in (torch.bfloat16, torch.float16):
        x = torch.arange(-32768, 32768, dtype=torch.int32).to(torch.int16).view(dtype)
        return x[torch.isfinite(x.float())]
    generator = torch.Generator().manual_seed(20261129)
    even = torch.rand(8000, generator=generator, dtype=torch.float64) * 40 - 20
    size = torch.rand(2000, generator=generator, dtype=torch.float64) * 60 - 50
    sign = torch.randint(0, 2, (2000,), generator=generator) * 2 - 1
    return torch.cat([even, sign * 2 ** size]).to(dtype)


def kernel(function, x):
    """f and f' of one kernel of PyTorch."""
    x = x.clone().requires_grad_(True)
    y = function(x)
    (slope,) = torch.autograd.grad(y, x, torch.ones_like(y))
    return y.detach(), slope


def reference(name, function, x):
    """f and f' in the type of x."""
    if x.dtype == torch.bfloat16:
        try:
            return kernel(function, x)
        except RuntimeError:
            pass
    if x.dtype in (torch.bfloat16, torch.float16):
        if name in COMPOSITES or name in OTHERS:
            return None
        y, slope = kernel(function, x.float())
        y = y.to(x.dtype)
        if name in FROM_OUTPUT:
            slope = FROM_OUTPUT[name](torch.ones_like(slope), y.float())
        return y, slope.to(x.dtype)
    return kernel(function, x)


def run(arguments, lines):
    done = subprocess.run([ACTPLOT, 'eval', '-q', *arguments], input='\n'.join(lines), text=True,
                          stdout=subprocess.PIPE, check=True)
    return [[float(field) for field in line.split(',')] for line in done.stdout.splitlines()[1:]]


def agreeing(got, want):
    """Where two tensors agree, NaN with NaN."""
    return (got == want) | (torch.isnan(got) & torch.isnan(want))


class Tap:
    def __init__(self):
        self.count = self.failures = self.equal = self.all = 0

    def say(self, holds, name, why=''):
        self.count += 1
        self.failures += not holds
        print(('ok' if holds else 'not ok'), self.count, '-', name + why, flush=True)

    def compare(self, name, dtype, order, x, got, want):
        same = agreeing(got, want.double())
        self.equal += int(same.sum())
        self.all += same.numel()
        share = same.double().mean().item()
        library = LIBRARY.get(name, EACH) if dtype in ('float32', 'float64') else EACH
        wanted = KNOWN.get((name, dtype, order), library)
        self.say(share >= wanted, f"{name} in {dtype}, {order}: {100 * share:.2f} % of {same.numel()}")
        if share < wanted or os.environ.get('WORDY'):
            bad = (~same).nonzero()[:, 0]
            for i in bad[::max(1, len(bad) // 8)][:8]:
                print(f"#   at {x[i].tolist()}: {got[i].tolist()}, not {want[i].tolist()}")


def scalars(tap):
    for name, function in [*FUNCTIONS.items(), *OTHERS.items()]:
        row, _, parameters = name.partition(':')
        row += '' if '@' in row else '@pytorch'
        for dtype, kind in DTYPES.items():
            x = inputs(kind)
            want = reference(name, function, x)
            if want is None:
                continue
            curve = f"{row}:{parameters + ':' if parameters else ''}dtype={dtype}"
            rows = torch.tensor(run([curve], [v.hex() for v in x.double().tolist()]), dtype=torch.float64)
            for k, order in ((0, 'f'), (1, "f'")):
                tap.compare(name, dtype, order, x, rows[:, k + 1], want[k])


def lists(tap):
    generator = torch.Generator().manual_seed(1)
    for name, function in LISTS.items():
        for dtype, kind in DTYPES.items():
            got, want = [], []
            for length in (2, 4, 10, 32):
                x = (torch.randn(100, length, generator=generator, dtype=torch.float64) * 4).to(kind)
                if kind == torch.float16:
                    y = function(x.float()).to(kind)
                else:
                    y = function(x)
                rows = run([f"{name}@pytorch:dtype={dtype}"],
                           [','.join(repr(v) for v in r) for r in x.double().tolist()])
                got += [v for r in rows for v in r]
                want += y.double().flatten().tolist()
            got, want = torch.tensor(got, dtype=torch.float64), torch.tensor(want, dtype=torch.float64)
            tap.compare(name, dtype, 'f', want, got, want)


def slopes_of(function, x):
    """The Jacobian of a list, from many alike: one alone goes another way."""
    many = x.repeat(16, 1).requires_grad_(True)
    y = function(many)
    rows = []
    for j in range(y.shape[1]):
        one = torch.zeros_like(y)
        one[:, j] = 1
        rows.append(torch.autograd.grad(y, many, one, retain_graph=True)[0][0].double())
    return torch.stack(rows).flatten()


def jacobians(tap):
    generator = torch.Generator().manual_seed(2)
    for name in ('softmax', 'log_softmax', 'softmin'):
        for dtype in ('bfloat16', 'float32', 'float64'):
            got, want = [], []
            for length in (2, 3, 5, 8) * 3:
                x = (torch.randn(length, generator=generator, dtype=torch.float64) * 3).to(DTYPES[dtype])
                point = ','.join(repr(v) for v in x.double().tolist())
                rows = run([f"{name}@pytorch:dtype={dtype}", point, '--jacobian'], [])
                got += [v for r in rows for v in r]
                want.append(slopes_of(LISTS[name], x))
            want = torch.cat(want)
            tap.compare(name, dtype, "f'", want, torch.tensor(got, dtype=torch.float64), want)


def main():
    tap = Tap()
    torch.set_num_threads(1)
    scalars(tap)
    lists(tap)
    jacobians(tap)
    share = tap.equal / tap.all
    tap.say(share >= OVERALL, f"all together: {100 * share:.2f} % of {tap.all} values")
    print(f"1..{tap.count}")
    return tap.failures != 0


if __name__ == '__main__':
    sys.exit(main())
