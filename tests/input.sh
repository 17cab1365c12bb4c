#!/usr/bin/env bash
# input.sh -- standard input of eval and check: answers to who waits for them, and long lines.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# ---- answers while the input goes on ----------------------------------------------------------

# answer WORDS...: a program that writes a line and waits for the answer before it writes the next.
answer() {
	local line answers=
	coproc pair { exec "$ACTPLOT" eval "$@" 2>err; }
	# shellcheck disable=SC2154
	exec {to}>&"${pair[1]}" {from}<&"${pair[0]}"
	printf '1\n' >&"$to"
	read -r -t 20 line <&"$from" && answers+="$line "
	read -r -t 20 line <&"$from" && answers+="$line "
	printf -- '-2\n' >&"$to"
	read -r -t 20 line <&"$from" && answers+="$line "
	printf '3' >&"$to"
	eval "exec $to>&- ${pair[1]}>&-"
	read -r -t 20 line <&"$from" && answers+="$line"
	eval "exec $from<&-"
	wait "$!" 2>/dev/null
	printf '%s' "$answers"
}
is "a line is answered before the next one comes" "$(answer relu)" "x,relu,d_relu 1,1,1 -2,0,0 3,3,1"
is "in digits, too" "$(answer relu --digits 2 -s f)" "x,relu 1,1.0e+00 -2,0 3,3.0e+00"
is "tabs between" "$(answer relu --tsv -s f)" "$(printf 'x\trelu 1\t1 -2\t0 3\t3')"

if command -v script >/dev/null 2>&1; then
	for command in "eval relu" "check relu" "eval relu --digits 3"; do
		script -qec "$ACTPLOT $command" typed </dev/null >/dev/null 2>&1
		is "$command says on a terminal what it waits for" \
			"$(grep -c 'actplot: reading .* from standard input, Ctrl-D ends it' typed)" 1
	done
	script -qec "$ACTPLOT eval relu -q" typed </dev/null >/dev/null 2>&1
	is "but not where it is quiet" "$(grep -c reading typed)" 0
else
	skip "what a terminal is told" "no script"
fi

# ---- lines ------------------------------------------------------------------------------------

# A table of 300 columns, 70000 bytes a line, beyond any block that is read at once.
awk 'BEGIN {
	for (row = 0; row < 40; row++) {
		line = row == 0 ? "first" : "0"
		for (i = 0; i < 300; i++)
			line = line "," (row == 0 ? sprintf("c%0230d", i) : sprintf("%0230d", i))
		print line (row == 0 ? ",x,relu" : "," row "," row)
	}
}' >wide.csv
is "long lines" "$("$ACTPLOT" check relu <wide.csv 2>&1 | head -2)" "points 39
absolute 0.000e+00 at 1"
is "long lines, in small pieces" "$(dd if=wide.csv bs=997 2>/dev/null | "$ACTPLOT" eval relu -s f | tail -1)" "39,39"
tr '\n' ' ' <wide.csv | "$ACTPLOT" check relu >out 2>err
is "a line that never ends" "$? $(cat err)" "1 actplot: standard input, line 1: more than 1048576 bytes"
printf '1\n2\n\n3' | "$ACTPLOT" eval relu -s f >out 2>err
is "a last line without its end" "$? $(tail -1 out)" "0 3,3"
finish
