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

# gives NAME TEXT WANTED ARGUMENT...: check's count and three largest errors, and success.
gives() {
	local name=$1 text=$2 wanted=$3
	shift 3
	check "$text" "$@"
	is "$name" "$status $(sed '/^mean/d' out; cat err)" "0 $wanted"
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
# 2^-10, 2^-7 and 2^-23 from 1 on; 2^-24 where numbers of 16 bits end.
for type in float16:1.0009765625 bfloat16:1.0078125 float32:0x1.000002p0; do
	check "1 ${type#*:}\n2 2\n" "relu:dtype=${type%:*}"
	is "an ulp of ${type%:*}" "$(grep ^ulp out)" "ulp 1.000e+00 at 1"
done
check '0x1p-20 0x1.4p-20\n1e5 inf\n' relu --dtype float16
is "subnormal numbers, and an overflow that is right" "$(grep ^ulp out)" \
	"ulp 4.000e+00 at 9.5367431640625e-07"
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

none="absolute 0.000e+00 at 1
relative 0.000e+00 at 1
ulp 0.000e+00 at 1"
gives "a header and further columns" 'x,relu,d_relu\n1,1,7\n2,2,n/a\n' "points 2
$none" relu
gives "further columns after a comma" '1,1,7\n2,2,,\n' "points 2
$none" relu
gives "a header, blanks between" 'x relu d_relu\n1 1 7\n2\t2\n' "points 2
$none" relu
gives "comments" '# x y\n1 1\n  #2 7\n2 2\n#' "points 2
$none" relu
gives "a header after comments" '# made by hand\n\n"x","y"\n1,1\n' "points 1
$none" relu
gives "all outputs of a vector function" 'x,softmax_1,softmax_2,d\n0,0.5,0.5,9\n1e3,1,0,9\n0,0.25,0.5,9\n' \
	'points 3
absolute 2.500e-01 at 0 in softmax_1
relative 1.000e+00 at 1000 in softmax_2
ulp 2.252e+15 at 0 in softmax_1' softmax:z=0,0

# What eval prints is checked as it is, in all its tables.
seq -5 0.25 5 >x
for curve in gelu softmax; do
	"$ACTPLOT" eval $curve --show f <x >in
	"$ACTPLOT" check $curve <in >wanted 2>&1
	is "eval's table of $curve is read" "$(head -1 wanted)" "points 41"
	for form in '--csv --show f,df,d2f' '--tsv --show f,df' '--hex --csv'; do
		# shellcheck disable=SC2086
		"$ACTPLOT" eval $curve $form <x | "$ACTPLOT" check $curve >out 2>&1
		is "eval $curve $form says the same" "$(cat out)" "$(cat wanted)"
	done
done

# The errors of the tanh form of gelu, and what is left of gelu in single precision.
"$ACTPLOT" gelu_tanh --range -5:5 --samples 100001 --show f --csv | tail -n +2 >in
"$ACTPLOT" check gelu <in >out
is "gelu against its tanh form: 4.73e-4 at 2.70, as mpmath says" \
	"$(sed -n 's/^absolute \(.*\) at -*2\.69[89].*/\1/p' out)" "4.732e-04"

# The bar of the kernels, seen from outside: every function's own values.
wrong=
"$ACTPLOT" --range -30:30 --samples 2000 --csv relu --show f | sed '1d; s/,.*//' >x
for id in $("$ACTPLOT" list --names); do
	"$ACTPLOT" eval "$id" --show f <x >all 2>err
	case $(sed 1q all) in x,*,*) continue ;; esac # several outputs
	sed 1d all >in
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
	got='' wanted=''
	for measure in absolute relative ulp; do
		got+="$(sed -n "s/^$measure \(.*\) at .*/\1/p" out) "
		wanted+="$(sed -n "s/^$measure \(.*\) at .*/\1/p" single | sort -g | tail -1) "
	done
	is "$curve: nothing is passed over wrongly" "$got" "$wanted"
done

# ---- means, the worst, slopes, JSON -----------------------------------------------------------

check '1 1\n2 3\n3 3.5\n4 4\n' relu --worst 9
is "means, and the worst, which are no more than the wrong" "$status $(sed '1,4d' out)" "0 mean absolute 3.750e-01
mean relative 1.667e-01
mean ulp 8.444e+14
worst 2.252e+15 ulp at 2: 3 for 2
worst 1.126e+15 ulp at 3: 3.5 for 3"
check '1 1\n2 3\n3 4\n2.5 3.5\n5 5\n' relu --worst 2
is "of equal ones the first come first" "$(grep -c . out) $(sed -n 's/^worst.* at \(.\):.*/\1/p' out | tr '\n' ' ')" "9 2 3 "
check '0 0.5 0.5\n1 0.7 0.3\n' softmax:z=0,0 --worst 1
is "the worst of a vector function" "$(tail -1 out)" \
	"worst 5.595e+14 ulp at 1 in softmax_2: 0.3 for 0.2689414213699951"
check '1 nan\n2 2\n' relu
is "the mean of an infinite error" "$(grep mean out)" "mean absolute inf
mean relative inf
mean ulp inf"
# The largest ten by sorting all single errors, and the mean by adding them.
"$ACTPLOT" gelu --range -4:4 --samples 301 --show f --csv | sed 1d | awk -F, '{ print $1, $2 * (1 + NR % 7 * 1e-12) }' >in
while IFS= read -r line; do
	"$ACTPLOT" check gelu --json <<<"$line"
done <in | sed 's/.*"ulp":{[^}]*"largest":\([^,]*\).*/\1/' >single
"$ACTPLOT" check gelu --worst 10 <in >out
is "the worst ten of 301" "$(sed -n 's/^worst \(.*\) ulp.*/\1/p' out)" \
	"$(sort -gr single | head -10 | awk '{ printf "%.3e\n", $1 }')"
is "the mean of 301" "$(sed -n 's/^mean ulp //p' out)" "$(awk '{ sum += $1 } END { printf "%.3e", sum / NR }' single)"

seq -5 0.25 5 >x
for curve in gelu relu softmax leaky_relu@jax threshold mish; do
	for show in df d2f; do
		"$ACTPLOT" eval $curve -s f,$show <x | "$ACTPLOT" check $curve --show $show --max-abs 1e-14 >out 2>&1
		is "eval's $show of $curve is right" "$? $(head -1 out)" "0 points 41"
	done
done
gives "a wrong slope" '0 1\n' 'points 1
absolute 1.000e+00 at 0
relative inf at 0
ulp inf at 0' relu --show df
fails "its limit names the slope" '0 1\n' "d_relu: errors exceed --max-abs 0.5" relu --show df --max-abs 0.5
refuses "two orders at a time" 2 "actplot: check takes one of f, df, d2f at a time" \
	"$ACTPLOT" check relu --show f,df

if command -v jq >/dev/null 2>&1; then
	check '1 1\n2 3\n3 inf\n' relu --json --worst 1
	is "JSON" "$status $(jq -c '[.curve, .show, .dtype, .points, .absolute, .worst]' out)" \
		'0 ["relu","f","float64",3,{"x":3,"largest":null,"mean":null},[{"x":3,"y":null,"exact":3,"absolute":null,"relative":null,"ulp":null}]]'
	check '1 1.5\n' relu --json=report.json
	is "JSON in a file" "$status $(cat out)$(jq .relative.largest report.json)" "0 0.5"
else
	skip "JSON" "no jq"
fi
check '1 1.5\n' relu -q --max-ulp 1
is "quiet: the status alone" "$status $(cat out err)" "1 "
check '1 1.5\n' relu -q -o report.txt
is "quiet, but a file was asked for" "$status $(cat out err)$(head -1 report.txt)" "0 points 1"

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

# ---- the figure -------------------------------------------------------------------------------

# 2,000 points whose errors are 0 but at x = 500, where it is 3 ulp.
awk 'BEGIN { for (i = 1; i <= 2000; i++) print i, i == 500 ? "0x1.f400000000003p+8" : i }' >steps
"$ACTPLOT" check relu --svg --png --max-ulp 4 <steps >out 2>err
is "figures are written beside the report" "$? $(sed '/^mean/d' out; cat err)" "0 points 2000
absolute 1.705e-13 at 500
relative 3.411e-16 at 500
ulp 3.000e+00 at 500
actplot: wrote relu-check.svg
actplot: wrote relu-check.png"
is "its title and its record" \
	"$(sed -n 's/.*<title>\(.*\)<.title>.*/\1/p; s/.*<desc>\(.*\)<.desc>.*/\1/p' relu-check.svg)" \
	"ReLU: errors of 2000 points
actplot check relu --max-ulp 4"
sort -R --random-source="$ACTPLOT" steps >mixed
"$ACTPLOT" check relu --svg=mixed.svg --max-ulp 4 <mixed >/dev/null 2>&1
is "the order of lines does not show" "$(cmp relu-check.svg mixed.svg 2>&1)" ""
check '1 1\n2 inf\n3 7\n' relu --eps --quiet --max-ulp 9
is "a figure comes where errors exceed limits, too" "$status $(head -c 4 relu-check.eps)" '1 %!PS'
for text in '1 1' '1 1\n1 2' '1e308 1e308\n-1e308 0' '1 inf' '0 5e-324' '-1 1e308'; do
	check "$text" relu -o one.pdf --size 84x56mm
	is "a figure of '$text'" "$status $(cat err) $(head -c 5 one.pdf)" "0  %PDF-"
done
fails "a figure of nothing" 'inf inf\n' "nothing finite to draw" relu --png=none.png
is "a figure of nothing leaves no file" "$(ls none.png 2>/dev/null)" ""
if command -v xmllint >/dev/null 2>&1; then
	is "the SVG is well formed" "$(xmllint --noout relu-check.svg 2>&1)" ""
else
	skip "the SVG is well formed" "no xmllint"
fi
awk 'BEGIN { for (i = 0; i < 300000; i++) print i / 1000, i / 1000 }' |
	"$ACTPLOT" check linear --svg=big.svg >out 2>&1
size=$(wc -c <big.svg)
if [ "$size" -lt 250000 ]; then
	pass "300000 lines make a small figure"
else
	fail "300000 lines make a small figure" "$size bytes"
fi

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

for bad in 1 '1 2 3' 'x y' '1,,2' ',2' '1,' '1;x' '1 2x' '1 2,3' 'x,y'; do
	fails "line '$bad'" "1 1\\n\\n$bad\\n2 2\\n" \
		"standard input, line 3: '$bad': expected x and y" relu
	[ ! -s out ] || fail "line '$bad' leaves standard output empty" "$(cat out)"
done
fails "no points" '' "standard input: no points" relu
fails "only empty lines" '\n \n' "standard input: no points" relu
fails "a value that no precision decides" '1 0\n' \
	"expr at 1: the exact value cannot be decided" -e 'sign(sin(x)^2+cos(x)^2-1)'

# ---- tables of other programs -----------------------------------------------------------------

reads() { # NAME TEXT CURVE: one or more points, all right
	check "$2" "$3" --max-ulp 1
	is "$1" "$status $(cat err)" "0 "
}
reads "columns by name" 'x,tanh,relu\n-1,7,0\n2,7,2\n' relu
reads "swapped columns" 'y,x\n0,-1\n2,2\n' relu
reads "an index column" 'idx,x,relu\n9,-1.0,0.0\n8,1.0,1.0\n' relu
reads "pandas" ',x,y\n7,1,1\n8,2,2\n' relu
reads "pandas, tabs" '\tx\ty\n7\t1\t1\n8\t2\t2\n' relu
reads "R" '"","x","y"\n"1",1,1\n"2",2,2\n' relu
reads "R, all quoted" '"1","1"\n"2","2"\n' relu
reads "a byte order mark" '\357\273\2771,1\n2,2\n' relu
reads "a byte order mark, a header, semicolons, CRLF" '\357\273\277x;relu\r\n1;1\r\n' relu
reads "an empty field between" 'x,note,y\n1,,1\n' relu
reads "a cell with commas, quotes and a line end" 'x,note,y\n1,"a ""b"", c\nd",1\n2,,2\n' relu
reads "fewer fields at the end" 'x,y,note\n1,1\n2,2,\n' relu
reads "a framework's own column before that of the name" 'x,leaky_relu,leaky_relu@keras\n-1,-0.01,-0.2\n' leaky_relu@keras
reads "a family's column" 'x,elu:alpha=1,elu:alpha=2\n1,1,1\n' elu:alpha=2
reads "outputs by name" 'x,softmax_2,softmax_1\n0,0.5,0.5\n' softmax:z=0,0
reads "names of other languages" 'x,\303\251t\303\251,y\n1,7,1\n' relu
line="standard input, line"
fails "no column x" 'time,relu\n1,1\n' "$line 1: no column 'x'; the header has 'time', 'relu'" relu
fails "no column of the curve" '# c\nx,tanh\n1,1\n' "$line 2: no column 'gelu' or 'y'; the header has 'x', 'tanh'" gelu
fails "slopes only" 'x,d_gelu\n1,1\n' "$line 1: no column 'gelu' or 'y'; the header has 'x', 'd_gelu'; did you mean --show df?" gelu
fails "a column twice" 'x,y,y\n1,1,2\n' "$line 1: the header has the column 'y' more than once" relu
fails "rows longer than the header" 'x y\n1 1 1\n' "$line 2: '1 1 1': expected x and y" relu
fails "a missing value" 'x,y\n1,\n' "$line 2: '1,': expected x and y" relu
fails "an open quote" 'x,y,z\n1,1,"a\n2,2,b\n' "$line 2: '1,1,\"a\\n2,2,b': expected x and y" relu
fails "D exponents" '-0.10D+01 0.0D+00\n2 2\n' "$line 1: '-0.10D+01 0.0D+00': expected x and y; an exponent takes e, not d" relu
fails "decimal commas" 'x;y\n1,5;1,5\n' "$line 2: '1,5;1,5': expected x and y; decimals take a point" relu
for bad in '[1, 1]' '(1, 1)' '1,5;1,5' '1x 1' '+-1 1' '-- 1'; do
	check "$bad\n1 1\n" relu
	is "'$bad' is no header" "$status $(grep -cF "line 1: '$bad': expected x and y" err)" "1 1"
done
fails "what tensors print" 'tensor(1.) tensor(1.)\n' "$line 1: no column 'x'; the header has 'tensor(1.)', 'tensor(1.)'" relu
fails "UTF-16" '\377\376x\0' "standard input: UTF-16; expected UTF-8" relu

one="actplot: check takes one curve"
refuses "a family" 2 "$one" "$ACTPLOT" check elu:alpha=1,2
refuses "two functions" 2 "$one" "$ACTPLOT" check relu gelu
fails "too few values of a vector function" '0 0.5\n' \
	"standard input, line 1: '0 0.5': expected x and 2 values" softmax:z=0,0
refuses "no function" 2 "actplot: check: no function given; 'actplot list' names them" "$ACTPLOT" check
refuses "the data's file as an operand" 2 \
	"actplot: unknown function 'g.csv'; did you mean 'actplot check gelu < g.csv'?" "$ACTPLOT" check gelu g.csv
touch data
refuses "a file that is there" 2 \
	"actplot: unknown function 'data'; did you mean 'actplot check gelu < data'?" "$ACTPLOT" check gelu data
refuses "a point" 2 "actplot: check takes a function; points and values come from standard input" \
	"$ACTPLOT" check relu 3
for bad in -1 nan x ''; do
	refuses "limit '$bad'" 2 "actplot: invalid --max-ulp '$bad': must be a number, at least 0" \
		"$ACTPLOT" check relu "--max-ulp=$bad"
done
refuses "an option of other verbs" 2 "actplot: option '--range' is not for check" \
	"$ACTPLOT" check relu --range 0:1
refuses "a table" 2 "actplot: option '--csv' is not for check" "$ACTPLOT" check relu --csv
refuses "a text plot" 2 "actplot: check cannot write braille" "$ACTPLOT" check relu -T braille
for name in r.txt r.TXT relu.c x.csv report -; do
	check '1 1\n' relu -o "$name"
	[ "$name" = - ] || cat "$name" >out
	is "the report goes to any name, such as $name" "$status $(head -1 out)$(cat err)" "0 points 1"
done
check '1 1\n' relu -o f.svg
is "a picture's name takes the figure" "$status $(head -1 out) $(grep -c '</svg>' f.svg)" "0 points 1 1"
refuses "a text plot's format" 2 "actplot: check cannot write CSV" "$ACTPLOT" check relu -T csv
refuses "a report in a folder" 2 "actplot: check writes one result, not into a folder" \
	"$ACTPLOT" check relu -o folder/
report="actplot: check prints its report on standard output; give the figure a file"
refuses "a picture on standard output" 2 "$report" "$ACTPLOT" check relu --svg -o -
refuses "limits are for check" 2 "actplot: option '--max-ulp' is not for eval" \
	"$ACTPLOT" eval relu 1 --max-ulp 3
finish
