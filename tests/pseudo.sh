#!/usr/bin/env bash
# pseudo.sh -- all text for users is marked, whole and aligned by columns: shown by a language that is none.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

library=$builddir/tests/pseudo.so
commands() {
	cat <<'EOF'
explain relu
explain leaky_relu --markdown
explain sigmoid --markdown
explain softmax --markdown
explain heaviside --markdown
explain elu:alpha=2 --markdown
explain geglu --markdown
explain stair --markdown
explain gelu:dtype=bfloat16 --markdown
explain -e 'a*tanh(b*x)' -p a=2 -p b=3 --markdown
explain relu --man
explain softmax --man
explain leaky_relu --json
compare relu gelu tanh
compare relu gelu tanh --markdown
compare softmax relu geglu --markdown
compare leaky_relu --frameworks --markdown
compare relu gelu softmax --csv
compare relu stair hard_swish --json
compare gelu --frameworks --csv
choose --problem binary --markdown
choose --symptom exploding --network rnn --markdown
choose --rules --markdown
choose --problem multiclass --layer output
--help
plot --help
eval --help
check --help
list --help
explain --help
compare --help
choose --help
relu --csv
relu --json
relu --ascii
eval relu 1 2
list --json
explain gelu --as latex
rellu
relu --frob
relu -r 5
relu -r 1:0
relu --samples 1
relu --show g
relu -p beta=1
relu:beta=1
leaky_relu:alpha=x
relu@frob
-e 'x*'
-e 'x + foo(x)'
relu --csv --png -o x.csv
relu 3
eval relu
eval relu x
eval softmax 1,2 --jacobian --digits 3
check relu tanh
explain relu tanh
explain -e x --man
explain gelu@jax --man
compare relu
compare -e x --frameworks
choose --problem frob
choose --problem regression --loss cross-entropy
choose multiclass
list --group frob
logit --range 5:6
explain hard_swish:dtype=float32 --markdown
explain rrelu --markdown
explain maxout:w=1,-1,0.5:b=0,0,1 --markdown
explain softmax@pytorch --markdown
explain gelu --saturation 2
explain relu --frameworks
compare relu
compare relu --frameworks --json
choose --depth 0
choose --layer gate --markdown
choose --problem regression --loss absolute-error --markdown
plot
frob --help
relu --png=a.png --png=b.png
relu --svg --width 100
relu --size 5
relu --size 5x5 --ascii
relu --dpi 5
relu --font 'No Such Font' --png -o x.png
relu --panels=0x3
relu --color frob
relu --theme frob
relu --dtype frob
relu --title
relu --name x
relu -e
-e 'x' --name relu relu --csv -e x --name relu
-e '1/0' --png -o x.png
-e 'x +' --png
-e '(x'
-e 'x)'
-e 'max(x)'
-e 'x == '
-e 'x where u = 2; u = 3'
-e '2 x'
-e 'sigmoid(x, beta=2)'
relu gelu tanh --diff
relu --diff
relu --relative
relu gelu --diff --relative --ulp
eval relu --digits 0 1
eval relu --digits 5 --show d2f 1
eval relu --hex --json 1
eval relu 1,2
eval softmax -r 0:1
list frobnicate
list --framework frob
relu -o no/such/folder/x.png
relu --markdown
EOF
}

if ! have python3; then
	skip "every message is shown whole" "no python3"
elif [ ! -e "$library" ]; then
	skip "every message is shown whole" "no library that is loaded before others"
else
	is "every message is shown whole, and nothing else" \
		"$(commands | python3 -B "$tests/pseudo.py" "$ACTPLOT" "$library" 2>&1)" ""
fi

# A message that begins or ends where no sentence does is one that something is glued to.
if have xgettext; then
	find "$srcdir/src" -name '*.[ch]' -exec xgettext -k_ -kN_ --from-code=UTF-8 --no-wrap -o messages.pot {} + 2>err
	is "no message begins with a blank or a comma, none ends with a blank or an opening bracket" \
		"$(grep -E '^msgid(_plural)? "([ ,;:)]|.*[ ,;(]"$)' messages.pot | grep -vx 'msgid ", "')" ""
	ok "there are messages: $(grep -c '^msgid "' messages.pot)" test "$(grep -c '^msgid "' messages.pot)" -gt 1000
else
	skip "no message begins or ends within a sentence" "no xgettext"
fi
finish
