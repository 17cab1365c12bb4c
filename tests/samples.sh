#!/usr/bin/env bash
# samples.sh -- runs every sample: its text must be as stored, its picture as large as stored.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"
export LC_ALL=C.UTF-8

# A sample is samples/NAME.cmd: a comment that says what it shows, and one command. What it
# prints is samples/NAME.txt; what it leaves is a file of the same name in samples/.
mkdir bin
ln -s "$ACTPLOT" bin/actplot
PATH=$work/bin:$PATH

for cmd in "$srcdir"/samples/*.cmd; do
	name=$(basename "$cmd" .cmd)
	is "$name: a comment and one command" "$(sed -n '1s/^# .*/comment/p;2s/^actplot .*/command/p;3,$p' "$cmd")" \
		"comment
command"
	if grep -q '| gnuplot' "$cmd" && ! have gnuplot; then
		skip "$name" "gnuplot is not installed"
		continue
	fi
	mkdir "$name" && cd "$name" || exit 99
	bash "$cmd" >../stdout 2>../stderr </dev/null
	status=$?
	if [ $status -ne 0 ]; then
		fail "$name runs" "exit $status: $(cat ../stderr)"
	elif [ "${1-}" = --update ]; then
		for file in *; do [ ! -f "$file" ] || cp "$file" "$srcdir/samples/"; done
		[ ! -s ../stdout ] || cp ../stdout "$srcdir/samples/$name.txt"
	elif [ -s ../stdout ]; then
		is "$name prints what is stored" "$(cat ../stdout)" "$(cat "$srcdir/samples/$name.txt" 2>&1)"
	else
		for file in *; do
			if ! have pngcheck; then
				skip "$name leaves a sound picture" "pngcheck is not installed"
			else
				is "$name leaves the picture $file that is stored" \
					"$(pngcheck "$file" | grep -o '[0-9]*x[0-9]*,')" \
					"$(pngcheck "$srcdir/samples/$file" | grep -o '[0-9]*x[0-9]*,')"
			fi
		done
	fi
	cd "$work" || exit 99
done
finish
