#!/usr/bin/env bash
# ulps.sh -- writes ulps.txt anew: the worst errors that test-act measures, by function and order.
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: ulps.sh TEST-ACT ULPS.TXT
set -eu -o pipefail
test_act=$1 table=$2
new=$(mktemp)
trap 'rm -f "$new"' EXIT

# One line for each function and order; the test fails, and the table stays, above the bar.
measure() {
	ACTPLOT_ULPS=1 "$test_act" >"$new" || { grep '^not ok' "$new" >&2; return 1; }
	sed -n 's/^# ulps //p' "$new"
}

# The C library takes its functions with or without FMA as the processor has it: the larger
# error of both counts.
with=$(measure)
without=$(GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX,-FMA4 measure)
{
	cat <<'END'
# The largest errors at the points of tests/accuracy.c, in units in the last
# place, rounded up: function[@framework][:parameters], order of the derivative, ulp, x.
# Written by "make ulps"; with and without FMA, the larger. A larger error fails test-act.
END
	printf '%s\n%s\n' "$with" "$without" | awk '
		{ key = $1 " " $2 }
		!(key in ulps) || $3 + 0 > ulps[key] + 0 { ulps[key] = $3; x[key] = $4 }
		END { for (key in ulps) print key, ulps[key], x[key] }' | LC_ALL=C sort
} >"$new"
cat "$new" >"$table"
