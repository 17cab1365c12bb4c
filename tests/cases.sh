#!/usr/bin/env bash
# cases.sh -- small commands with known right answers: tests/cases/*.tsv, by tests/cases.py.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

if have python3; then
	ACTPLOT=$ACTPLOT python3 "$tests/cases.py"
	exit
fi
skip "small commands with known right answers" "there is no python3"
finish
