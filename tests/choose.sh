#!/usr/bin/env bash
# choose.sh -- choose from the command line: statuses, contradictions, and every command that it names runs.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

# ---- advice -----------------------------------------------------------------------------

ok 'multiclass output' "$ACTPLOT" choose --problem multiclass --layer output
is 'multiclass output is softmax with cross-entropy' "$(head -1 out | cut -d';' -f1)" \
	'Output layer: softmax with cross-entropy'
is 'nothing on standard error' "$(cat err)" ''
ok 'dead units' "$ACTPLOT" choose --symptom dead-units
is 'dead units: the leaky kin' "$(head -1 out)" \
	'Hidden layers: leaky_relu; or prelu, elu, maxout, gelu, silu'
ok 'a hidden layer, whatever the problem' "$ACTPLOT" choose --layer hidden --problem multiclass
is 'a hidden layer: relu' "$(head -1 out | cut -d';' -f1)" 'Hidden layers: relu'
ok 'in a file' "$ACTPLOT" choose --symptom slow -o advice.txt
ok 'the file has it' grep -q 'hard_swish' advice.txt

# ---- contradictions ----------------------------------------------------------------------

refuses 'regression and cross-entropy' 2 \
	'actplot: --problem regression contradicts --loss cross-entropy: cross-entropy compares probabilities, and the targets of a regression are numbers of any size' \
	"$ACTPLOT" choose --problem regression --loss cross-entropy
refuses 'dead units on an output' 2 \
	'actplot: --symptom dead-units contradicts --layer output: units die behind relu, which an output layer does not take' \
	"$ACTPLOT" choose --symptom dead-units --layer output
refuses 'a vanishing gradient in one layer' 2 \
	'actplot: --symptom vanishing contradicts --depth 1: slopes are multiplied from layer to layer, and a single layer has no such product' \
	"$ACTPLOT" choose --symptom vanishing --depth 1 --layer hidden
refuses 'no answer, no terminal' 2 \
	'actplot: choose: say what the network is to do, such as --problem multiclass --layer output' \
	"$ACTPLOT" choose

run "$ACTPLOT" choose --layer hidden --depth 100000
is "what is beyond the doubles is told" "$(grep -c '100000 layers\|1.00e-60206' out)" 2
is "as a number" "$(grep -c '1e+05\|at most 0 ' out)" 0

# ---- the rules, and the commands they name ------------------------------------------------

ok 'all rules' "$ACTPLOT" choose --rules
is 'a rule for few layers has few' "$(tr -s '\n ' ' ' <out | grep -c 'few layers ([^)]*--depth 2 to 3[^)]*) Through 3 layers')" 1
is 'answers are explained' "$(grep -c '  - multilabel: several tags may be right at once' out)" 1
is 'no place is left open' "$(grep -v '^--' out | grep -c '[{}?]')" 0
is 'no line is too long' "$(grep -v '^    ' out | awk 'length > 80' | wc -l)" 0
sed -n 's/^  *\(actplot .*\)$/\1/p' out | sort -u >commands
many=$(wc -l <commands)
if [ "$many" -ge 50 ]; then pass 'rules name commands'; else fail 'rules name commands' "$many"; fi
actplot() {
	"$ACTPLOT" "$@"
}
while IFS= read -r command; do
	if eval "$command" >result 2>problem </dev/null && [ -s result ]; then
		pass "$command"
	else
		fail "$command" "$(cat problem)"
	fi
done <commands

# ---- asking ---------------------------------------------------------------------------------

if have_terminal; then
	printf '?\noutput\nmulticlas\nmulticlass\n\n\n' >answers
	script -qec "'$ACTPLOT' choose" /dev/null <answers >shown 2>&1
	ok 'asked on a terminal it recommends' grep -q 'Output layer: softmax with cross-entropy' shown
	ok 'it says what the answers mean' grep -q '3 multilabel        several tags may be right at once' shown
	ok 'it explains a question' grep -q 'man activation-functions' shown
	ok 'it names a near answer' grep -q "did you mean 'multiclass'" shown
	printf 'q\n' >answers
	script -qec "'$ACTPLOT' choose" /dev/null <answers >shown 2>&1
	is 'q leaves it' "$? $(grep -c 'ended before\|no answer' shown)" '0 0'
else
	skip 'asked on a terminal' 'no terminal here'
fi

finish
