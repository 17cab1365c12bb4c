#!/usr/bin/env bash
# map.sh -- holds HACKING's map, licences, and README's lists to the source itself.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"
cd "$srcdir" || exit 99

# Each of Makefile.am's libraries is a layer.
layers=$(sed -n 's/^noinst_LIBRARIES = //p' Makefile.am | sed 's/lib\([a-z]*\)\.a/\1/g')

# The first line of a source file, without its comment signs.
first_line() {
	head -1 "$1" | sed 's|^/\* *||; s| *\*/$||; s|^// *||'
}

map() {
	local layer room file
	for layer in $layers; do
		for room in "src/$layer" "src/$layer"/*/; do
			[ -d "$room" ] || continue
			room=${room%/}
			printf '    %s/\n' "$room"
			for file in "$room"/*.[ch] "$room"/*.cc; do
				[ -f "$file" ] || continue
				printf '      %-20s %s\n' "${file##*/}" "$(first_line "$file")"
			done
		done
	done
}

if [ "${1-}" = --update ]; then
	map >"$work/map"
	sed -i -e "/^-- map begins --/r $work/map" -e '/^-- map begins --/,/^-- map ends --/{/^-- map/!d}' HACKING
	exit 0
fi

is "HACKING's map is true" "$(sed -n '/^-- map begins --/,/^-- map ends --/{/^-- map/!p}' HACKING)" "$(map)"

is "each of its lines is a whole sentence" "$(map | grep '\.\(c\|h\|cc\) ' | grep -v '\.$')" ""

wrong=
for file in $(find src -name "*.[ch]") src/*/*.cc tests/*.[ch] tests/*.sh bootstrap .ci/run configure.ac Makefile.am; do
	[ -f "$file" ] || continue
	sed 3q "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || wrong+="$file "
done
is "every source file names its licence" "$wrong" ""

wrong=$(grep -nE '\b(sprintf|strcpy|strcat|gets|system|popen|atoi|atof)\(' -r src --include='*.[ch]')
is "no function that cannot fail safely, no shell" "$wrong" ""

wanted=$(grep -ho 'getenv("[A-Z_]*")' -r src --include='*.[ch]' | sort -u | tr '\n' ' ')
allowed='COLORTERM COLUMNS FONTCONFIG_FILE FONTCONFIG_PATH FONTCONFIG_SYSROOT HOME LANGUAGE LINES NO_COLOR SOURCE_DATE_EPOCH TERM XDG_CACHE_HOME XDG_DATA_HOME'
wrong=
for name in $wanted; do
	name=${name#getenv(\"}
	name=${name%\")}
	case " $allowed " in *" $name "*) ;; *) wrong+="$name " ;; esac
done
is "only the documented environment is read" "$wrong" ""

is "README names the packages of bootstrap" \
	"$(sed -n '/^On Debian these are/,/^`.\/bootstrap` installs/p' README.md | sed -n 's/^    //p' | tr ' ' '\n' | sort)" \
	"$(sh ./bootstrap --packages --all | sort)"
for package in $(sed -n 's/.*ACTPLOT_NEED(.*, \[\([a-z0-9.-]*\)\])$/\1/p' configure.ac); do
	ok "bootstrap installs what configure wants: $package" \
		sh -c "sh ./bootstrap --packages | grep -qx '$package'"
done

is "README holds the two set-up lines" \
	"$(grep -c '^    \./bootstrap && \./configure && make && \./actplot relu --range -10:10 --png$\|^    make check$' README.md)" 2
version=$(sed -n 's/^AC_INIT(\[actplot\], \[\(.*\)\], \[\],.*/\1/p' configure.ac)
ok "NEWS speaks of version $version" grep -q "^\* Version $version" NEWS
finish
