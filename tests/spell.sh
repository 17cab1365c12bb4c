#!/usr/bin/env bash
# spell.sh -- compiles and runs the C, Python and gnuplot of `explain NAME --as` for every function.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What they compute at 50 points is held to what `actplot eval` prints, to 1e-9 of the value or
# 1e-12; how many digits formulas keep is the matter of printers.sh.

. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

CC=${CC:-cc}
python=
for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
	if [ -z "$python" ] && "$candidate" -c 'import numpy' 2>/dev/null; then
		python=$candidate
	fi
done

awk 'BEGIN { for (k = 0; k < 40; k++) printf "%.17g\n", -9.9 + 19.8*(k + 0.3)/40
	for (k = 0; k < 10; k++) printf "%.17g\n", (k + 0.4)/10 }' >points

# ---- the texts, and the wanted numbers -----------------------------------------------------------

# Lines "KEY Y,Y,...", one for each point: f.NAME, d.NAME, and b.NAME for the slope along the other half.
wanted() {
	"$ACTPLOT" eval "$2" -s "$3" <points 2>err | sed "1d; s/^[^,]*,/$1 /" >>wanted.txt
}

"$ACTPLOT" list --names >names
: >words
mkdir c python gnuplot
while read -r id; do
	if "$ACTPLOT" explain "$id" --as c >"c/$id" 2>err; then
		"$ACTPLOT" explain "$id" --as python >"python/$id" 2>>errors
		"$ACTPLOT" explain "$id" --as gnuplot >"gnuplot/$id" 2>>errors
		wanted "f.$id" "$id" f
		wanted "d.$id" "$id" df
		if grep -q '(double a, double b)' "c/$id"; then
			wanted "b.$id" "$id:sweep=b" df
		fi
	else
		echo "$id $(cat err)" >>words
		rm "c/$id"
	fi
done <names
is "every text is printed" "$(cat errors)" ""
is "words have no code" "$(cut -d' ' -f1 words | sort | tr '\n' ' ')" \
	"crelu entmax15 k_wta maxmin sparsemax "
while read -r id message; do
	is "what is said of $id" "$message" "actplot: $id is told in words, which --as c cannot say; 'actplot explain $id' has them"
done <words
is "every C has a slope and an error" "$(grep -L '_derivative' c/*; grep -LE ' ulp, at |No error at' c/*)" ""
is "no C is blind" "$(grep -l 'inf ulp\|nan ulp' c/*)" ""

# judge LANGUAGE: its numbers, in LANGUAGE.got, against wanted.txt, a line each. A formula of gnuplot
# whose exponential overflows has no value, which is no matter where the value is 0.
judge() {
	awk -v language="$1" '
		function off(got, wanted) {
			if (wanted == "nan" || got == wanted)
				return 0
			if (got ~ /nan|inf/ || got == "")
				return !(language == "gnuplot" && (wanted ~ /inf/ || wanted + 0 == 0))
			return (got - wanted)^2 > (1e-9*wanted)^2 + 1e-24
		}
		NR == FNR { wanted[FNR] = $2; key[FNR] = $1; n = FNR; next }
		{
			m = split($2, got, ",")
			w = split(wanted[FNR], want, ",")
			all[key[FNR]] = all[key[FNR]]
			bad = $1 != key[FNR] || (m != w && $2 !~ /^nan/)
			for (i = 1; i <= w; i++)
				bad = bad || off($2 ~ /^nan$/ ? "nan" : got[i], want[i])
			if (bad && all[key[FNR]] == "")
				all[key[FNR]] = "line " FNR ": got " $0 ", wanted " key[FNR] " " wanted[FNR]
		}
		END {
			if (FNR != n)
				print "not ok|all of them|" FNR " lines of " n
			for (k in all)
				print (all[k] == "" ? "ok" : "not ok") "|" k "|" all[k]
		}' wanted.txt "$1.got" | sort -t'|' -k2 >verdicts
	while IFS='|' read -r verdict name why; do
		if [ "$verdict" = ok ]; then pass "$1: $name"; else fail "$1: $name" "$why"; fi
	done <verdicts
}

# ---- C ----------------------------------------------------------------------------------------------

# A call for each key of wanted.txt, in its order.
{
	printf '#include <stdio.h>\n#include <stdlib.h>\n'
	cat c/*
	awk '
		FILENAME != "wanted.txt" && /^static / {
			split($3, part, "(")
			arguments[part[1]] = $0
			sub(/^[^(]*\(/, "", arguments[part[1]])
			next
		}
		FILENAME == "wanted.txt" && !seen[$1]++ { order[++n] = $1 }
		END {
			print "int main(void)\n{\n\tchar line[64];\n\tFILE *in = fopen(\"points\", \"r\");"
			for (k = 1; k <= n; k++) {
				id = substr(order[k], 3)
				if ((id "_activation") in arguments)
					id = id "_activation"
				f = substr(order[k], 1, 1)
				name = id (f == "f" ? "" : f == "d" ? "_derivative" : "_derivative_b")
				halves = arguments[name] ~ /double b/
				m = 1
				if (arguments[name] ~ /\[/) {
					m = arguments[name]
					gsub(/.*\[|\].*/, "", m)
				}
				print "\trewind(in);\n\twhile (fgets(line, sizeof line, in)) {"
				print "\t\tdouble x = atof(line), y[64];"
				if (arguments[name] ~ /\[/)
					print "\t\t" name "(x, y);"
				else
					print "\t\ty[0] = " name "(" (f == "b" ? "1, x" : halves ? "x, 1" : "x") ");"
				print "\t\tprintf(\"" order[k] " %.17g\", y[0]);"
				print "\t\tfor (int i = 1; i < " m "; i++)\n\t\t\tprintf(\",%.17g\", y[i]);"
				print "\t\tputchar(10);\n\t}"
			}
			print "\treturn 0;\n}"
		}' c/* wanted.txt
} >all.c
ok "the C compiles without a warning" "$CC" -std=c11 -O1 -Wall -Wextra -Werror -pedantic -o all all.c -lm
ok "the C runs" sh -c './all >c.got'
judge c

# ---- Python -----------------------------------------------------------------------------------------

if [ -n "$python" ]; then
	"$ACTPLOT" list --json >list.json
	cat >run.py <<'END'
import json
import warnings
import numpy as np
warnings.simplefilter("ignore")
points = np.loadtxt("points")
rows = {row["name"]: row["params"] for row in json.load(open("list.json"))}
keys = list(dict.fromkeys(line.split()[0] for line in open("wanted.txt")))
for key in keys:
    kind, id = key[0], key[2:]
    space = {}
    exec(open("python/" + id).read(), space)
    name = id if id in space else id + "_activation"
    f = space[name + {"f": "", "d": "_derivative", "b": "_derivative_b"}[kind]]
    names = f.__code__.co_varnames[:f.__code__.co_argcount]
    if names == ("x",):
        values = [[y] for y in np.broadcast_to(f(points), points.shape)]
    elif names == ("a", "b"):
        one = np.ones_like(points)
        values = [[y] for y in (f(one, points) if kind == "b" else f(points, one))]
    else:
        given = rows[id]
        z, i = list(given[names[0]]), int(given["i"])
        values = []
        for x in points:
            z[i - 1] = x
            values.append(np.atleast_1d(f(np.array(z), *([i] if kind == "d" else []))))
    for y in values:
        print(key, ",".join(repr(float(v)) for v in y))
END
	ok "the Python runs" sh -c '"$0" run.py >python.got' "$python"
	judge python
else
	skip "Python" "NumPy is not installed"
fi

# ---- gnuplot ----------------------------------------------------------------------------------------

if have gnuplot; then
	{
		cat gnuplot/*
		echo 'set table "table"'
		awk '
			FILENAME != "wanted.txt" && /^[a-z]/ {
				split($0, part, "(")
				arguments[part[1]] = substr($0, length(part[1]) + 1, 6)
				next
			}
			FILENAME == "wanted.txt" && !seen[$1]++ {
				id = substr($1, 3)
				f = substr($1, 1, 1)
				prefix = f == "f" ? "" : f == "d" ? "d_" : "d_b_"
				name = prefix id
				if (!(name in arguments) && (name "_activation") in arguments)
					name = name "_activation"
				halves = (name in arguments) && arguments[name] == "(a, b)"
				call = halves ? (f == "b" ? "(1, x)" : "(x, 1)") : "(x)"
				printf "plot \"points\" using (\"%s\"):(x = $1, ", $1
				if (name in arguments)
					printf "sprintf(\"%%.17g\", %s%s)", name, call
				for (k = 1; (name "_" k) in arguments; k++)
					printf "%ssprintf(\"%%.17g\", %s_%d(x))", (k > 1 ? ".\",\"." : ""), name, k
				print ") with table"
			}' gnuplot/* wanted.txt
	} >all.gp
	ok "the gnuplot runs" gnuplot all.gp
	tr -s ' \t' ' ' <table | sed 's/^ //; s/ $//' >gnuplot.got
	judge gnuplot
else
	skip "gnuplot" "it is not installed"
fi

# ---- LaTeX and frameworks ---------------------------------------------------------------------------

is "LaTeX" "$("$ACTPLOT" explain elu --as latex)" \
'f(x) = \begin{cases} x & \text{if } x > 0 \\ \alpha \, (\mathrm{e}^{x} - 1) & \text{otherwise} \end{cases} \qquad \alpha = 1
f'"'"'(x) = \begin{cases} 1 & \text{if } x > 0 \\ \alpha \, \mathrm{e}^{x} & \text{otherwise} \end{cases}'
is "LaTeX with a value" "$("$ACTPLOT" explain leaky_relu:alpha=0.3 --as latex)" \
'f(x) = \begin{cases} x & \text{if } x > 0 \\ 0.3 x & \text{otherwise} \end{cases}
f'"'"'(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0.3 & \text{otherwise} \end{cases}'
is "LaTeX of a list" "$("$ACTPLOT" explain spherical_softmax --as latex | head -1)" \
	'f_j(z) = \frac{z_j^{2}}{\sum_k z_k^{2}}'
is "LaTeX of a parameter e beside the constant" "$("$ACTPLOT" explain eis_3 --as latex | head -1)" \
	'f(x) = \frac{x}{1 + d \, \mathrm{e}^{-e x}} \qquad d = 0.68,\; e = 1.7'
is "LaTeX of two halves" "$("$ACTPLOT" explain swiglu --as latex | tail -1)" \
	'\frac{\partial f}{\partial b} = \operatorname{silu}(a)'
is "LaTeX of a formula of the user's" "$("$ACTPLOT" explain -e 'x*tanh(a*x)' --param a=2 --as latex)" \
'f(x) = x \, \tanh(2 x)
f'"'"'(x) = \tanh(2 x) + 2 x \, (1 - \tanh^{2}(2 x))'
is "C of a formula of the user's" "$("$ACTPLOT" explain -e 'x*tanh(a*x)' --param a=2 --as c | grep return)" \
'	return x*tanh(2.0*x);
	return tanh(2.0*x) + 2.0*x*pow(cosh(2.0*x), -2.0);'
is "the slope of a function of the catalogue within one" \
	"$("$ACTPLOT" explain -e 'sigmoid(2*x)' --as latex | tail -1)" \
	"f'(x) = 2 \\, \\operatorname{sigmoid}(2 x) \\, (1 - \\operatorname{sigmoid}(2 x))"
is "Keras" "$("$ACTPLOT" explain leaky_relu --as keras)" "import keras

keras.layers.LeakyReLU(negative_slope=0.01)"
is "PyTorch with a value" "$("$ACTPLOT" explain elu:alpha=1/2 --as pytorch | tail -1)" \
	"torch.nn.ELU(alpha=1/2)"
is "JAX" "$("$ACTPLOT" explain elu --as jax)" "import jax

jax.nn.elu(x, alpha=1)"
is "TensorFlow" "$("$ACTPLOT" explain gelu --as tf)" "import tensorflow as tf

tf.nn.gelu(x)"
is "ONNX, whose numbers are floats" "$("$ACTPLOT" explain celu --as onnx | tail -1)" \
	"onnx.helper.make_node('Celu', ['x'], ['y'], alpha=1.0)"
is "ONNX without attributes" "$("$ACTPLOT" explain tanh --as onnx | tail -1)" \
	"onnx.helper.make_node('Tanh', ['x'], ['y'])"
refuses "a framework without it" 1 \
	"actplot: snake is not among the activations of Keras; 'actplot explain snake --as python' is a function for it" \
	"$ACTPLOT" explain snake --as keras
refuses "a framework without it, and no formula" 1 "actplot: sparsemax is not among the activations of ONNX" \
	"$ACTPLOT" explain sparsemax --as onnx
refuses "a value that a call would lose" 1 \
	"actplot: the call of Keras's softplus takes no beta; 'actplot explain softplus:beta=2 --as python' is a function for it" \
	"$ACTPLOT" explain softplus:beta=2 --as keras
refuses "values that a call refuses" 1 \
	"actplot: PyTorch's torch.nn.Hardtanh refuses lo=1 with hi=1, since lo must be less than hi; 'actplot explain hard_tanh:lo=1:hi=1 --as python' is a function for it" \
	"$ACTPLOT" explain hard_tanh:lo=1:hi=1 --as pytorch

finish
