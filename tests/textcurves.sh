#!/usr/bin/env bash
# textcurves.sh -- text plots are the curve within a cell; with ACTPLOT_FULL of all rows and many ranges.
# SPDX-License-Identifier: GPL-3.0-or-later
if ! command -v python3 >/dev/null 2>&1; then
	echo "1..0 # SKIP no python3"
	exit 0
fi
exec python3 "${srcdir:-$(dirname "$0")/..}/tests/textcurves.py"
