#!/usr/bin/env bash
# valgrind.sh -- the program and the unit tests under valgrind: no error, no leak of our own.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

if ! have valgrind; then
	skip "valgrind" "valgrind is not installed"
	finish
fi
check() {
	local name=$1
	shift
	ok "$name" valgrind -q --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite --suppressions="$tests/valgrind.supp" "$@"
}
for format in ascii braille csv tsv json png svg pdf eps gnuplot; do
	check "relu --$format" "$ACTPLOT" relu --$format -o - --size 80x40
done
check "a family" "$ACTPLOT" leaky_relu:alpha=0.01,0.1,0.3 --png -o family.png
check "panels" "$ACTPLOT" sigmoid tanh relu leaky_relu:alpha=0.1 maxout elu --panels=3x2 --svg -o review.svg
check "softmax" "$ACTPLOT" softmax:z=1,0,-1:i=1 --pdf -o softmax.pdf
check "eval" "$ACTPLOT" eval gelu mish -10 0 10
check "list" "$ACTPLOT" list
check "--help" "$ACTPLOT" --help
# valgrind computes long double in double, so a result may differ here and fail its test:
# only what valgrind itself reports counts.
for program in base plot out cli; do
	[ -x "$builddir/tests/test-$program" ] || continue
	run env CK_DEFAULT_TIMEOUT=0 valgrind -q "$builddir/tests/test-$program"
	is "test-$program: what valgrind says" "$(grep '^==[0-9]*==' err | head -5)" ""
done
# Wrong usage must free what it had before it stops.
for bad in "rellu" "relu --range 5" "leaky_relu:alpha=nan" "softmax:z=1,2:i=3"; do
	# shellcheck disable=SC2086 # words
	run valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
		--suppressions="$tests/valgrind.supp" "$ACTPLOT" $bad
	is "$bad: exit status under valgrind" "$status" 2
done
finish
