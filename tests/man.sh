#!/usr/bin/env bash
# man.sh -- the manual page: as the program writes it now, clean to its readers, and complete.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

page=$srcdir/man/actplot.1
run "$ACTPLOT" --man-page "$srcdir"/samples/*.cmd
is "the page is the one the program writes ('make page' writes it anew)" \
	"$(cmp out "$page" 2>&1)" ""

if have mandoc; then
	is "mandoc has nothing to say" "$(mandoc -T lint "$page" 2>&1)" ""
else
	skip "mandoc has nothing to say" "mandoc is not installed"
fi
if have groff; then
	is "groff has nothing to say" "$(groff -man -ww -z "$page" 2>&1)" ""
	for width in 70 80 100; do
		is "every line breaks at $width columns" \
			"$(groff -man -wbreak -z -rLL=${width}n -Tutf8 "$page" 2>&1 | grep -e break -e adjust)" ""
	done
else
	skip "groff has nothing to say" "groff is not installed"
fi

# The page as plain words.
sed 's/\\://g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(ha/^/g; s/\\(dq/"/g; s/\\(ti/~/g; s/\\e/\\/g' "$page" >plain
for section in NAME SYNOPSIS DESCRIPTION OPTIONS FORMATS FORMULAS FUNCTIONS PARAMETERS 'EXIT STATUS' \
	ENVIRONMENT EXAMPLES 'SEE ALSO'; do
	ok "section $section" grep -qx ".SH \"$section\"" plain
done
missing=
for id in $("$ACTPLOT" list --names); do
	grep -qx "\\.B $id" plain || missing+="$id "
done
is "every function is there" "$missing" ""
missing=
for option in $(for verb in plot eval check list explain compare choose; do "$ACTPLOT" $verb --help; done |
	sed -n 's/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p' | sort -u); do
	grep -q -- "^\\.B .*$option" plain || missing+="$option "
done
is "every option is there" "$missing" ""
is "options stand with their verbs" "$(sed -n 's/^\.SS "Options of \([a-z]*\).*/\1/p' plain | uniq | tr '\n' ' ')" \
	"plot eval check list explain compare choose "
missing=
for sample in "$srcdir"/samples/*.cmd; do
	grep -qxF -- "$(sed -n 2p "$sample")" plain || missing+="${sample##*/} "
done
is "every sample is there" "$missing" ""
is "no date but the release's" "$(grep -c '^\.TH ACTPLOT 1 "2[0-9-]*" "actplot [0-9.]*" ' plain)" 1
finish
