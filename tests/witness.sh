#!/usr/bin/env bash
# witness.sh -- compares all that two programs write, over some thousands of commands: tests/witness.py.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# witness.sh BEFORE AFTER [--part NAME]... [--sample N] [--accept FILE]; exits 1 if anything differs. It is no part
# of `make check', which has one program.
exec python3 -B "$(dirname "$0")/witness.py" "$@"
