#!/usr/bin/env bash
# module.sh -- the parts of the program that are loaded when they are needed: where from, and what is said without them.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# Most commands do without Arb, so that they do not wait for it.
if have ldd; then
	ok "the program itself needs neither Arb nor FLINT" \
		sh -c '! ldd "$1" | grep -E "libflint|libarb"' sh "$ACTPLOT"
else
	skip "the program itself needs neither Arb nor FLINT" "no ldd"
fi

ok "digits are there where the program was built" \
	sh -c '"$1" eval gelu -8 --digits 5 --show f | grep -q -- "-4.9768e-15"' sh "$ACTPLOT"
ok "in another folder, by another name" \
	sh -c 'ln -s "$1" plotter && cd / && "$2"/plotter eval gelu -8 --digits 5 >/dev/null' sh "$ACTPLOT" "$work"

# A copy of the program alone finds its modules only where they are installed.
mkdir alone
cp "$ACTPLOT" alone/actplot
ok "without the module a table comes all the same" sh -c 'alone/actplot relu --csv >/dev/null'
run alone/actplot eval gelu -8 --digits 5
name="where a module is missing one line names it"
if [ "$status" -eq 0 ]; then
	skip "$name" "it is installed"
elif [ "$status" -eq 1 ] && [ ! -s out ] && [ "$(grep -c '' err)" -eq 1 ] && grep -q '^actplot: .*exact\.so' err; then
	pass "$name"
else
	fail "$name" "exit $status: $(head -3 err)"
fi
finish
