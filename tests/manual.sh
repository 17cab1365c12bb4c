#!/usr/bin/env bash
# manual.sh -- section 7 of the manual: every page clean to its readers, whole, found, its commands working.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

mkdir man7 again
run "$ACTPLOT" --man-pages man7
is "the pages are written without a word" "$status $(cat out err)" "0 "
"$ACTPLOT" --man-pages again
is "twice the same bytes" "$(diff -rq man7 again)" ""
"$ACTPLOT" list --names >ids
is "a page for each function, and the guide" "$(cd man7 && ls | sort)" \
	"$({ sed 's/.*/actplot-&.7/' ids; echo activation-functions.7; } | sort)"
refuses "a folder that is not there is told" 1 \
	"actplot: 'nowhere/activation-functions.7': No such file or directory" \
	"$ACTPLOT" --man-pages nowhere
"$ACTPLOT" explain --man gelu >gelu.7
is "explain --man is the page" "$(cmp gelu.7 man7/actplot-gelu.7 2>&1)" ""

# ---- readers ----------------------------------------------------------------------------

if have mandoc; then
	is "mandoc has nothing to say" "$(mandoc -T lint -W warning man7/*.7 2>&1)" ""
else
	skip "mandoc has nothing to say" "mandoc is not installed"
fi
for device in ascii utf8; do
	if have groff; then
		is "groff has nothing to say ($device)" \
			"$(groff -man -T$device -ww -z man7/*.7 2>&1)" ""
	else
		skip "groff has nothing to say ($device)" "groff is not installed"
	fi
done
if have lexgrog; then
	is "whatis reads every page" "$(lexgrog man7/*.7 | grep -v ' - ')" ""
	is "and finds the formula" "$(lexgrog man7/actplot-relu.7)" \
		'man7/actplot-relu.7: "actplot-relu - ReLU, activation function: x if x > 0 else 0"'
else
	skip "whatis reads every page" "lexgrog is not installed"
fi
if have mandb && have apropos; then
	mkdir -p tree/man7
	cp man7/*.7 tree/man7
	mandb --quiet --create --user-db tree >/dev/null 2>&1
	is "apropos finds them" "$(apropos -M "$work/tree" activation | wc -l)" "$(ls man7 | wc -l)"
	is "man finds one" "$(man -M "$work/tree" -w actplot-gelu)" "$work/tree/man7/actplot-gelu.7"
else
	skip "apropos finds them" "man-db is not installed"
fi

# ---- what they say ----------------------------------------------------------------------

# A page as plain words, its displays and commands as they are typed.
plain() {
	sed 's/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(dq/"/g; s/\\(ha/^/g; s/\\(ti/~/g; s/\\(ga/`/g; s/\\[&:]//g; s/\\e/\\/g' "$1"
}

missing=
for page in man7/actplot-*.7; do
	for section in NAME FORMULA PLOT PROPERTIES FRAMEWORKS SOURCE EXAMPLES 'SEE ALSO'; do
		grep -qx ".SH \"$section\"" "$page" || missing+="${page##*/}:$section "
	done
done
is "every page has its sections" "$missing" ""

unread=
for page in man7/actplot-*.7; do
	properties=$(plain "$page" | sed -n '/^\.SH "PROPERTIES"/,/^\.SH "[^P]/p')
	reading=$(sed '1,/^How to read/d' <<<"$properties")
	for label in Smooth 'f(N(0,1))' Gain Cost; do
		grep -qF "$label  " <<<"$properties" || continue
		grep -qF "$label  " <<<"$reading" || unread+="${page##*/}:$label "
	done
done
is "a page says how to read its numbers" "$unread" ""
is "and none that it does not show" "$(grep -c 'Gain' man7/actplot-logit.7)" 0

missing=
for name in $(cat man7/*.7 | plain - | sed -n 's/^\.BR \([^ ]*\) (7),*$/\1/p' | sort -u); do
	[ -f "man7/$name.7" ] || missing+="$name "
done
is "every page of SEE ALSO exists" "$missing" ""

if have man; then
	# The formula as the program prints it, through man in the C locale: only line breaks may differ. Of every
	# eighth page, with ACTPLOT_FULL of all.
	"$ACTPLOT" list | sed 's/^\([^ ]*\)  *.*  */&/' >list
	lost=
	while read -r id; do
		formula=$(plain "man7/actplot-$id.7" | sed -n '/^\.SH "FORMULA"/,/^\.SH "P/p' |
			sed -n 's/^f([a-z, ]*) = //p' | head -1 | tr -d ' \n')
		shown=$(MANWIDTH=80 man -l "man7/actplot-$id.7" 2>/dev/null | col -bx | tr -d ' \n')
		[ -n "$formula" ] && [[ $shown == *"$formula"* ]] || lost+="$id "
		grep "^$id " list | tr -d ' \n' | grep -qF -- "$formula" || lost+="$id(list) "
	done < <(if [ -n "${ACTPLOT_FULL-}" ]; then cat ids; else awk 'NR % 8 == 1' ids; fi)
	is "man in the C locale loses nothing of a formula" "$lost" ""
else
	skip "man in the C locale loses nothing of a formula" "man is not installed"
fi

# ---- commands ---------------------------------------------------------------------------

mkdir bin
ln -s "$ACTPLOT" bin/actplot
PATH=$work/bin:$PATH

# Commands in bold, each run in a folder of its own; notes are no failure, an exit status is. Those of the
# guide and of every eighth page, with ACTPLOT_FULL those of all.
pages=(man7/activation-functions.7 man7/actplot-*.7)
commands_of() {
	for page in "$@"; do
		plain "$page" | sed -n 's/^\.B \(actplot .*\)/\1/p'
	done | sort -u
}
is "pages have commands to try" "$(($(commands_of "${pages[@]}" | wc -l) > 1000))" 1
if [ -z "${ACTPLOT_FULL-}" ]; then
	for i in "${!pages[@]}"; do
		[ $((i % 8)) -eq 0 ] || unset "pages[$i]"
	done
fi
commands_of "${pages[@]}" >commands
mkdir try && cd try || exit 99
failed=
while read -r command; do
	bash -c "$command" >/dev/null 2>../said </dev/null || failed+="$command: $(head -1 ../said)
"
done <../commands
cd .. || exit 99
is "every command of a page works" "$failed" ""

# Of the guide, what stands below each command is what it prints.
plain man7/activation-functions.7 >guide
is "nothing in the guide failed to be computed" "$(grep '\(^\|[ (]\)?' guide)" ""
# Lines that the terminal would break, but for commands that choose names. Its answers are narrower in a page
# than on a terminal.
is "its displays fit 80 columns" "$(sed -n '/^\.nf/,/^\.fi/p' guide | grep -v '^ *actplot ' | grep '.\{72\}')" ""
words() {
	if [[ $1 == *choose* ]]; then tr -s ' \n' ' '; else cat; fi
}
# Every question of choose has its answers there, each with what choose recommends for it alone. The answers
# are those that are told to who gives none of them.
entry() {
	awk -v head=".B $1" '$0 == head { on = 1; next } /^\./ { on = 0 } on' guide | paste -sd ' '
}
answers=0
lost=
for option in $("$ACTPLOT" --help choose | sed -n 's/^ *--\([a-z]*\) ANSWER .*/\1/p'); do
	for answer in $("$ACTPLOT" choose --$option '?' 2>&1 | sed -n 's/.*it is one of //p' | tr -d ,); do
		answers=$((answers + 1))
		best=$("$ACTPLOT" choose --$option $answer | sed -n 's/^[A-Z][a-z ]*: \([a-z_0-9]*\).*/\1/p' | head -1)
		[ -n "$best" ] && entry "--$option $answer" | grep -qE ": $best([^a-z_0-9]|$)" ||
			lost+="--$option $answer "
	done
done
is "every answer that choose takes is explained, with what it recommends" "$lost" ""
is "and choose told its answers: $answers" "$((answers >= 20))" 1
is "the depth is explained, too" "$(entry '--depth 30' | wc -l)" 1

# What the novice cannot know stands in the glossary.
sed -n '/^\.SH "GLOSSARY"/,/^\.SH "SEE/s/^\.B //p' guide | tr -d , | tr ' ' '\n' >glossary
lost=
for word in framework token Transformer convolutional recurrent attention LSTM GRU score logit example batch \
	loss gradient; do
	grep -qxF "$word" glossary || lost+="$word "
done
is "the glossary has the words of the field" "$lost" ""

blocks=0
wrong=
while IFS= read -r line; do
	if [[ $line == '$ '* ]]; then
		command=${line#\$ }
		wanted=
	elif [ "$line" = .RE ] && [ -n "${command-}" ]; then
		blocks=$((blocks + 1))
		bash -c "$command" 2>&1 </dev/null | words "$command" >got
		printf '%s' "$wanted" | words "$command" >wanted
		cmp -s got wanted || wrong+="$command
$(diff wanted got)
"
		command=
	elif [ -n "${command-}" ]; then
		wanted+=$line$'\n'
	fi
done <guide
is "what the guide shows is what its commands print" "$wrong" ""
is "and it shows a good many" "$((blocks >= 12))" 1
if have man; then
	lines=$(MANWIDTH=80 man -l man7/activation-functions.7 2>/dev/null | wc -l)
	is "the guide is no book: $lines lines" "$((lines > 250 && lines < 620))" 1
fi
finish
