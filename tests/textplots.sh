#!/usr/bin/env bash
# textplots.sh -- text plots against stored ones, character by character; sizes, colours, locales.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `textplots.sh --update` writes the stored plots anew. Read each in a terminal before it is
# kept: the test can only tell that a plot has changed, not that it is right.

. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

stored=$tests/textplots
update=${1-}

# plot NAME ARGUMENT...: the plot is the stored one, and goes to standard output alone.
plot() {
	local name=$1 wanted=$stored/$1.txt
	shift
	run "$ACTPLOT" "$@"
	if [ "$update" = --update ]; then
		mkdir -p "$stored" && cp out "$wanted"
	fi
	if [ "$status" -ne 0 ]; then
		fail "$name" "exit $status: $(cat err)"
	elif ! cmp -s out "$wanted"; then
		fail "$name" "$(diff "$wanted" out 2>&1)"
	else
		pass "$name"
	fi
	is "$name: no blanks at line ends" "$(grep -c ' $' out)" 0
}

# size NAME COLUMNS ROWS: of the last plot; no line is wider.
size() {
	local wide
	wide=$(LC_ALL=C.UTF-8 wc -L <out)
	[ "$wide" -le "$2" ] || fail "$1: width" "$wide columns"
	is "$1: rows" "$(wc -l <out)" "$3"
}

# ---- the stored plots ---------------------------------------------------------------------

plot relu-braille relu --braille
size relu-braille 80 23
plot relu-ascii relu --ascii
size relu-ascii 80 23
plot sigmoid-braille sigmoid --braille
plot sigmoid-ascii sigmoid --ascii
plot tanh-braille tanh --braille
plot heaviside-ascii heaviside --ascii -r -1:1
plot hard_swish-braille hard_swish --braille --show f,df,d2f -r -5:5
plot elu-small elu --ascii --size 40x12
size elu-small 40 12
plot gelu-wide gelu --braille --size 120x40
size gelu-wide 120 40
plot family-braille leaky_relu:alpha=0.01,0.1,0.3 --braille
plot family-ascii leaky_relu:alpha=0.01,0.1,0.3 --ascii
size family-ascii 80 23
plot softmax-braille softmax:z=1,0,-1:i=1 --braille
plot two-braille sigmoid tanh --braille
plot several-ascii sigmoid tanh relu gelu --ascii --show df
plot panels-braille sigmoid tanh relu maxout --panels --braille
plot panel-family-braille elu:alpha=0.1,1,2 --panels --braille --size 60x24
plot panel-families-ascii leaky_relu:alpha=0.01,0.1,0.3 elu:alpha=0.5,1 --panels --ascii
plot many-braille relu leaky_relu elu gelu silu mish softplus selu --braille --size 100x30
plot ends-braille logit -r -10:10 --braille
plot view-braille logit --braille
plot formulas-ascii -e 'x^2*sin(x)' --name wave -e 'x-3' --ascii -Y -5:5 --show f
plot long-title-ascii relu tanh --ascii --size 60x14 --panels=2x1 \
	--title "A title that goes far beyond the width of the plot that it stands above"
plot steep-braille tanh --braille -r -1e300:1e300 --size 60x20
plot yrange-ascii tanh --ascii -Y -0.5:1
plot denormal-ascii relu --ascii -r 0:5e-324
plot widest-braille relu --braille -r -1.7e308:1.7e308
plot narrow-ascii sigmoid --ascii -r 1000:1000.00001
plot title-braille relu --braille --title '修正線性單元 ReLU'
plot no-legend-ascii relu tanh --ascii --no-legend

# ---- character sets and colours --------------------------------------------------------------

run "$ACTPLOT" relu
is "the C locale gets ASCII" "$(cat out)" "$(cat "$stored/relu-ascii.txt")"
if locale -a 2>/dev/null | grep -qi '^C\.utf-\?8$'; then
	TERM=linux LC_ALL=C.UTF-8 run "$ACTPLOT" relu
	is "but not the Linux console" "$(cat out)" "$(cat "$stored/relu-ascii.txt")"
	TERM=xterm LC_ALL=C.UTF-8 run "$ACTPLOT" relu
	is "a UTF-8 locale gets braille" "$(cat out)" "$(cat "$stored/relu-braille.txt")"
else
	skip "a UTF-8 locale gets braille" "no C.UTF-8"
fi
COLUMNS=100 LINES=50 run "$ACTPLOT" relu
is "COLUMNS and LINES do not count in a pipe" "$(cat out)" "$(cat "$stored/relu-ascii.txt")"
run "$ACTPLOT" relu --ascii --color=never
is "--color=never" "$(cat out)" "$(cat "$stored/relu-ascii.txt")"
TERM=xterm NO_COLOR=1 run "$ACTPLOT" relu --ascii --color=always
is "--color=always has red and blue" "$(grep -c "$(printf '\033\\[.*31m\\*.*34m\\.')" out)" 1
is "--color=always: the rest is the same" "$(sed "s/$(printf '\033')\\[[0-9;]*m//g" out)" \
	"$(cat "$stored/relu-ascii.txt")"
TERM=xterm-256color run "$ACTPLOT" relu --ascii --color=always
is "256 colours have a lighter blue" "$(grep -c '38;5;33m' out | awk '{ print ($1 > 0) }')" 1

# ---- on a terminal ---------------------------------------------------------------------------

# on_terminal COLUMNS ROWS COMMAND: runs it on a terminal of that size; leaves file out.
on_terminal() {
	script -qec "stty cols $1 rows $2; $3" /dev/null </dev/null 2>&1 | tr -d '\r' >out
}

if have_terminal; then
	on_terminal 100 30 "TERM=dumb '$ACTPLOT' relu"
	is "a terminal's rows, one kept for the prompt" "$(wc -l <out)" 29
	is "a terminal's columns" "$(wc -L <out)" 100
	is "a dumb terminal gets no colour" "$(grep -c "$(printf '\033')" out)" 0
	on_terminal 100 30 "TERM=xterm '$ACTPLOT' relu"
	is "a terminal gets colour" "$(grep -c "$(printf '\033')" out | awk '{ print ($1 > 0) }')" 1
	on_terminal 100 30 "TERM=xterm NO_COLOR=1 '$ACTPLOT' relu"
	is "NO_COLOR is heard" "$(grep -c "$(printf '\033')" out)" 0
	on_terminal 100 30 "TERM=dumb COLUMNS=60 LINES=20 '$ACTPLOT' relu"
	is "LINES wins over the terminal" "$(wc -l <out)" 19
	for bad in 0 -1 abc 1e400; do
		on_terminal 90 25 "TERM=dumb COLUMNS=$bad LINES=$bad '$ACTPLOT' relu"
		is "COLUMNS=$bad is no size" "$(wc -l <out)" 24
	done
	on_terminal 90 25 "TERM=dumb COLUMNS=99999999 '$ACTPLOT' relu"
	is "COLUMNS is at most 1000" "$(wc -L <out)" 1000
	on_terminal 10 5 "TERM=dumb '$ACTPLOT' relu"
	is "a terminal that is too small is told so" "$(cat out)" \
		"actplot: the terminal is too small for a plot, which takes 20 columns and 7 rows"
	on_terminal 30 10 "TERM=dumb '$ACTPLOT' relu"
	is "a small terminal: rows" "$(wc -l <out)" 9
	[ "$(wc -L <out)" -le 30 ] && pass "and columns" || fail "and columns" "$(cat out)"
	# Panels fill the terminal; where they would have less than 3 rows the print is longer, 7 rows each.
	six="sigmoid tanh relu leaky_relu elu maxout"
	many=$("$ACTPLOT" list --names | head -24 | tr '\n' ' ')
	while read -r columns rows lines1 lines2 lines6 lines24; do
		on_terminal "$columns" "$rows" "TERM=dumb '$ACTPLOT' -q relu"
		is "$columns x $rows: one function" "$(wc -l <out)" "$lines1"
		on_terminal "$columns" "$rows" "TERM=dumb '$ACTPLOT' -q relu tanh --panels"
		is "$columns x $rows: two panels" "$(wc -l <out)" "$lines2"
		on_terminal "$columns" "$rows" "TERM=dumb '$ACTPLOT' -q $six --panels"
		is "$columns x $rows: six panels" "$(wc -l <out)" "$lines6"
		on_terminal "$columns" "$rows" "TERM=dumb '$ACTPLOT' -q $many --panels"
		is "$columns x $rows: 24 panels" "$(wc -l <out)" "$lines24"
		is "$columns x $rows: no line is longer" "$(( $(wc -L <out) <= columns ))" 1
	done <<-end
		40 12 11 11 61 241
		80 24 23 23 23 81
		200 50 49 49 49 49
	end
else
	skip "on a terminal" "no terminal"
fi

# ---- messages ---------------------------------------------------------------------------------

run "$ACTPLOT" exponential --ascii
is "a side that is cut is said" "$(cat err)" "actplot: y is cut at 10; --yrange -900:23000 shows all"
run "$ACTPLOT" -e '-exp(x)' --ascii
is "so is the lower side" "$(cat err)" "actplot: y is cut at -10; --yrange -23000:900 shows all"
run "$ACTPLOT" exponential -e '-exp(x)' --ascii
is "and both" "$(cat err)" "actplot: y is cut at -10..10; --yrange -23800:23800 shows all"
run "$ACTPLOT" maxout:w=5,1:b=0,0 --ascii --quiet
is "but not with --quiet" "$(cat err)" ""
run "$ACTPLOT" linear -r -10:10 -Y -1:1 --ascii
is "a given y range says nothing" "$(cat err)" ""
run "$ACTPLOT" tanh -Y 5:6 --ascii
is "unless it shows nothing" "$(cat err)" \
	"actplot: warning: nothing of tanh lies between y = 5 and 6"
is "which is no failure" "$status" 0
run "$ACTPLOT" tanh linear sigmoid -Y 5:6 --ascii
is "or nothing of some" "$(cat err)" \
	"actplot: warning: nothing of tanh, sigmoid lies between y = 5 and 6"

finish
