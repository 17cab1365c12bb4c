#!/usr/bin/env bash
# tour.sh -- the tour in README.md: what stands below each command is what it prints.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# In README.md a line "    $ COMMAND" is followed by its output, indented as far, up to the next command or
# text; `tour.sh --update` writes the outputs anew.
mkdir bin try
ln -s "$ACTPLOT" bin/actplot
PATH=$work/bin:$PATH
readme=$srcdir/README.md

# The README with the outputs as they are now, on standard output; each command is told to `tell`.
anew() {
	local line command='' blanks=''
	while IFS= read -r line; do
		if [[ $line == '    $ '* ]]; then
			[ -z "$blanks" ] || printf '%s' "$blanks"
			command=${line#'    $ '} blanks=
			printf '%s\n' "$line"
			(cd "$work/try" && bash -c "$command") </dev/null 2>&1 | sed 's/^..*/    &/'
		elif [ -n "$command" ] && [ -z "$line" ]; then
			blanks+=$'\n'
		elif [ -z "$command" ] || [[ $line != '    '* ]]; then
			printf '%s%s\n' "$blanks" "$line"
			command='' blanks=
		else
			blanks=
		fi
	done <"$1"
	printf '%s' "$blanks"
}

anew "$readme" >now
if [ "${1-}" = --update ]; then
	cp now "$readme"
fi
is "every command prints what README.md shows" "$(diff "$readme" now)" ""
is "the tour has twenty commands at least" "$(($(grep -c '^    \$ actplot' "$readme") >= 20))" 1

# Each alone, for its exit status; what a pipe hides is not asked.
failed=
while IFS= read -r command; do
	(cd try && bash -o pipefail -c "$command") >/dev/null 2>&1 </dev/null || failed+="$command
"
done < <(sed -n 's/^    \$ //p' "$readme")
is "every command works" "$failed" ""
is "what it draws is there" "$(cd try && ls | tr '\n' ' ')" "family.svg review.svg two.svg "
finish
