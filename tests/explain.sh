#!/usr/bin/env bash
# explain.sh -- explain as JSON is JSON, its numbers are what eval gives, and it says what others need.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# slope CURVE X: f'(X) as eval prints it.
slope() {
	"$ACTPLOT" eval "$1" "$2" | tail -n 1 | cut -d , -f 3
}

if command -v jq >/dev/null; then
	bad=
	for name in $("$ACTPLOT" list --names); do
		"$ACTPLOT" explain "$name" --json 2>err | jq -e --arg name "$name" \
			'.name == $name and (.manual | length > 0)' >/dev/null || bad="$bad $name"
	done
	is "every function as JSON" "$bad" ""

	# At the minimum the slope vanishes, at the ends of saturation it is eps.
	"$ACTPLOT" explain silu --json >silu.json
	ok "silu has no slope at its minimum" awk -v d="$(slope silu "$(jq .minimum.x silu.json)")" \
		'BEGIN { exit !(d < 1e-15 && d > -1e-15) }'
	ok "silu's slope is eps where saturation ends" awk -v d="$(slope silu "$(jq .saturates_below silu.json)")" \
		'BEGIN { exit !(d < 0 && -d > 0.00999999999 && -d < 0.01000000001) }'
	is "what has no end is null" "$(jq -c '[.saturates_above, .maximum, .supremum]' silu.json)" "[null,null,null]"
	run "$ACTPLOT" explain leaky_relu:alpha=0.3 --json
	is "parameters set are what is measured" "$(jq -c '[.params.alpha, .df0, .kinks[0].df_before]' out)" "[0.3,0.3,0.3]"
	run "$ACTPLOT" explain -e 'x*tanh(softplus(x))' --json
	is "a formula has facts but no source" "$(jq -c '[.name, .source, .df0]' out)" '["expr",null,0.6]'
else
	skip "every function as JSON" "no jq"
fi

run "$ACTPLOT" explain sigmoid --markdown
is "Markdown begins with the title" "$(head -n 1 out)" "# Sigmoid"
is "and has a table" "$(grep -c '^| Range | (0, 1) |$' out)" 1
for command in 'explain softmax' 'compare relu gelu' 'choose --layer output --problem binary'; do
	# shellcheck disable=SC2086 # a list of words
	"$ACTPLOT" $command --markdown >page.md
	is "no two empty lines in Markdown of $command" "$(cat -s page.md | diff - page.md)" ""
done
refuses "a manual page is of a function as it stands" 2 \
	"actplot: explain --man takes a name alone: the manual page is of the function without framework or parameters" \
	"$ACTPLOT" explain gelu@jax --man
run "$ACTPLOT" explain softmax
is "a vector's facts are of one output" "$(grep -c 'Facts of  *output 1 along input 1' out)" 1
is "its cost too" "$(grep -c '27.3x relu an output; all:' out)" 1
run "$ACTPLOT" compare softmax relu --csv
is "in a comparison as well" "$(grep -c '^cost,27.33333333333333[0-9]*,1$' out)" 1
run "$ACTPLOT" compare gelu -e 'x*Phi(x)' -e 'a*x^2' -p a=2
is "formulas are compared" "$(head -n 1 out | tr -s ' ')" " gelu expr expr:a=2"
is "and found to be the same" "$(grep -c 'gelu and expr are the same from -10 to 10' out)" 1
refuses "but no framework ships one" 2 "actplot: --frameworks: no framework ships a formula" \
	"$ACTPLOT" compare -e x --frameworks
run "$ACTPLOT" compare relu leaky_relu:alpha=0.15,0.25
is "a column's head breaks before a parameter" "$(sed -n 2p out | tr -s ' ')" " :alpha=0.15 :alpha=0.25"
run "$ACTPLOT" explain softmax:z="$(seq -s , 1 40)"
is "of long settings a card shows two lines" "$(sed -n '/^where/{n;p}' out | grep -c '[0-9], \.\.\. (see Parameters below)$')" 1
is "and below all" "$(grep -c '38, 39, 40); x stands in place 1' out)" 1
run "$ACTPLOT" compare relu elu tanh
is "no word for one thing in explain and another in compare" \
	"$(grep -c '^monotone  *never falls  *never falls  *never falls$' out)" 1
is "what a table's words mean stands below it" "$(sed -n '/^How to read/,$p' out | grep -c '^  gain  *1/sqrt')" 1
run "$ACTPLOT" explain -e 'x > a ? x*Phi(x) : 0' -p a=2
is "also below a formula's card" "$(sed -n '/^How to read/,$p' out | grep -c '^  Phi(x)  *distribution')" 1
if have jq; then
	run "$ACTPLOT" compare relu sigmoid --json
	is "compare as JSON" "$(jq -c '[.[] | .curve, .range, .gain > 1]' out)" '["relu","[0, inf)",true,"sigmoid","(0, 1)",true]'
else
	skip "compare as JSON" "no jq"
fi
run "$ACTPLOT" explain -e '1/x*0/0'
is "nothing finite is said and fails" "$status" 1

finish
