#!/usr/bin/env bash
# check.sh -- the verb check: known errors, limits, and lines that are no points.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# check TEXT ARGUMENT...: runs check on a text; leaves $status, and files out and err.
check() {
	printf '%b' "$1" >in
	shift
	"$ACTPLOT" check "$@" <in >out 2>err
	status=$?
}

# gives NAME TEXT WANTED ARGUMENT...: check's three errors, and success.
gives() {
	local name=$1 text=$2 wanted=$3
	shift 3
	check "$text" "$@"
	is "$name" "$status $(cat out err)" "0 $wanted"
}

# fails NAME TEXT MESSAGE ARGUMENT...: one line, exit 1.
fails() {
	local name=$1 text=$2 wanted=$3
	shift 3
	check "$text" "$@"
	is "$name" "$status $(cat err)" "1 actplot: $wanted"
}

# ---- errors known by hand ---------------------------------------------------------------------

gives "an exact value" '1 1\n' 'points 1
absolute 0.000e+00 at 1
relative 0.000e+00 at 1
ulp 0.000e+00 at 1' relu
# 2^-52 is one unit of numbers from 1 to 2, and half of one from 2 to 4.
gives "one unit, and half of one" '1 1.0000000000000002\n2 2.0000000000000004\n' 'points 2
absolute 4.441e-16 at 2
relative 2.220e-16 at 1
ulp 1.000e+00 at 1' relu
gives "where the exact value is 0 the relative error is infinite" \
	'0x1p-20 0x1.8p-20\n8 9\n-1 -0x1p-1070\n' 'points 3
absolute 1.000e+00 at 8
relative inf at -1
ulp 2.252e+15 at 9.5367431640625e-07' relu
gives "subnormal numbers have the unit 2^-1074" '0x1p-1060 0x1.001p-1060\n' 'points 1
absolute 1.976e-323 at 8.095e-320
relative 2.441e-04 at 8.095e-320
ulp 4.000e+00 at 8.095e-320' identity
gives "a parameter is the decimal as typed" '-1 -0.1\n' 'points 1
absolute 5.551e-18 at -1
relative 5.551e-17 at -1
ulp 4.000e-01 at -1' leaky_relu:alpha=0.1
gives "formulas" '1 2\n' 'points 1
absolute 1.000e+00 at 1
relative 1.000e+00 at 1
ulp 4.504e+15 at 1' -e 'x^3'
gives "commas, blanks, empty lines, DOS lines, hexadecimal" ' 1, 1\n\n2,2\r\n3\t ,\t3\n0x1p2 4\n  \n5 5' \
	'points 5
absolute 0.000e+00 at 1
relative 0.000e+00 at 1
ulp 0.000e+00 at 1' relu

# The errors of the tanh form of gelu, and what is left of gelu in single precision.
"$ACTPLOT" gelu_tanh --range -5:5 --samples 100001 --show f --csv | tail -n +2 >in
"$ACTPLOT" check gelu <in >out
is "gelu against its tanh form: 4.73e-4 at 2.70, as mpmath says" \
	"$(sed -n 's/^absolute \(.*\) at -*2\.69[89].*/\1/p' out)" "4.732e-04"

# The bar of the kernels, seen from outside: every function's own values.
wrong=
"$ACTPLOT" --range -30:30 --samples 2001 --csv relu --show f | sed '1d; s/,.*//' >x
for id in $("$ACTPLOT" list --names); do
	case $id in softmax) continue ;; esac
	"$ACTPLOT" eval "$id" --show f <x 2>>err | tail -n +2 >in
	"$ACTPLOT" check "$id" --max-ulp 4.5 <in >out 2>err || wrong+="$id: $(cat out err) "
done
is "every function's own values are right to 4.5 ulp" "$wrong" ""

# Most points are passed over by bounds of their errors; one alone never is. So the largest of
# single runs is what a run over all finds.
for curve in gelu mish hard_swish 'elu:alpha=1/3' '-e x*sigmoid(1.7*x)+sin(x)^2'; do
	# shellcheck disable=SC2086
	"$ACTPLOT" $curve --range -40:7 --samples 61 --show f --csv | sed 1d >in
	"$ACTPLOT" check $curve <in >out 2>err
	while IFS= read -r line; do
		"$ACTPLOT" check $curve <<<"$line"
	done <in >single
	got= wanted=
	for measure in absolute relative ulp; do
		got+="$(sed -n "s/^$measure \(.*\) at .*/\1/p" out) "
		wanted+="$(sed -n "s/^$measure \(.*\) at .*/\1/p" single | sort -g | tail -1) "
	done
	is "$curve: nothing is passed over wrongly" "$got" "$wanted"
done

# ---- NaN and infinity -------------------------------------------------------------------------

gives "equal infinities and NaN for NaN are right" 'inf inf\n-inf 0\nnan nan\n1e308 1e308\n' 'points 4
absolute 0.000e+00 at inf
relative 0.000e+00 at inf
ulp 0.000e+00 at inf' relu
for bad in '1 nan' '1 inf' '1 -inf' 'nan 1' 'inf 1' 'inf -inf' 'inf nan'; do
	gives "'$bad' is an infinite error" "2 2\\n$bad\\n" "points 2
absolute inf at ${bad% *}
relative inf at ${bad% *}
ulp inf at ${bad% *}" relu
done
gives "where the value overflows infinity is right" '1e200 inf\n' 'points 1
absolute 0.000e+00 at 1e+200
relative 0.000e+00 at 1e+200
ulp 0.000e+00 at 1e+200' -e 'x*x'
gives "where a formula has no value NaN is right" '-1 nan\n' 'points 1
absolute 0.000e+00 at -1
relative 0.000e+00 at -1
ulp 0.000e+00 at -1' -e 'log(x)'

# ---- limits -----------------------------------------------------------------------------------

off='1 1.0000000000000002\n2 2\n'
check "$off" relu --max-ulp 1 --max-rel 2.3e-16 --max-abs 2.3e-16
is "errors at the limits pass" "$status $(cat err)" "0 "
fails "a limit of ulps" "$off" "relu: errors exceed --max-ulp 0.9" relu --max-ulp 0.9
is "the errors are printed all the same" "$(head -1 out)" "points 2"
fails "an absolute limit" "$off" "relu: errors exceed --max-abs 0" relu --max-abs 0
fails "several limits, one line" "$off" "relu: errors exceed --max-abs 1e-20, --max-rel 1e-17" \
	relu --max-rel 1e-17 --max-abs 1e-20 --max-ulp 7
fails "infinite errors exceed limits" '1 nan\n' "relu: errors exceed --max-ulp 1e300" relu --max-ulp 1e300

# ---- what is no point -------------------------------------------------------------------------

for bad in 1 1,2,3 '1 2 3' 'x y' '1,,2' ',2' '1,' '1;2' '1 2x'; do
	fails "line '$bad'" "1 1\\n\\n$bad\\n2 2\\n" \
		"standard input, line 3: '$bad': expected x and y" relu
	[ ! -s out ] || fail "line '$bad' leaves standard output empty" "$(cat out)"
done
fails "no points" '' "standard input: no points" relu
fails "only empty lines" '\n \n' "standard input: no points" relu
fails "a value that no precision decides" '1 0\n' \
	"expr at 1: the exact value cannot be decided" -e 'sin(x)^2+cos(x)^2-1 > 0 ? 1 : 0'

one="actplot: check takes one curve with one output"
refuses "a family" 2 "$one" "$ACTPLOT" check elu:alpha=1,2
refuses "two functions" 2 "$one" "$ACTPLOT" check relu gelu
refuses "a vector function" 2 "$one" "$ACTPLOT" check softmax
refuses "no function" 2 "actplot: check: no function given; 'actplot list' names them" "$ACTPLOT" check
refuses "a point" 2 "actplot: check takes a function; points and values come from standard input" \
	"$ACTPLOT" check relu 3
for bad in -1 nan x ''; do
	refuses "limit '$bad'" 2 "actplot: invalid --max-ulp '$bad': must be a number, at least 0" \
		"$ACTPLOT" check relu "--max-ulp=$bad"
done
refuses "an option of other verbs" 2 "actplot: option '--output' is not for check" \
	"$ACTPLOT" check relu -o x
refuses "limits are for check" 2 "actplot: option '--max-ulp' is not for eval" \
	"$ACTPLOT" eval relu 1 --max-ulp 3
finish
