#!/usr/bin/env bash
# printers.sh -- runs the C, Python and gnuplot that formulas print as, against actplot's own numbers.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every row's formula and derivative, at the defaults of its parameters, at 200 points of
# -10..10 and a few far out: C within 64 ulp and what one ulp of x changes (gelu_tanh at -9 is
# 200 times as sensitive as x), the others within 1e-12 of the value. Where a derivative may
# pass through 0 (|x| < 3) an error of 1e-15 counts as none. Then the same for formulas that
# between them use all of the language, against the language's own evaluation.
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

# ---- the rows and the wanted numbers -----------------------------------------------------------

awk 'BEGIN { for (k = 0; k < 200; k++) printf "%.17g\n", -10 + 20*k/199
	print "-800\n-100\n-30\n30\n100\n800" }' >points

# fields of `list --json`, one row a line: id|formula|derivative|parameters
"$ACTPLOT" list --json | sed -n 's/.*"id":"\([^"]*\)".*"formula":"\([^"]*\)","derivative":"\([^"]*\)","parameters":"\([^"]*\)".*/\1|\2|\3|\4/p' >rows
is "rows to print" "$(awk 'END { print (NR >= 25) }' rows)" 1

# Formulas that use what the rows do not.
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
a*a + b/(1 + c(x)) where a = tanh(x/3); b = a + 1; c(t) = exp(t/2) + a^2
END
awk '{ printf "other_%d|%s\n", NR, $0 }' others >others.named

# settings PARAMETERS: as print-formula takes them. In a vector row x is element i of z.
settings() {
	local i
	i=$(printf '%s\n' "$1" | sed -n 's/.*\bi=\([0-9]*\).*/\1/p')
	if [ -n "$i" ]; then
		printf '%s\n' "$1" | tr ' ' '\n' | grep -v '^i=' |
			sed "s/^z=/z=,/; s/,[^,]*/,x/$i; s/^z=,/z=/"
	else
		printf '%s\n' "$1" | tr ' ' '\n'
	fi
}

# print_all STYLE: "NAME|TEXT" lines in file STYLE.txt for what the style can say.
print_all() {
	local id formula derivative parameters text
	while IFS='|' read -r id formula derivative parameters; do
		# shellcheck disable=SC2046
		if text=$("$printer" "$1" "$formula" $(settings "$parameters") 2>err); then
			printf '%s|%s\n' "$id" "$text"
		else
			printf '%s|\n' "$id"
		fi
		# Two derivatives are beyond the language: those of softmax and maxout.
		# shellcheck disable=SC2046
		if text=$("$printer" "$1" "$derivative" $(settings "$parameters") 2>err); then
			printf 'd_%s|%s\n' "$id" "$text"
		fi
	done <rows >"$1.txt"
	while IFS='|' read -r id formula; do
		text=$("$printer" "$1" "$formula" 2>err)
		printf '%s|%s\n' "$id" "$text"
	done <others.named >>"$1.txt"
}

while IFS='|' read -r id _; do
	"$ACTPLOT" eval "$id" --show f,df,d2f <points | sed 1d >"$id.all"
	n=$(awk -F, 'NR == 1 { print (NF - 1)/3 }' "$id.all")
	cut -d, -f"2-$((n + 1))" "$id.all" >"$id.wanted"
	cut -d, -f"$((n + 2))-$((2*n + 1))" "$id.all" | tee "$id.slope" >"d_$id.wanted"
	cut -d, -f"$((2*n + 2))-" "$id.all" >"d_$id.slope"
done <rows

while IFS='|' read -r id formula; do
	"$printer" eval "$formula" <points >"$id.all"
	cut -d, -f2 "$id.all" >"$id.wanted"
	cut -d, -f3 "$id.all" >"$id.slope"
done <others.named

# ---- the texts ----------------------------------------------------------------------------------

# printed NAME FORMULA: the formula in all styles.
printed() {
	local style
	printf '%s\n' "$1"
	for style in ascii plain utf8 markup latex c python gnuplot; do
		printf '\t%-8s%s\n' "$style" "$("$printer" "$style" "$2" 2>err || echo -)"
	done
}

while IFS='|' read -r id formula derivative _; do
	printed "$id" "$formula"
	"$printer" ascii "$derivative" >out 2>err && printed "d_$id" "$derivative"
done <rows >printed.txt
if [ "${1-}" = --update ]; then
	cp printed.txt "$tests/printed.txt"
fi
is "what the rows print as" "$(diff "$tests/printed.txt" printed.txt)" ""

# ---- comparing -----------------------------------------------------------------------------------

cat >compare.c <<'END'
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double ulp(double x)
{
	int e;
	frexp(x, &e);
	return ldexp(1, (e < -1021 ? -1021 : e) - 53);
}

/* Relative, or in ulps less what one ulp of x makes. */
static double error_of(double got, double wanted, double x, double slope, int ulps)
{
	double off = fabs(got - wanted);
	if (got == wanted)
		return 0;
	if (!ulps)
		return fabs(wanted) < 1e-300 ? off > 1e-300 : off/fabs(wanted);
	off -= fabs(slope)*ulp(x);
	return off > 0 || isnan(off) ? off/ulp(wanted) : 0;
}

/* compare GOT WANTED BOUND ULPS SLOPE: points, values got, values wanted, and their slopes. */
int main(int argc, char **argv)
{
	FILE *points = fopen("points", "r"), *got = fopen(argv[1], "r"),
	     *wanted = fopen(argv[2], "r"), *slope = fopen(argv[5], "r");
	double bound = atof(argv[3]), worst = 0, at = 0;
	char a[1024], b[1024], c[1024], x[64];
	int ulps = atoi(argv[4]), n = 0;
	(void)argc;
	while (fgets(x, sizeof x, points)) {
		if (!fgets(a, sizeof a, got) || !fgets(b, sizeof b, wanted) ||
				!fgets(c, sizeof c, slope))
			break;
		char *s = a, *t = b, *u = c;
		double point = atof(x);
		for (n++; *s && *t; s += strspn(s, ",\n"), t += strspn(t, ",\n"), u += strspn(u, ",\n")) {
			char *from = s;
			double g = strtod(s, &s), w = strtod(t, &t), d = strtod(u, &u);
			double e = error_of(g, w, point, d, ulps);
			if (fabs(point) < 3 && fabs(g - w) <= 1e-15)
				e = 0;
			if (s == from || !(e <= worst))
				worst = s == from ? INFINITY : e, at = point;
			if (s == from)
				break;
		}
		if (!*s != !*t)
			worst = INFINITY;
	}
	printf("%.3g at x = %.17g, %d points\n", worst, at, n);
	return !(worst <= bound && n == 206);
}
END
if ! "$CC" -O1 -o compare compare.c -lm 2>err; then
	skip "the printers" "no C compiler: $(head -1 err)"
	finish
fi

# judge STYLE BOUND ULPS: compares STYLE_NAME.got of every line of STYLE.txt.
judge() {
	local name report text
	while IFS='|' read -r name text; do
		if [ -z "$text" ]; then
			fail "$1: $name" "nothing printed"
		elif report=$(./compare "$1_$name.got" "$name.wanted" "$2" "$3" \
			"$name.slope" 2>&1); then
			pass "$1: $name ($report)"
		else
			fail "$1: $name" "$report
$text"
		fi
	done <"$1.txt"
}

# ---- C -----------------------------------------------------------------------------------------------

print_all c
{
	printf '#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n'
	while IFS='|' read -r name text; do
		case $text in '{'*) ;; *) text="{$text}" ;; esac
		cat <<-END
			static void f_$name(double x, FILE *out)
			{
				const double y[] = $text;
				size_t n = sizeof y/sizeof *y;
				(void)x;
				for (size_t i = 0; i < n; i++)
					fprintf(out, "%a%c", y[i], i + 1 < n ? ',' : '\n');
			}
		END
	done <c.txt
	cat <<-'END'
		static void run(const char *name, void (*f)(double, FILE *))
		{
			char line[64];
			FILE *points = fopen("points", "r"), *out = fopen(name, "w");
			while (fgets(line, sizeof line, points))
				f(atof(line), out);
			fclose(out);
			fclose(points);
		}
		int main(void)
		{
	END
	while IFS='|' read -r name _; do
		printf 'run("c_%s.got", f_%s);\n' "$name" "$name"
	done <c.txt
	printf 'return 0;\n}\n'
} >c.c
ok "the C compiles without a warning" "$CC" -std=c11 -O2 -Wall -Wextra -Wconversion -Werror \
	-pedantic -ffp-contract=off -o c c.c -lm
ok "the C runs" ./c
judge c 64 1

# ---- Python ------------------------------------------------------------------------------------------

if [ -n "$python" ]; then
	print_all python
	{
		printf 'import math\nimport warnings\nimport numpy as np\n'
		printf 'warnings.simplefilter("error")\nx = np.loadtxt("points")\n'
		cat <<-'END'
			def keep(name, y):
			    y = y if isinstance(y, list) else [y]
			    y = np.broadcast_arrays(x, *y)[1:]
			    with open("python_" + name + ".got", "w") as out:
			        for row in zip(*y):
			            out.write(",".join(repr(float(v)) for v in row) + "\n")
		END
		while IFS='|' read -r name text; do
			printf 'keep("%s", %s)\n' "$name" "$text"
		done <python.txt
	} >python.py
	ok "the Python runs without a warning" "$python" python.py
	judge python 1e-12 0
else
	skip "Python" "NumPy is not installed"
fi

# ---- gnuplot -----------------------------------------------------------------------------------------

if have gnuplot; then
	print_all gnuplot
	{
		printf 'points = system("cat points")\n'
		while IFS='|' read -r name text; do
			# A list of results is a list of functions to plot: "a, b, c". The
			# commas within brackets are not its own.
			printf '%s\n' "$text" | awk -v name="$name" '{
				n = depth = 0
				part[0] = ""
				for (i = 1; i <= length($0); i++) {
					c = substr($0, i, 1)
					depth += (c == "(") - (c == ")")
					if (c == "," && depth == 0)
						part[++n] = ""
					else
						part[n] = part[n] c
				}
				printf "set print \"gnuplot_%s.got\"\ndo for [w in points] {\nx = real(w)\nprint ", name
				for (i = 0; i <= n; i++)
					printf "%ssprintf(\"%%.17g\", %s)", (i ? ".\",\"." : ""), part[i]
				printf "\n}\n"
			}'
		done <gnuplot.txt
	} >gnuplot.gp
	ok "the gnuplot runs" gnuplot gnuplot.gp
	judge gnuplot 1e-12 0
else
	skip "gnuplot" "it is not installed"
fi

finish
