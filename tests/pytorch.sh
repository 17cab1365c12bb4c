#!/usr/bin/env bash
# pytorch.sh -- NAME@pytorch and its number types against PyTorch, where a Python has it.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# The first python3 of the path need not be the one that Debian's package python3-torch is for.
for python in python3 /usr/bin/python3; do
	have "$python" && "$python" -c 'import torch' 2>/dev/null || continue
	ACTPLOT=$ACTPLOT "$python" "$tests/pytorch.py"
	exit
done
skip "PyTorch" "no Python has torch (Debian: python3-torch)"
finish
