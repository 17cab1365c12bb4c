#!/usr/bin/env bash
# options.sh -- no option is ignored: with each format it changes the output or is refused.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

if have python3; then
	ACTPLOT=$ACTPLOT python3 "$tests/options.py"
	exit
fi
skip "every option with every format" "there is no python3"
finish
