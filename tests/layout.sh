#!/usr/bin/env bash
# layout.sh -- holds the order of the layers and rooms of src/ to the includes, names and symbols in it.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"
cd "$srcdir" || exit 99

# Each of Makefile.am's libraries is a layer, and may know those before it.
layers=$(sed -n 's/^noinst_LIBRARIES = //p' Makefile.am | sed 's/lib\([a-z]*\)\.a/\1/g')
sources() {
	find src -name '*.[ch]' | sort
}

# holds NAME FOUND: what is found, a line each, is against the rule.
holds() {
	if [ -z "$2" ]; then
		pass "$1"
	else
		fail "$1" "$2"
	fi
}

# A line for each include of a header of ours: file, layer, room, header's layer, header's room. The files that stand
# in a layer's own folder are no room.
sources | xargs grep -H '^#include "[a-z]*/' | awk -F'[:"]' '
	function room(path, part) { return split(path, part, "/") > 2 ? part[2] : "" }
	{
		path = substr($1, 5)
		split(path, from, "/")
		split($3, to, "/")
		print $1, from[1], room(path, p) "/", to[1], room($3, p) "/"
	}' >"$work/includes"

upward() {
	awk -v layers="$layers" '
		BEGIN { for (n = split(layers, l, " "); n > 0; n--) place[l[n]] = n }
		!($4 in place) { print $1 " includes " $4 "/, which is no layer"; next }
		place[$4] > place[$2] { print $1 " includes " $4 "/" }' "$work/includes"
}

# Includes between rooms of one layer from which a way leads back: rooms that nothing includes, or that include
# nothing, are taken away until none of these is left.
cycles() {
	awk '
		$2 == $4 && $3 != $5 && $3 != "/" && $5 != "/" {
			edge[$2 "/" $3 " " $4 "/" $5] = edge[$2 "/" $3 " " $4 "/" $5] " " $1
		}
		END {
			do {
				split("", out)
				split("", into)
				for (e in edge) {
					split(e, end, " ")
					out[end[1]] = into[end[2]] = 1
				}
				gone = 0
				for (e in edge) {
					split(e, end, " ")
					if (!(end[1] in into) || !(end[2] in out)) {
						delete edge[e]
						gone = 1
					}
				}
			} while (gone)
			for (e in edge) {
				split(e, end, " ")
				print end[1] " includes " end[2] ":" edge[e]
			}
		}' "$work/includes" | sort
}

names_in_two_layers() {
	sources | awk -F/ '{
			name = $NF
			sub(/\.[ch]$/, "", name)
			if (!((name, $2) in seen))
				where[name] = where[name] " " $2
			seen[name, $2] = 1
		}
		END { for (name in where) if (where[name] ~ / .* /) print name ":" where[name] }' | sort
}

tags_of_two_meanings() {
	sources | xargs grep -oHE '\b(struct|union|enum) [a-z_0-9]+ \{' | sort -u | awk -F: '
		{ where[$2] = where[$2] " " $1; files[$2]++ }
		END { for (tag in where) if (files[tag] > 1) print tag "" where[tag] }' | sed 's/ {/:/' | sort
}

# Functions and data that one object file defines for others, and none uses. A header's face is wider than the program
# needs where tests look behind it: what their sources call is used. Names that begin with _ are the compiler's.
unused_symbols() {
	{
		nm -A -P "$builddir"/lib*.a "$builddir"/src/cli/*main.o "$builddir"/src/*/*/*load.o
		grep -ohE '\b[a-z][a-z_0-9]*\b' tests/*.[ch] | sort -u | sed 's/.*/tests: & U/'
	} 2>/dev/null | awk '
		$3 ~ /^[TDRBC]$/ && $1 ~ /lib[a-z]*\.a/ && $2 !~ /^_/ { file[$2] = $1 }
		$3 == "U" { used[$2] = 1 }
		END { for (s in file) if (!(s in used)) print s " of " file[s] }' |
		sed 's|\[lib[a-z]*_a-|[|; s|[^ ]*/lib\([a-z]*\)\.a\[|\1/|; s|\.o\]:$|.c|' | sort
}

holds "a layer includes only itself and those before it" "$(upward)"
holds "only pictures know cairo and pango" \
	"$(sources | xargs grep -lE '<(cairo|pango)' | grep -v '^src/out/picture/')"
holds "no file name stands in two layers" "$(names_in_two_layers)"
holds "no tag has two meanings" "$(tags_of_two_meanings)"
holds "rooms of a layer do not include each other in a circle" "$(cycles)"
holds "no long double, whose width is the machine's" \
	"$(sources | xargs grep -cE '\blong double\b' | awk -F: '$2 { print $1 ": " $2 " lines" }')"

if have nm; then
	holds "what is shared is used" "$(unused_symbols)"
else
	skip "what is shared is used" "no nm"
fi

# Versions differ in what they make of one style.
if have clang-format && clang-format --version | grep -q 'version 14\.'; then
	holds "everything is as .clang-format says" "$(find src tests bench \( -name '*.[ch]' -o -name '*.cc' \) \
		-exec clang-format --dry-run -Werror {} + 2>&1 | grep -o '^[^ ]*: error' | sed 's/:[0-9]*: error$//' | uniq)"
else
	skip "everything is as .clang-format says" "no clang-format 14"
fi
finish
