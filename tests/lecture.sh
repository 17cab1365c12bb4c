#!/usr/bin/env bash
# lecture.sh -- each part of the lecture that actplot grew from has a command that answers it.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# says NAME PATTERN COMMAND...: the command succeeds, and its output on one line has the pattern.
says() {
	local name=$1 pattern=$2
	shift 2
	run "$@"
	if [ "$status" -eq 0 ] && tr -s ' \n' ' ' <out | grep -q -e "$pattern"; then
		pass "$name"
	else
		fail "$name" "exit $status, not '$pattern' in: $(cat out err)"
	fi
}

says "1: ranges, bounded or not, side by side" "range (0, 1) \[0, inf)" "$ACTPLOT" compare sigmoid relu
says "1: and in a lesson" "Range (-1, 1)" "$ACTPLOT" explain tanh
ok "3: sigmoid and its slope in a figure" "$ACTPLOT" sigmoid --png -o sigmoid.png
says "3: where it saturates" "|f'| < 0.01 x < -4.58486, x > 4.58486" "$ACTPLOT" explain sigmoid
says "3: by another threshold" "|f'| < 0.001 x < -6.90" "$ACTPLOT" explain sigmoid --saturation 0.001
says "3: its mean is not 0" "zero-centred no" "$ACTPLOT" compare sigmoid tanh
says "4: probabilities that sum to 1" "0.0900305731703804[0-9]*,0.2447284710547976[0-9]*,0.66524095577482" \
	"$ACTPLOT" eval softmax 1,2,3
says "4: their Jacobian" "j_1,j_2,j_3 0.081925069064993" "$ACTPLOT" eval softmax 1,2,3 --jacobian
ok "4: a figure that sweeps one score" "$ACTPLOT" softmax:z=1,0,-1:i=1 --png -o softmax.png
says "5: tanh is 2 sigmoid(2x) - 1" "tanh(x) = 2\*sigmoid(2\*x) - 1; exact at [0-9]* points" "$ACTPLOT" compare tanh sigmoid
says "6: two classes: softmax is sigmoid" "softmax:z=0,0:i=1 = sigmoid; exact at" "$ACTPLOT" compare sigmoid softmax
says "7: tanh is centred, sigmoid is not" "Zero-centred, so that outputs of either sign balance: tanh" \
	"$ACTPLOT" compare sigmoid tanh
ok "7: two panels side by side" "$ACTPLOT" sigmoid tanh --panels --svg -o two.svg
says "8: the slope of relu jumps at 0" "-1,0,0 0,0,0 1,1,1" "$ACTPLOT" eval relu -1 0 1
says "8: and what to do about dead units" "leaky_relu.*prelu.*elu" "$ACTPLOT" choose --symptom dead-units
says "9: elu with its parameter" "-1,-1.2642411176571153,0.7357588823428847" "$ACTPLOT" eval elu:alpha=2 -1
says "10: a family of slopes" "x,leaky_relu:alpha=0.01,leaky_relu:alpha=0.1,leaky_relu:alpha=0.3" \
	"$ACTPLOT" leaky_relu:alpha=0.01,0.1,0.3 --csv -s f
ok "10: rrelu with its band" "$ACTPLOT" rrelu --png -o rrelu.png
says "10: beyond slope 1 the pieces still hold" "1,1,1 -1,-2,2" "$ACTPLOT" eval leaky_relu:alpha=2 1 -1
ok "11: any number of linear pieces" "$ACTPLOT" maxout:w=1,-1,0.5,-2:b=0,0,1,-3 --png -o maxout.png
says "12: relu, and what to watch" "relu.*learning rate" "$ACTPLOT" choose --layer hidden
says "13: a classifier's output" "softmax with cross-entropy" "$ACTPLOT" choose --problem multiclass --layer output
says "13: no sigmoid in deep networks" "Not sigmoid" "$ACTPLOT" choose --layer hidden --depth 20
says "14: sigmoid with cross-entropy" "cross-entropy" "$ACTPLOT" choose --problem binary --loss squared-error
ok "16: the default figure" "$ACTPLOT" relu --range -10:10 --png
is "16: is named after the function" "$(ls relu.png)" relu.png
says "17: as Keras spells it" "Dense(64, activation='tanh')" "$ACTPLOT" explain tanh --as keras
for framework in pytorch tf jax onnx; do
	says "17: as $framework spells it" "[Tt]anh" "$ACTPLOT" explain tanh --as $framework
done
ok "18: the review's six panels" "$ACTPLOT" sigmoid tanh relu leaky_relu:alpha=0.1 \
	maxout:w=1,-1:b=0,0 elu --panels=3x2 --png -o review.png
finish
