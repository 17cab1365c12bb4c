#!/usr/bin/env bash
# printers.sh -- runs the C, Python and gnuplot that formulas print as, against actplot's own numbers.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every row's formula and derivative, at the defaults of its parameters, at 200 points of
# -10..10 and a few far out, or inside its domain; and formulas that between them use all of the
# language. How much each may be off stands in tests/print-judge.c. Rows that are told in words
# print as nothing and are skipped.
#
# `printers.sh --update` writes tests/printed.txt anew, what every row's formulas print as in
# every style. Read what has changed before it is kept.

. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

printer=${PRINT_FORMULA:-$builddir/tests/print-formula}
CC=${CC:-cc}

# The first Python that has NumPy: the system's is not always the first of the path.
python=
for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
	if [ -z "$python" ] && "$candidate" -c 'import numpy' 2>/dev/null; then
		python=$candidate
	fi
done

# ---- formulas that use what the rows do not ----------------------------------------------------

cat >others <<'END'
mod(x, 3) + mod(-x, 0.7) - mod(x, -2)
clamp(x, -2, 3/2) + min(x, 1, -x) - max(x, 2, x^2/9)
sign(x)*floor(x/3) + floor(7)/2 + sign(-3)/2
sin(x) + cos(x)/2 - tan(x/70)
asin(x/900) - acos(x/1000) + atan(x)
asinh(x)
asinh(x/1e6)
acosh(1 + x^2)
acosh(1.5 + abs(x)/90)
atanh(x/900)
atanh(x/1e9)
sinh(x/9) + cosh(x/8)
log1p(x^2/1e12)
log(1 + abs(x)/1e15)
expm1(x/1e10)
exp(x/1e10) - 1
1 - exp(-abs(x)/1e9)
erf(x) + erfc(x)/3
erfc(x/40)
1 + erf(x/9)
1 - erf(x/9)
1 - tanh(x)
1 + tanh(x)
1 - tanh(x)^2
tanh(x)^3 + x^-2 + (x^2 + 1)^(-3/2) + x^5/1e9 + (x/7)^1
2^(x/50) + e^-abs(x) + pi^2 + e
(x > 0)/2 + (x <= 1)*(0 < x < 5) - (x != 2)/4 + (x == 3)/3 + (x >= -1)
x > 0 ? x > 5 ? 1 : 2 : x < -5 ? -1 : -2
(x - 1 ? 7 : 8)/2
1e3 - -(x - 1)/(2 - x/1e3) - -x*-3 + (-x)^2 - -x^2
1/2 + 7/4*x - (1 - (2 - x)) - 6/(3*2) + 010/4 + .5 + 5. + 1e1/4
sqrt(abs(x) + 1)/3/2 - x/(3/4)
log(2 + x^2) + log(1 + exp(-x/2)) + log1p(exp(x))
log(sigmoid(x/2)) + log(1/(1 + exp(-x/3)))
1 - sigmoid(x)
exp(x)/(1 + exp(x)) + 3/(exp(x) + 1) - 2*(1/(1 + exp(x)))
sigmoid(2*sigmoid(x) - 1) + softplus(leaky_relu(x)) - leaky_relu(-x)
softplus(softplus(x)/2)
x > 0 ? x : expm1(x)*exp(x)
x < -1 ? exp(-x/2) : exp(-x)
phi(x/20)*Phi(x/10)
x/1e3 - tanh(x/1e3)
x - tanh(x)
log(cosh(x/1e4)) + log(cosh(x))
sqrt((x/1e6)^2 + 1) - 1
x + sqrt(x^2 + 1)
sqrt(x^2 + 3) - x
x - sqrt(2 + x^2)
1 - x/sqrt(1 + x^2)
1 - (1 + exp(x/1e3)/1e9)^(-1/2.5)
(1 - x/1e10)^0.3 - 1
log((1 + exp(x/1e8))/2)
log(1/2 + exp(x)/2)
log(1 - x/1e10)
log(2 - exp(-exp(x/99 - 30)))
log((1 + exp(x))/(1 + exp(2*x)))
atan(x*1e6)/pi + 1/2
1 - exp(x/2)/(exp(x/2) + exp(-x/2))
(1 - exp(-x/1e9))/(1 + exp(-x/1e9))
(exp(x) - 1)/(exp(x) + 1)
x/cosh(x) + 1/(3*cosh(x)^2)
sqrt(log(1 + exp(x)))
-x - log(exp(-x) + 1)
a*a + b/(1 + c(x)) where a = tanh(x/3); b = a + 1; c(t) = exp(t/2) + a^2
END
awk '{ printf "other_%d|%s\n", NR, $0 }' others >others.named

"$printer" points all >points.all
"$printer" points unit >points.unit

# ---- the texts ----------------------------------------------------------------------------------

"$printer" texts >printed.txt
is "rows to print" "$(awk '/^[a-z]/ { n++ } END { print (n >= 2*242) }' printed.txt)" 1
if [ "${1-}" = --update ]; then
	cp printed.txt "$tests/printed.txt"
fi
is "what the rows print as" "$(diff "$tests/printed.txt" printed.txt)" ""
"$printer" words >words.txt
while IFS='|' read -r name text; do
	skip "code of $name" "told in words: $text"
done <words.txt

# ---- comparing -----------------------------------------------------------------------------------

# judge STYLE: the numbers in STYLE.got, "NAME Y,Y,..." for each point, of every line of STYLE.txt.
judge() {
	local verdict name report
	"$printer" judge "$1" others.named <"$1.got" >"$1.verdicts"
	while IFS='|' read -r verdict name report; do
		if [ "$verdict" = ok ]; then
			pass "$1: $name ($report)"
		else
			fail "$1: $name" "$report
$(grep "^$name|" "$1.txt")"
		fi
	done <"$1.verdicts"
}

# ---- C -----------------------------------------------------------------------------------------------

"$printer" c others.named >c.txt
awk -F'|' '
	function end() { printf "\tprintf(\"\\n\");\n}\n" }
	BEGIN { print "#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>" }
	{
		name[NR] = $1
		points[NR] = $2
		text = $0
		sub(/^[^|]*[|][^|]*[|]/, "", text)
		printf "static void f_%s(double x)\n{\n\tconst double y[] = %s;\n", $1,
			substr(text, 1, 1) == "{" ? text : "{" text "}"
		print "\tsize_t n = sizeof y/sizeof *y;\n\t(void)x;"
		print "\tfor (size_t i = 0; i < n; i++)"
		print "\t\tprintf(\"%a%c\", y[i], i + 1 < n ? 44 : 10);\n}"
	}
	END {
		print "static void run(const char *points, const char *name, void (*f)(double))"
		print "{\n\tchar line[64];\n\tFILE *in = fopen(points, \"r\");"
		print "\twhile (fgets(line, sizeof line, in)) {\n\t\tprintf(\"%s \", name);"
		print "\t\tf(atof(line));\n\t}\n\tfclose(in);\n}\nint main(void)\n{"
		for (i = 1; i <= NR; i++)
			printf "\trun(\"points.%s\", \"%s\", f_%s);\n", points[i], name[i], name[i]
		print "\treturn 0;\n}"
	}' c.txt >c.c
ok "the C compiles without a warning" "$CC" -std=c11 -O1 -Wall -Wextra -Wconversion -Werror \
	-pedantic -ffp-contract=off -o c c.c -lm
ok "the C runs" sh -c './c >c.got'
judge c

# ---- Python ------------------------------------------------------------------------------------------

# NumPy warns where code overflows or divides by 0: that of common functions must not.
if [ -n "$python" ]; then
	"$printer" python others.named >python.txt
	{
		cat <<-'END'
			import math
			import warnings
			import numpy as np
			warnings.simplefilter("always")
			points = {set: np.loadtxt("points." + set) for set in ("all", "unit")}
			def keep(name, set, f):
			    with warnings.catch_warnings(record=True) as caught:
			        y = f(points[set])
			    for warning in caught:
			        warned.write(name + ": " + str(warning.message) + "\n")
			    y = y if isinstance(y, list) else [y]
			    y = np.broadcast_arrays(points[set], *y)[1:]
			    for row in zip(*y):
			        out.write(name + " " + ",".join(repr(float(v)) for v in row) + "\n")
			out = open("python.got", "w")
			warned = open("python.warned", "w")
		END
		sed 's/^\([^|]*\)|\([^|]*\)|\(.*\)$/keep("\1", "\2", lambda x: \3)/' python.txt
	} >python.py
	ok "the Python runs" "$python" python.py
	is "the Python of common functions does not warn" "$("$printer" calm others.named <python.warned)" ""
	judge python
else
	skip "Python" "NumPy is not installed"
fi

# ---- gnuplot -----------------------------------------------------------------------------------------

# A list of results is a list of functions to plot: "a, b, c"; the commas within brackets are not
# its own. A point without a value is "nan" in the table.
if have gnuplot; then
	"$printer" gnuplot others.named >gnuplot.txt
	awk -F'|' '
		BEGIN { print "set table \"gnuplot.got\"" }
		{
			text = $0
			sub(/^[^|]*[|][^|]*[|]/, "", text)
			n = depth = 0
			part[0] = ""
			for (i = 1; i <= length(text); i++) {
				c = substr(text, i, 1)
				depth += (c == "(") - (c == ")")
				if (c == "," && depth == 0)
					part[++n] = ""
				else
					part[n] = part[n] c
			}
			printf "plot \"points.%s\" using (\"%s\"):(x = $1, ", $2, $1
			for (i = 0; i <= n; i++)
				printf "%ssprintf(\"%%.17g\", %s)", (i ? ".\",\"." : ""), part[i]
			print ") with table"
		}' gnuplot.txt >gnuplot.gp
	ok "the gnuplot runs" gnuplot gnuplot.gp
	tr -s ' \t' ' ' <gnuplot.got | sed 's/ $//' >spaced && mv spaced gnuplot.got
	judge gnuplot
else
	skip "gnuplot" "it is not installed"
fi

finish
