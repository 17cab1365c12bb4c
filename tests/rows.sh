#!/usr/bin/env bash
# rows.sh -- the catalogue is complete, and a function is added by adding one row.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# ---- the ids -----------------------------------------------------------------------------------

"$ACTPLOT" list --names | LC_ALL=C sort >names
is "no id twice" "$(uniq -d names)" ""
is "every id of tests/ids.txt" "$(LC_ALL=C comm -13 names "$tests/ids.txt")" ""
is "list has a line for each, the id first" "$("$ACTPLOT" list | awk '{ print $1 }' | LC_ALL=C sort | cmp - names 2>&1)" ""
is "every id of tests/ids.txt has its errors in tests/ulps.txt" \
	"$(LC_ALL=C comm -13 <(awk '!/^#/ { print $1 }' "$tests/ulps.txt" | LC_ALL=C sort -u) "$tests/ids.txt")" ""
is "the export has all of them" "$("$ACTPLOT" list --csv | wc -l)" "$(($(wc -l <names) + 1))"

# ---- all of them, in files -----------------------------------------------------------------------

mkdir all
ok "--all --csv -o DIR/" "$ACTPLOT" --all --csv -n 11 -q -o all/
is "a file for each" "$(cd all && printf '%s\n' *.csv | sed 's/\.csv$//' | LC_ALL=C sort | cmp - ../names 2>&1)" ""
is "with a heading and 11 rows" "$(wc -l all/*.csv | awk '$2 != "total" && $1 != 12' | head -3)" ""
is "each of which names its function" \
	"$(for id in $(cat names); do head -n 1 "all/$id.csv" | grep -q "^x,$id\(_1\)\?," || echo "$id"; done)" ""

# A file for each curve is what the curve alone gives.
mkdir alone lecture
ok "--group G -o DIR/" "$ACTPLOT" --group lecture --png --svg -q -o lecture/
for id in relu softmax maxout; do
	for suffix in png svg; do
		"$ACTPLOT" "$id" -q -o "alone/$id.$suffix"
		ok "$id.$suffix of a group is that of $id alone" cmp "lecture/$id.$suffix" "alone/$id.$suffix"
	done
done

# ---- one row more ----------------------------------------------------------------------------------

# In a copy of one family's file; all else is linked as it was built.
family=$srcdir/src/act/rows/growth.c
object=src/act/rows/libact_a-growth.o
mkdir copy
awk '/^static const struct activation rows\[\] = \{/ && !done {
	print
	print "\t{"
	print "\t\t.id = \"scratch\", .title = \"Scratch\", .aliases = \"itch\", .rank = 9999, .tier = 3,"
	print "\t\t.kind = KIND_SCALAR, .formula = \"x/(1 + exp(-k*x)) + 1/8\","
	print "\t\t.derivative = \"s*(1 + k*x*(1 - s)) where s = sigmoid(k*x)\","
	print "\t\t.range = \"(-inf, inf)\", .smoothness = \"Cinf\", .left = \"1/8\", .right = \"x + 1/8\","
	print "\t\t.frameworks = \"\", .source = \"a test\","
	print "\t\t.param = {{\"k\", \"1\", \"steepness\", PARAM_SCALAR, BOUNDS_POSITIVE}},"
	print "\t},"
	done = 1
	next
} { print }' "$family" >copy/growth.c

# What make would do if the file were newer, done with the copy in its place.
if have make && [ -f "$builddir/Makefile" ] && [ -f "$builddir/libact.a" ]; then
	compile=$(make -C "$builddir" -n -s V=1 -W "$family" "$object" 2>/dev/null |
		grep -m 1 'growth\.c' | sed 's/ -MT .*//')
	build() {
		(cd "$builddir" && eval "${compile:-false} -c -o '$work/copy/${object##*/}' '$work/copy/growth.c'") >>log 2>&1
	}
	build
	cp "$builddir/libact.a" copy/libact.a
	ok "the row compiles" ar r copy/libact.a "copy/${object##*/}"
	ln -s "$builddir"/*.so copy/ # what the program loads
	link() {
		make -C "$builddir" -n -s V=1 -W libact.a "$1" 2>/dev/null | grep -m 1 -- "-o $1 " |
			sed "s|-o $1 |-o '$work/copy/${1##*/}' |; s| libact\.a | '$work/copy/libact.a' |g"
	}
	(cd "$builddir" && eval "$(link actplot)") >>log 2>&1
	[ -x copy/actplot ] || sed 's/^/# /' log
	more=copy/actplot
	is "it is listed" "$($more list --names | grep -cx scratch)" 1
	is "it is evaluated" "$($more eval itch 0 1 | tail -n +2 | cut -c1-24)" "0,0.125,0.5
1,0.8560585786300049,0.9"
	ok "it is drawn" "$more" scratch --png -o scratch.png
	is "in its group" "$($more --group growing --csv -n 2 -q | head -n 1 | grep -c scratch)" 1
	is "formulas may call it" "$($more eval -e 'scratch(x) - 1/8' 0 | tail -n 1)" "0,0,0.5"
	is "its digits" "$($more eval scratch 1 --digits 20 -s f | tail -n 1)" "1,8.5605857863000487925e-01"
	is "it has a manual page" "$($more explain --man scratch | grep -c 'SCRATCH')" 1
	is "and a lesson" "$($more explain scratch | grep -c 'f(x) = ')" 1
	is "a near miss finds it" "$($more scrach 2>&1 | grep -c "'scratch'")" 1
	if [ -x "$builddir/tests/test-act" ]; then
		(cd "$builddir" && eval "$(link tests/test-act)") >>log 2>&1
		is "the tests hold it" "$(CK_RUN_CASE=properties copy/test-act 2>/dev/null | grep -c '^not ok')" 0
		sed -i 's|s\*(1 + k|s*(1 - k|' copy/growth.c
		build
		ar r copy/libact.a "copy/${object##*/}" 2>/dev/null
		(cd "$builddir" && eval "$(link tests/test-act)") >>log 2>&1
		is "and refuse a wrong derivative" \
			"$(CK_RUN_CASE=oracle copy/test-act 2>/dev/null | grep -c '^not ok.*scratch')" 1
	else
		skip "the tests hold it" "test-act is not built"
	fi
else
	skip "one row more" "no make in the build folder"
fi
finish
