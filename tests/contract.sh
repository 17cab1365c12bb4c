#!/usr/bin/env bash
# contract.sh -- what the command line promises: verbs, curves, options, columns, files, notes.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# prints NAME WANTED COMMAND...: exit 0, exactly this on standard output, nothing else said.
prints() {
	local name=$1 wanted=$2
	shift 2
	run "$@"
	if [ "$status" -ne 0 ] || [ -s err ]; then
		fail "$name" "exit $status: $(cat err)"
	else
		is "$name" "$(cat out)" "$wanted"
	fi
}

# header NAME WANTED COMMAND...: the first line of standard output.
header() {
	local name=$1 wanted=$2
	shift 2
	run "$@"
	is "$name" "$(head -n 1 out)" "$wanted"
}

# leaves NAME FILES COMMAND...: exit 0, nothing on standard output, and these files, blank between.
leaves() {
	local name=$1 wanted=$2
	shift 2
	rm -rf leaves && mkdir -p leaves/d && cd leaves || exit 99
	run "$@"
	mv out err ..
	cd ..
	is "$name" "$status $(wc -c <out) $(cd leaves && find . -type f | sed 's|^./||' | sort | tr '\n' ' ')" \
		"0 0 $wanted "
}

# ---- tables ----------------------------------------------------------------------------------

prints "relu as CSV" "x,relu,d_relu
-10,0,0
-5,0,0
0,0,0
5,5,1
10,10,1" "$ACTPLOT" relu --range -10:10 --csv --samples 5
prints "options in any order, abbreviated, joined" "$(cat out)" \
	"$ACTPLOT" -n5 --cs -r-10:10 plot relu
prints "as TSV" "$(tr , '\t' <out)" "$ACTPLOT" relu -n 5 -T tsv
run "$ACTPLOT" sigmoid --csv
is "201 rows by default" "$(wc -l <out)" 202
is "from -10 to 10" "$(sed -n '2s/,.*//p;$s/,.*//p' out | tr '\n' ' ')" "-10 10 "
prints "abscissae are the doubles nearest the decimals" "-0.3
-0.2
-0.1
0
0.1
0.2
0.3" sh -c '"$1" linear -r -0.3:0.3 -n 7 -s f --csv | sed 1d | cut -d, -f1' sh "$ACTPLOT"
prints "a range with pi and a quotient" "x,linear
-6.283185307179586,-6.283185307179586
0.3333333333333333,0.3333333333333333" "$ACTPLOT" linear -r '-2*pi:1/3' -n 2 -s f --csv
header "columns stand f, f', f'' for each curve" \
	"x,tanh,d_tanh,d2_tanh,elu,d_elu,d2_elu" "$ACTPLOT" tanh elu -s d2f,f,df --csv
header "a column is named by the id" "x,silu,leaky_relu" "$ACTPLOT" SiL leaky-ReLU@tf -s f --csv
header "the k-th of one name" "x,relu,elu,relu_2,relu_3" "$ACTPLOT" relu elu ReLU RELU -s f --csv
header "curves of one id add what tells them apart" "x,elu:alpha=1,d_elu:alpha=1,elu:alpha=2,d_elu:alpha=2,elu,d_elu" \
	"$ACTPLOT" elu:alpha=1,2 elu -n 2 --csv
header "frameworks, types, parameters" \
	"x,gelu,gelu@jax,gelu:dtype=float16,gelu@jax:dtype=float16,swish:beta=1/2,swish" \
	"$ACTPLOT" gelu gelu@jax gelu:dtype=float16 gelu@jax:dtype=float16 swish:beta=1/2 swish -s f --csv
header "but nothing in which they are alike" "x,elu@jax,elu@keras,elu@keras_2" \
	"$ACTPLOT" elu@jax:alpha=2 elu@keras:alpha=2 elu@keras:alpha=2 -s f --csv
header "outputs of vectors, too" "x,softmax@jax_1,softmax@jax_2,softmax_1,softmax_2" \
	"$ACTPLOT" softmax@jax:z=1,2 softmax:z=0,1 -s f --csv
header "outputs of a vector" "x,softmax_1,softmax_2,softmax_3,d_softmax_1,d_softmax_2,d_softmax_3" \
	"$ACTPLOT" softmax --csv
header "outputs of the second vector" "x,softmax_1,softmax_2,softmax_2_1,softmax_2_2" \
	"$ACTPLOT" softmax:z=1,2 softmax:z=0,3 -s f --csv
prints "a family is a curve for each value" "x,leaky_relu:alpha=0.01,leaky_relu:alpha=0.1,leaky_relu:alpha=0.3
-1,-0.01,-0.1,-0.3
1,1,1,1" "$ACTPLOT" leaky_relu:alpha=0.01,0.1,0.3 -s f -r -1:1 -n 2 --csv
prints "-p sets what the CURVE leaves open" "x,leaky_relu:alpha=1/2,leaky_relu:alpha=0.1,relu
-1,-0.5,-0.1,0
1,1,1,1" "$ACTPLOT" -p alpha=1/2 leaky_relu leaky_relu:alpha=0.1 relu -s f -r -1:1 -n 2 --csv
prints "-p makes a family too" "x,elu:alpha=1,elu:alpha=2
0,0,0
1,1,1" "$ACTPLOT" elu -p alpha=1,2 -s f -r 0:1 -n 2 --csv
prints "a framework has its defaults" "x,leaky_relu,leaky_relu@keras
-1,-0.01,-0.2" sh -c '"$1" leaky_relu leaky_relu@keras -s f -r -1:1 -n 2 --csv | sed 3d' sh "$ACTPLOT"
header "a framework's name for another row keeps the name typed" "x,gelu,d_gelu" \
	"$ACTPLOT" gelu@jax --csv
is "and is that row" "$("$ACTPLOT" eval gelu@jax 1 | sed 1d)" "$("$ACTPLOT" eval gelu_tanh 1 | sed 1d)"
refuses "a framework without the function" 2 "actplot: rrelu: Keras has no such function" \
	"$ACTPLOT" rrelu@keras
refuses "an unknown framework" 2 \
	"actplot: unknown framework 'caffe'; it is one of $(
		"$ACTPLOT" list --framework caffe 2>&1 | sed -n 's/.*it is one of //p')" "$ACTPLOT" relu@caffe
refuses "a parameter that is not there" 2 \
	"actplot: leaky_relu: no parameter 'alhpa'; it has 'alpha'" "$ACTPLOT" leaky_relu:alhpa=1
refuses "a parameter where there is none" 2 "actplot: relu: no parameter 'a'; it has none" \
	"$ACTPLOT" relu:a=1
refuses "a parameter that no curve has" 2 "actplot: --param: no curve has a parameter 'beta'" \
	"$ACTPLOT" relu leaky_relu -p beta=1
refuses "a parameter that is no number" 2 \
	"actplot: leaky_relu: invalid value 'x' of alpha: expected a number" "$ACTPLOT" leaky_relu:alpha=x
refuses "a parameter that is not finite" 2 "actplot: leaky_relu: alpha must be finite" \
	"$ACTPLOT" leaky_relu:alpha=inf
refuses "a parameter twice" 2 "actplot: leaky_relu: parameter 'alpha' is given twice" \
	"$ACTPLOT" leaky_relu:alpha=1:alpha=2
refuses "bounds on two parameters" 2 "actplot: rrelu: lower must not exceed upper" \
	"$ACTPLOT" rrelu:lower=1/2:upper=1/3
refuses "two families in one" 2 "actplot: rrelu: only one parameter may have several values" \
	"$ACTPLOT" rrelu:lower=0,0.1:upper=0.2,0.3
refuses "maxout's lists" 2 "actplot: maxout: w and b differ in length" "$ACTPLOT" maxout:w=1,2:b=0
refuses "softmax's index" 2 "actplot: softmax: i must be an integer from 1 to 3" \
	"$ACTPLOT" softmax:i=4

if have jq; then
	"$ACTPLOT" softmax:z=1,0,-1:i=1 --json -n 5 >softmax.json
	is "softmax as JSON" "$(jq -c '[.range, .samples, .x, (.curves | length), .curves[0].name,
		.curves[0].params, .curves[0].framework, (.curves[0].columns | keys_unsorted),
		(.curves[0].columns.softmax_1 | length)]' softmax.json)" \
		'[[-10,10],5,[-10,-5,0,5,10],1,"softmax",{"z":[1,0,-1],"i":1,"T":1},null,["softmax_1","softmax_2","softmax_3","d_softmax_1","d_softmax_2","d_softmax_3"],5]'
	is "its outputs sum to 1" \
		"$(jq -c '[.curves[0].columns | [.softmax_1,.softmax_2,.softmax_3] | transpose[] | (add*1e12|round)/1e12] | unique' softmax.json)" \
		"[1]"
	is "curves of a framework in JSON" \
		"$("$ACTPLOT" relu leaky_relu@tf --json -n 2 | jq -c '[.curves[] | [.name, .framework, .params]]')" \
		'[["relu",null,{}],["leaky_relu","tf",{"alpha":0.2}]]'
	is "eval as JSON" \
		"$("$ACTPLOT" eval relu --json 2 -1 | jq -c '[.x, .curves[0].columns.relu, .curves[0].columns.d_relu]')" \
		'[[2,-1],[2,0],[1,0]]'
	is "eval of a list as JSON" \
		"$("$ACTPLOT" eval softmax --json 0,0 | jq -c '.curves[0].columns')" \
		'{"softmax_1":[0.5],"softmax_2":[0.5]}'
	is "eval of infinity as JSON" "$("$ACTPLOT" eval linear --json -q inf | jq -c .x)" '[null]'
	is "list as JSON" "$("$ACTPLOT" list --json | jq -r '.[].name')" "$("$ACTPLOT" list --names)"
	is "lists and parameters are such" \
		"$("$ACTPLOT" list --json | jq -c '.[] | select(.name == "elu") | [.aliases, .params, (.frameworks | index("jax") != null)]')" \
		"$("$ACTPLOT" explain elu --json | jq -c '[.aliases, .params, (.frameworks | index("jax") != null)]')"
	# Of a row as it stands each of list's members but its group is explain's.
	for id in elu softmax maxout glu stair gelu; do
		is "list and explain agree on $id" \
			"$("$ACTPLOT" list --json | jq -S --arg id $id '.[] | select(.name == $id) | del(.group)')" \
			"$("$ACTPLOT" explain $id --json | jq -S '{name, title, aliases, formula, derivative, params, range, smoothness, frameworks, source}')"
	done
	is "compare says what explain does" "$("$ACTPLOT" compare elu:alpha=2 gelu@jax --json | jq -S '.[] | del(.curve)')" \
		"$("$ACTPLOT" explain elu:alpha=2 --json | jq -S .; "$ACTPLOT" explain gelu@jax --json | jq -S .)"
else
	skip "JSON" "jq is not installed"
fi

# ---- eval ------------------------------------------------------------------------------------

prints "eval" "x,relu,d_relu
-1,0,0
2.5,2.5,1" "$ACTPLOT" eval relu -1 2.5
prints "a leading minus needs no --" "x,linear
-10,-10
-5e-1,-0.5
-16,-16
-inf,-inf" sh -c '"$1" eval linear -s f -q -10 -5e-1 -0x10 -inf | sed "s/^-0.5,/-5e-1,/"' sh "$ACTPLOT"
prints "but may have it" "x,linear
-10,-10
3,3" "$ACTPLOT" eval -s f linear -- -10 3
prints "several curves" "x,tanh,relu
0,0,0" "$ACTPLOT" eval tanh relu 0 -s f
prints "nan stays nan" "x,relu,d_relu
nan,nan,nan" "$ACTPLOT" eval -q relu nan
prints "tails are not lost: sigmoid" "x,sigmoid,d_sigmoid
38,1,3.1391327920480296e-17" "$ACTPLOT" eval sigmoid 38
run "$ACTPLOT" eval gelu -10
if have python3; then
	ok "tails are not lost: gelu" python3 -c '
import sys
got, exact = float(sys.argv[1]), -7.619853024160526e-23
sys.exit(abs(got - exact) > 4.5 * 2**-126)' "$(sed -n 's/^-10,\([^,]*\),.*/\1/p' out)"
else
	skip "tails are not lost: gelu" "python3 is not installed"
fi
prints "a list for a vector function" "softmax_1,softmax_2,softmax_3
0.09003057317038046,0.24472847105479764,0.6652409557748219" "$ACTPLOT" eval softmax 1,2,3
prints "several lists" "softmax_1,softmax_2
0.5,0.5
0.5,0.5" "$ACTPLOT" eval softmax 1,1 -7,-7
header "a number for a vector function" "x,softmax_1,softmax_2,softmax_3" \
	"$ACTPLOT" eval softmax 1 -s f
refuses "a list for a scalar function" 2 "actplot: relu takes numbers, not lists" \
	"$ACTPLOT" eval relu 1,2
prints "a list for a gated function: two halves" "glu_1,glu_2
0.9525741268224333,1.964027580075817" "$ACTPLOT" eval glu 1,2,3,4
prints "its matrix" "j_1,j_2,j_3,j_4
0.5,0,0.25,0
0,0.5,0,0.5" "$ACTPLOT" eval glu 1,2,0,0 --jacobian
refuses "halves of different lengths" 2 \
	"actplot: glu: takes two halves of one length, not 3 numbers" "$ACTPLOT" eval glu 1,2,3
prints "a gated function along its first half, b given" "x,glu,d_glu
2,1,0.5" "$ACTPLOT" eval glu:b=0 2
prints "along its second half, a given" "x,glu,d_glu
0,2,1" "$ACTPLOT" eval glu:sweep=b:a=4 0
header "a family over the half that is given" "x,glu:b=0,glu:b=1" "$ACTPLOT" glu:b=0,1 -s f --csv
refuses "a half that is not there" 2 "actplot: glu: sweep is one of 'a', 'b', not 'c'" \
	"$ACTPLOT" glu:sweep=c
prints "twice as many outputs as inputs" "crelu_1,crelu_2,crelu_3,crelu_4
1,0,0,2" "$ACTPLOT" eval crelu 1,-2
refuses "digits of what no formula states" 2 "actplot: --digits: no formula states sparsemax" \
	"$ACTPLOT" eval sparsemax 1 --digits 5
refuses "lists of different lengths" 2 \
	"actplot: '1,2': all points must have the same number of elements" \
	"$ACTPLOT" eval softmax 1,2,3 1,2
refuses "eval of nothing" 2 "actplot: eval: no function given; 'actplot list' names them" \
	"$ACTPLOT" eval
printf ' 1 \n\n-2\r\n\t0x10\n' >points
"$ACTPLOT" eval relu -s f <points >out 2>err
is "points from standard input" "$? $(cat out err)" "0 x,relu
1,1
-2,0
16,16"
printf '1,2\n3,3\n' | "$ACTPLOT" eval softmax >out 2>err
is "lists from standard input" "$? $(sed -n '1p;3p' out) $(cat err)" "0 softmax_1,softmax_2
0.5,0.5 "
printf '1\n\nx y\n2\n' | "$ACTPLOT" eval relu >out 2>err
is "a bad line: status, what came before, and its number and text" "$? $(cat out err)" "1 x,relu,d_relu
1,1,1
actplot: standard input, line 3: 'x y': not a number"
printf '1\n\n\0002\n' | "$ACTPLOT" eval relu >out 2>err
is "a NUL in a line" "$? $(cat err)" "1 actplot: standard input, line 3: '\\0012': not a number"
head -c 2000000 /dev/zero | tr '\0' 1 | "$ACTPLOT" eval relu >out 2>err
is "an endless line" "$? $(wc -l <out) $(($(wc -c <err) < 250))" "1 1 1"
"$ACTPLOT" eval relu </dev/null >out 2>err
is "no points at all" "$? $(cat out err)" "0 x,relu,d_relu"
echo old >kept.csv
printf '1\nx\n' | "$ACTPLOT" eval relu -o kept.csv 2>err
is "a bad line leaves the file as it was" "$? $(cat kept.csv)" "1 old"
"$ACTPLOT" eval relu <. >out 2>err
is "standard input that is a folder" "$? $(cat err)" "1 actplot: standard input: Is a directory"
yes 1 | "$ACTPLOT" eval relu | sed 2q >out
is "endless input streams" "$(cat out)" "x,relu,d_relu
1,1,1"

refuses "two formats of eval" 2 "actplot: eval writes one format at a time" \
	"$ACTPLOT" eval relu 1 --csv --json=a.json

# ---- list ------------------------------------------------------------------------------------

run "$ACTPLOT" list
is "list: no heading, ids first" "$(cut -d' ' -f1 out)" "$("$ACTPLOT" list --names)"
is "no blanks at line ends" "$(grep -c ' $' out)" 0
is "the lecture's first" "$(head -n 3 out | cut -d' ' -f1 | tr '\n' ' ')" "sigmoid softmax tanh "
is "titles are aligned" "$(grep -ob '  [^ ]' out | head -n 1 | cut -d: -f1 | wc -l)" 1
for id in $("$ACTPLOT" list --names); do
	"$ACTPLOT" eval "$id" 0.5 >out 2>err || fail "$id evaluates" "$(cat err)"
done
pass "every function evaluates"
run "$ACTPLOT" list --framework jax --names
is "a framework's" "$(grep -cx 'relu\|gelu\|rrelu' out)" 2
run "$ACTPLOT" list --group lecture --names
is "the lecture's" "$(grep -cx 'sigmoid\|softmax\|tanh\|relu\|elu\|prelu\|leaky_relu\|rrelu\|maxout' out)" 9
is "and no more" "$(grep -c 'gelu\|mish' out)" 0
leaves "list in a file" "a.txt" "$ACTPLOT" list -o a.txt --group steps
is "holds plain lines" "$(cut -d' ' -f1 leaves/a.txt | tr '\n' ' ')" "linear heaviside sign stair "
run "$ACTPLOT" list --csv
is "list as CSV" "$(head -n 1 out | cut -d, -f1-4) $(($(wc -l <out) - 1))" \
	"name,title,aliases,group $("$ACTPLOT" list --names | wc -l)"
is "as TSV" "$("$ACTPLOT" list --tsv | head -n 1 | cut -f1-4)" "name	title	aliases	group"
is "compare as TSV" "$("$ACTPLOT" compare relu elu --tsv | sed -n 1p)" "property	relu	elu"
is "of frameworks, too" "$("$ACTPLOT" compare relu --frameworks --tsv | head -n 1 | cut -f1,2)" "framework	call"
for group in $("$ACTPLOT" list --group x 2>&1 | sed -n 's/.*it is one of //p' | tr -d ,); do
	run "$ACTPLOT" list --group "$group"
	is "group $group has functions" "$status $(($(wc -l <out) > 0))" "0 1"
done

# ---- where the output goes -------------------------------------------------------------------

for format in png svg pdf eps; do
	leaves "$format goes to a file" "relu.$format" "$ACTPLOT" relu --$format
	is "$format: one line says so" "$(cat err)" \
		"actplot: wrote relu.$format ('-o -' writes to standard output)"
	leaves "$format by -T" "relu.$format" "$ACTPLOT" relu -qT $format
	is "$format: -q says nothing" "$(cat err)" ""
	leaves "$format by -o" "x.$format" "$ACTPLOT" relu -o x.$format
	is "$format: a name of the user's is not repeated" "$(cat err)" ""
	leaves "$format by =FILE" "y" "$ACTPLOT" relu --$format=y
	leaves "$format for each curve" "d/elu-alpha-1.$format d/elu-alpha-2.$format d/relu.$format" \
		"$ACTPLOT" elu:alpha=1,2 relu -o d/ --$format
	run "$ACTPLOT" relu --$format -o -
	is "$format on standard output" "$status $(($(wc -c <out) > 500)) $(wc -c <err)" "0 1 0"
done
leaves "several formats, several files" "relu-tanh.pdf relu-tanh.png z.svg" \
	"$ACTPLOT" relu tanh --png --pdf --svg=z.svg
leaves "a value is no path" "d/elu-alpha-1-3.svg d/elu-alpha-2.svg" "$ACTPLOT" elu:alpha=1/3,2 --svg -o d
leaves "each function once, four, then -etc" "tanh-relu-elu-swish-etc.svg" \
	"$ACTPLOT" tanh relu tanh elu swish gelu mish --svg
leaves "an extension in capitals" "A.SVG" "$ACTPLOT" relu -o A.SVG
leaves "a table in a file" "a.csv" "$ACTPLOT" relu -o a.csv
leaves "a text plot in a file" "a.txt" "$ACTPLOT" relu -o a.txt
for target in relu.c relu.py relu.tex relu.md names relu.csv relu.json /dev/null; do
	ok "explain --as c -o $target" "$ACTPLOT" explain relu --as c -o "$target"
	[ "$target" = /dev/null ] || is "$target is C" "$(grep -c '^static double relu' "$target")" 2
done
leaves "a manual page in its file" "relu.7" "$ACTPLOT" explain relu --man -o relu.7
leaves "Markdown in its file" "relu.md" "$ACTPLOT" explain relu --markdown -o relu.md
leaves "names in a file" "names" "$ACTPLOT" list --names -o names
leaves "points in a file of any name" "z.dat" "$ACTPLOT" eval relu 1 -o z.dat
is "holds CSV" "$(tail -n 1 leaves/z.dat)" "1,1,1"
ok "a format that is named goes anywhere" "$ACTPLOT" relu --csv -o /dev/null
run "$ACTPLOT" relu --png -o a.svg
is "a picture under another's name gets a note" "$status $(cat err)" "0 actplot: 'a.svg' is PNG, whatever its name says"
run "$ACTPLOT" relu -q --png -o a.svg
is "but with -q" "$(cat err)" ""
leaves "a format wins over the extension" "a.svg" "$ACTPLOT" relu -o a.svg --csv
is "and is written" "$(head -n 1 leaves/a.svg)" "x,relu,d_relu"
is "with a note" "$(cat err)" "actplot: 'a.svg' is CSV, whatever its name says"
run "$ACTPLOT" relu --png --csv
is "a picture beside a table" "$status $(head -n 1 out) $(ls relu.png)" "0 x,relu,d_relu relu.png"
echo old >relu.png
run "$ACTPLOT" relu --png
is "an existing file is replaced" "$status $(head -c 4 relu.png | tail -c 3)" "0 PNG"
refuses "a folder that is not there" 1 "actplot: 'nowhere/x.png': No such file or directory" \
	"$ACTPLOT" relu -o nowhere/x.png
leaves "an existing folder needs no slash" "d/relu.png" "$ACTPLOT" relu --png=d
leaves "nor after -o" "d/elu.svg d/relu.svg" "$ACTPLOT" relu elu --svg -o d
refuses "a folder for one text" 2 "actplot: explain writes one result, not into a folder" \
	"$ACTPLOT" explain relu -o leaves
leaves "curves of one id do not share a file" "gelu-gelu-jax.png" "$ACTPLOT" gelu gelu@jax --png
leaves "nor do they in a folder" "d/gelu-jax.svg d/gelu.svg" "$ACTPLOT" gelu gelu@jax --svg -o d/
leaves "of equal ones there is one name" "elu.svg" "$ACTPLOT" elu:alpha=0.1 elu:alpha=0.1 --svg


# ---- text plots and terminals ----------------------------------------------------------------

run "$ACTPLOT" relu
is "ASCII in the C locale" "$status $(LC_ALL=C grep -c '[^ -~]' out)" "0 0"
LC_ALL=C.UTF-8 "$ACTPLOT" relu >out
is "braille in a UTF-8 locale" "$(($(grep -ac $'\xe2\xa0\|\xe2\xa1\|\xe2\xa2\|\xe2\xa3' out) > 0))" 1
is "no escape sequence without a terminal" "$(grep -ac $'\e' out)" 0
"$ACTPLOT" relu --color always >out
is "--color always" "$(($(grep -ac $'\e' out) > 0))" 1
run "$ACTPLOT" sigmoid -T braille
cp out braille
LC_ALL=C.UTF-8 "$ACTPLOT" sigmoid >out
is "-T braille in any locale" "$(cmp out braille)" ""

# terminal COMMAND...: runs it on a terminal of its own; what it shows goes to out.
terminal() {
	python3 -c '
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
data = b""
while True:
    try:
        part = os.read(fd, 65536)
    except OSError:
        break
    if not part:
        break
    data += part
sys.stdout.buffer.write(data.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))' "$@" >out 2>err
	status=$?
}
if have python3 && have_terminal; then
	terminal "$ACTPLOT"
	is "the start page on a terminal" "$status $(grep -c '^  actplot ' out) $(($(wc -l <out) <= 20))" \
		"0 5 1"
	TERM=xterm terminal "$ACTPLOT" relu
	is "colour on a terminal" "$status $(($(grep -ac $'\e' out) > 0))" "0 1"
	TERM=xterm NO_COLOR=1 terminal "$ACTPLOT" relu
	is "NO_COLOR" "$status $(grep -ac $'\e' out)" "0 0"
	for format in png pdf; do
		terminal "$ACTPLOT" relu --$format -o -
		is "$format is refused to a terminal" "$status $(head -n 1 out)" \
			"2 actplot: refusing to write ${format^^} to a terminal; use -o FILE"
	done
	terminal "$ACTPLOT" relu --png=/dev/stdout
	is "also by its name" "$status $(head -n 1 out)" \
		"2 actplot: refusing to write PNG to a terminal; use -o FILE"
	terminal "$ACTPLOT" relu --png
	is "on a terminal the note is short" "$status $(cat out)" "0 actplot: wrote relu.png"
else
	skip "terminals" "no python3 or no terminal"
fi

# ---- formulas ----------------------------------------------------------------------------------

run "$ACTPLOT" -e 'max(0,x)' --csv -n 5
is "a formula is a curve" "$(cat out)" "x,expr,d_expr
-10,0,0
-5,0,0
0,0,0
5,5,1
10,10,1"
run "$ACTPLOT" relu -e 'x^2' --name sq -e 'x' --csv -n 2 -s f
is "formulas stand in their place, named by --name" "$(head -1 out)" "x,relu,sq,expr"
run "$ACTPLOT" -e 'x*sigmoid(beta*x)' -p beta=1 --csv -n 3 -s f
is "a name that is nothing else is a parameter" "$status $(sed -n 2p out)" \
	"0 -10,-0.00045397868702434395"
run "$ACTPLOT" -e 'x*sigmoid(beta*x)' -p beta=1,2 --csv -n 2 -s f
is "and may draw a family" "$(head -1 out)" "x,expr:beta=1,expr:beta=2"
refuses "a parameter without a value" 2 \
	"actplot: expr: parameter 'beta' has no value; give it with --param beta=VALUE" \
	"$ACTPLOT" -e 'x*beta'
refuses "a --name that is taken" 2 "actplot: --name: the name 'relu' is already taken" \
	"$ACTPLOT" relu -e x --name relu --csv
refuses "also by what comes after" 2 "actplot: --name: the name 'relu' is already taken" \
	"$ACTPLOT" -e x --name relu relu --csv
refuses "or by any of its columns" 2 "actplot: --name: the name 'd_relu' is already taken" \
	"$ACTPLOT" -e x --name d_relu relu --csv
refuses "also the second of a vector" 2 "actplot: --name: the name 'softmax_2' is already taken" \
	"$ACTPLOT" -e x --name softmax_2 softmax --csv
refuses "or by x" 2 "actplot: --name: the name 'x' is already taken" "$ACTPLOT" -e x --name x --csv
refuses "a --name without its formula" 2 \
	"actplot: --name 'a': names the --expr before it, and there is none" "$ACTPLOT" relu --name a
refuses "a --name that is no identifier" 2 \
	"actplot: invalid --name '1a': must be letters, digits and _" "$ACTPLOT" -e x --name 1a
run "$ACTPLOT" -e 'x..2'
is "a formula's error is three lines" "$status $(cat err)" \
	"2 actplot: expression: syntax error: unexpected character at column 2
x..2
 ^"
run "$ACTPLOT" -e 'log(-1)'
is "nothing finite to draw" "$status $(cat err)" "1 actplot: nothing finite to draw"
for bad in "$(printf '(%.0s' $(seq 100000))" "$(printf '1+%.0s' $(seq 50000))1" 1e999 $'x\a'; do
	run timeout 2 bash -c 'ulimit -s 128; exec "$0" "$@"' "$ACTPLOT" -e "$bad" --csv
	is "a hostile formula of ${#bad} bytes" "$status $(wc -l <err) $(($(wc -c <err) < 300))" "2 3 1"
done
run "$ACTPLOT" eval -e 'x*tanh(log(1+exp(x)))' 800 -800 0
is "naive shapes are stable" "$(cat out)" "x,expr,d_expr
800,800,1
-800,0,0
0,0,0.6"
ok "a formula leaves expr.png" "$ACTPLOT" -e 'x^2' --png -q
is "a formula leaves expr.png, by name" "$(ls expr.png)" expr.png
for formula in '1/(x-1)' 'floor(x)' 'sqrt(x)' 'x>0?x:0' 'abs(sin(x))'; do
	ok "draws $formula" "$ACTPLOT" -e "$formula" --svg=formula.svg -q
done

# ---- differences -------------------------------------------------------------------------------

run "$ACTPLOT" --diff gelu gelu_tanh --csv -n 3
is "--diff says the largest and where" "$(cat err)" \
	"actplot: largest |difference| 4.732e-04 at x = 2.699"
is "--diff's columns" "$(head -1 out)" "x,diff,d_diff"
run "$ACTPLOT" --diff relu leaky_relu:alpha=0.5 --csv -n 3 -q
is "the second minus the first" "$(cat out) $(wc -c <err)" "x,diff,d_diff
-10,-5,0.5
0,0,0.5
10,0,0 0"
run "$ACTPLOT" --diff --relative linear -e '1.5*x' --csv -n 2 -r 1:2
is "--relative" "$(sed 1d out) $(cat err)" "1,0.5,0
2,0.5,0 actplot: largest |relative difference| 5.000e-01 at x = 2"
run "$ACTPLOT" --diff --ulp -e 1 -e '1+2^-52' --name b --csv -n 2
is "--ulp" "$(sed -n 2p out)" "-10,1,0"
run "$ACTPLOT" --diff gelu gelu_tanh --svg
is "--diff names its file" "$(ls gelu-gelu_tanh-diff.svg)" gelu-gelu_tanh-diff.svg
run "$ACTPLOT" --diff hard_sigmoid@pytorch hard_sigmoid@onnx --csv -n 2
is "--diff of frameworks" "$(cat err)" "actplot: largest |difference| 8.333e-02 at x = 2.5"
refuses "--diff of one" 2 "actplot: --diff takes exactly two curves, not 1" "$ACTPLOT" --diff relu
refuses "--diff of a vector function" 2 "actplot: --diff: softmax has several outputs" \
	"$ACTPLOT" --diff relu softmax

# ---- any number of digits ----------------------------------------------------------------------

# The values below were computed by mpmath with 80 digits.
run "$ACTPLOT" eval gelu -8 --digits 40
is "40 digits of gelu" "$(sed -n 2p out)" \
	"-8,-4.976768459417427298812796138070550737991e-15,-3.979607261086795989124987740682785844055e-14"
run "$ACTPLOT" eval mish -745 --digits 30 --show f,df,d2f
is "30 digits of mish and its slopes" "$(sed -n 2p out)" \
	"-745,-2.10265129420159312188331286113e-321,-2.09982894347112118480695942105e-321,-2.09700659274064924773060598097e-321"
run "$ACTPLOT" eval gelu_tanh -36.5 -745 --digits 20 -s f
is "digits far in the tail" "$(sed 1d out)" "-36.5,-2.2931959503150060726e-1531
-745,-2.4611725281819353956e-12814269"
run "$ACTPLOT" eval softmax 1,2,3 --digits 20
is "digits of a vector function" "$(cat out)" "softmax_1,softmax_2,softmax_3
9.0030573170380457998e-02,2.4472847105479765247e-01,6.6524095577482188953e-01"
run "$ACTPLOT" eval leaky_relu:alpha=1/3 -1 --digits 20
is "parameters are what was typed" "$(sed -n 2p out)" \
	"-1,-3.3333333333333333333e-01,3.3333333333333333333e-01"
run "$ACTPLOT" eval hard_sigmoid_02 -2.5 --digits 20
is "an exact zero is 0" "$(sed -n 2p out)" "-2.5,0,0"
run "$ACTPLOT" eval leaky_relu@jax 0 --digits 5
is "a framework's slope at a kink" "$(sed -n 2p out)" "0,0,1.0000e+00"
for id in $("$ACTPLOT" list --names); do
	# What is told in words has no formula to take digits from.
	case $id in sparsemax | entmax15 | k_wta | maxmin | crelu) continue ;; esac
	# At 0 the curvature of some is an exact zero that nothing proves.
	ok "digits of $id" "$ACTPLOT" eval "$id" -1.25 0.3 7 --digits 25 -s f,df,d2f
done
refuses "digits that cannot be decided" 1 "actplot: expr at '1': cannot decide 10 digits" \
	"$ACTPLOT" eval -e 'sin(x)^2+cos(x)^2-1' 1 --digits 10 -o undecided.csv
ok "a rational beside a huge number" timeout 5 "$ACTPLOT" eval \
	-e 'x*(0.8888868888888888888888888888888-88805^5558888885)' 1 --digits 3
refuses "--digits out of range" 2 "actplot: invalid --digits '0': must be an integer from 1 to 1000" \
	"$ACTPLOT" eval gelu 1 --digits 0
# points NAME STATUS WANTED ERRORS COMMAND...: standard output without its heading, and all that is said.
points() {
	local name=$1 wanted=$2 text=$3 errors=$4
	shift 4
	run "$@"
	is "$name" "$status $(cat err)
$(sed 1d out)" "$wanted $errors
$text"
}
points "an undecided point does not end the run" 1 "2,2.0000e+00
4,4.0000e+00" "actplot: expr at '1': cannot decide 5 digits
actplot: expr at '3': cannot decide 5 digits" "$ACTPLOT" eval -s f --digits 5 1 2 3 4 \
	-e 'x == 1 ? y : x == 3 ? y : x where y = sin(x)^2 + cos(x)^2 - 1'
points "on standard input, too" 1 "2,2.0000e+00" "actplot: expr at '1': cannot decide 5 digits" \
	sh -c 'printf "1\n2\n" | "$1" eval -s f --digits 5 -e "x == 1 ? sin(x)^2 + cos(x)^2 - 1 : x"' sh "$ACTPLOT"
run "$ACTPLOT" eval -s f --digits 5 1 2 -o undecided.csv -e 'x == 1 ? sin(x)^2 + cos(x)^2 - 1 : x'
is "an undecided point makes no file" "$status $(ls undecided.csv 2>/dev/null)" "1 "
points "digits of limits" 0 "-inf,0,0,0
inf,inf,1.0000e+00,0
nan,nan,nan,nan" "" "$ACTPLOT" eval gelu -inf Infinity nan --digits 5 -s f,df,d2f
points "digits of a limit that is no double" 0 "-inf,-1.7580993408473768599402175208123e+00,0" "" \
	"$ACTPLOT" eval selu -inf --digits 32
points "digits of a limit that is inf/inf" 0 "inf,1.00000000000000000000000000000e+00,0
-inf,-1.00000000000000000000000000000e+00,0" "" "$ACTPLOT" eval softsign inf -inf --digits 30
points "no limit" 1 "1,0" "actplot: expr at 'inf': cannot decide the limit" \
	"$ACTPLOT" eval -e 'sign(sin(x)) - 1' inf 1 --digits 5 -s f
points "beyond the doubles x is a number" 0 "1e400,1.0000e+400" "" "$ACTPLOT" eval linear 1e400 --digits 5 -s f
refuses "--digits and JSON" 2 "actplot: --json and --digits exclude each other" \
	"$ACTPLOT" eval gelu 1 --digits 5 --json
refuses "--hex and a file that is JSON" 2 "actplot: --hex has no effect on JSON" \
	"$ACTPLOT" eval gelu 1 --hex -o x.json
refuses "--jacobian and --digits" 2 "actplot: --digits and --jacobian exclude each other" \
	"$ACTPLOT" eval softmax 1,2 --jacobian --digits 5
refuses "--jacobian and --hex" 2 "actplot: --jacobian and --hex exclude each other" \
	"$ACTPLOT" eval softmax 1,2 --jacobian --hex
run "$ACTPLOT" eval --help
is "--help says what excludes what" "$(tr -s ' \n' ' ' <out | grep -o 'not with --json, --jacobian, --hex')" \
	"not with --json, --jacobian, --hex"
# wrong COLUMN WHAT FORMULA: the three lines of a formula that is wrong.
wrong() {
	run "$ACTPLOT" -e "$3"
	is "formula $3" "$status $(cat err)" "2 actplot: expression: $2 at column $1
$3
$(printf '%*s' "$1" '^')"
}
wrong 5 "unknown function 'ln'; did you mean 'log'?" '1 + ln(x)'
wrong 1 "unknown function 'sigmiod'; did you mean 'sigmoid'?" 'sigmiod(x)'
wrong 1 "unknown function 'pow'; did you mean '^'?" 'pow(x, 2)'
wrong 2 "syntax error: expected an operator; did you mean '2*x'?" '2x'
wrong 3 "syntax error: expected a value; did you mean '^'?" 'x**2'
wrong 1 "unknown function 'fourier'" 'fourier(x)'
run "$ACTPLOT" eval softmax 1,2,3 --jacobian
is "--jacobian: rows and columns sum to 0, the diagonal is f(1 - f)" \
	"$(awk -F, 'NR > 1 { for (k = 1; k <= NF; k++) $k = sprintf("%.12g", $k) } 1' OFS=, out)" \
	"$(python3 -c '
from math import exp
e = [exp(k - 3) for k in (1, 2, 3)]
f = [v / sum(e) for v in e]
print("j_1,j_2,j_3")
for m in range(3):
    print(",".join("%.12g" % (f[m] * ((m == k) - f[k])) for k in range(3)))')"
refuses "--jacobian of a scalar function" 2 \
	"actplot: --jacobian takes one vector function and one list, such as 'softmax 1,2,3'" \
	"$ACTPLOT" eval relu 1 --jacobian
run "$ACTPLOT" eval sigmoid 1 -0 --hex
is "--hex" "$(cat out)" "x,sigmoid,d_sigmoid
0x1p+0,0x1.764d4f5d5a2bdp-1,0x1.92a946fa34394p-3
-0x0p+0,0x1p-1,0x1p-2"

# ---- near misses -----------------------------------------------------------------------------

refuses "a point without eval" 2 \
	"actplot: plot takes functions, not points; did you mean 'actplot eval relu 3'?" \
	"$ACTPLOT" relu 3
refuses "a formula without -e" 2 \
	"actplot: unknown function 'x*tanh(x)'; a formula is given as -e 'x*tanh(x)'" \
	"$ACTPLOT" 'x*tanh(x)'
refuses "--png out.png" 2 \
	"actplot: unknown function 'out.png'; did you mean '--png=out.png'?" \
	"$ACTPLOT" relu --png out.png
refuses "--png -" 2 "actplot: unknown function '-'; did you mean '--png=-'?" "$ACTPLOT" relu --png -
meant() { # meant COMMAND ARGUMENT...: the arguments are refused, and the command is proposed.
	local command=$1
	shift
	run "$ACTPLOT" "$@"
	is "actplot $* means $command" "$status $(sed -n "s/.*did you mean '\(.*\)'?/\1/p" err)" "2 $command"
}
meant "actplot explain relu" explian relu
meant "actplot eval relu 3" evaluate relu 3
meant "actplot plot relu" draw relu
meant "actplot --help" help
meant "actplot eval --help" help eval
meant "actplot eval sigmoid 2" eval 'sigmoid(2)'
meant "actplot eval sigmoid pi/2 tanh" 'sigmoid(pi/2)' tanh
meant "--range -5:5" relu -5:5
meant "--range 0:5" relu 0:5
meant "--show f,df" relu --show f df
meant "actplot check gelu < g.csv" check gelu g.csv
meant "actplot eval gelu < ./g" eval gelu ./g
meant "leaky_relu:alpha=0.1" leaky_relu alpha=0.1
meant "elu:alpha=0.5" elu:0.5
meant "actplot compare relu elu" compare relu vs elu
meant "actplot compare relu elu" compare relu and elu
meant "actplot eval relu 1" eval relu x=1
meant "hard_sigmoid" hard sigmoid
meant "actplot relu gelu" relu,gelu
meant "actplot eval softmax 1,2,3" eval softmax '[1,2,3]'
meant "actplot explain --man relu" man relu
meant "--problem multiclass" choose multiclass
meant "gelu@pytorch" torch.nn.GELU
meant "swish@tf" 'tf.nn.swish(x)'
is "torch is pytorch" "$("$ACTPLOT" eval gelu@torch 1)" "$("$ACTPLOT" eval gelu@pytorch 1)"
is "for --as, too" "$("$ACTPLOT" explain gelu --as torch)" "$("$ACTPLOT" explain gelu --as pytorch)"
is "and numpy is Python" "$("$ACTPLOT" explain gelu --as numpy)" "$("$ACTPLOT" explain gelu --as python)"
is "a framework's spelling of a parameter" \
	"$("$ACTPLOT" eval leaky_relu@pytorch:negative_slope=0.1 -1 | sed 1d)" "-1,-0.1,0.1"
is "for --param, too" "$("$ACTPLOT" eval leaky_relu@pytorch relu -p negative_slope=0.1 -s f -1 | sed 1d)" "-1,-0.1,0"
refuses "it is the same parameter" 2 "actplot: leaky_relu: parameter 'alpha' is given twice" \
	"$ACTPLOT" leaky_relu@torch:negative_slope=0.1:alpha=0.1
refuses "is that framework's alone" 2 "actplot: leaky_relu: no parameter 'negative_slope'; it has 'alpha'" \
	"$ACTPLOT" leaky_relu:negative_slope=0.1
is "a value may be a formula without x" "$("$ACTPLOT" eval 'leaky_relu:alpha=exp(-1)' -1 -s f | sed 1d)" \
	"-1,-0.36787944117144233"
refuses "what was typed comes back as typed" 2 \
	"actplot: invalid --show \"f'\": expected a list of f, df, d2f" "$ACTPLOT" relu --show "f'"
refuses "a tab, too" 2 "actplot: unknown function '1\\t2'" "$ACTPLOT" eval softmax $'1\t2'
refuses "--panels 3x2" 2 "actplot: unknown function '3x2'; did you mean '--panels=3x2'?" \
	"$ACTPLOT" relu --panels 3x2
refuses "an alias that is near" 2 \
	"actplot: unknown function 'sigmod'; did you mean 'sigmoid', 'dsigmoid'?" "$ACTPLOT" sigmod

# ---- help and version ------------------------------------------------------------------------

for help in --help -h "plot --help" "eval -h" "--help list"; do
	# shellcheck disable=SC2086 # words
	run "$ACTPLOT" $help
	is "$help: examples first, on standard output" "$status $(head -n 1 out) $(cat err)" "0 Examples: "
	is "$help: fits 80 columns" "$(grep -c '.\{81\}' out)" 0
done
run "$ACTPLOT" plot --help
is "plot --help has every format" "$(grep -c '^      --[a-z]*\[=FILE\]' out)" 10
run "$ACTPLOT" eval --help
is "eval --help is eval's own" "$(grep -c -- '--yrange' out) $(grep -c '^Usage: actplot eval' out)" "0 1"
is "eval --help has its own options in full, those of plot in few words" \
	"$(grep -c 'N significant digits, 1 to 1000, each' out) $(grep -c -- '--range LO:HI  *range of x, default -10:10$' out)" "1 1"
for verb in plot eval check list explain compare choose; do
	run "$ACTPLOT" $verb --help
	# What a verb's help names is the verb's: in "not with" and where "one of those below" is said.
	{
		sed -n 's/^  \(-., \|    \)--\([a-z0-9-]*\).*/\2/p' out
		tr -s ' \n' ' ' <out | grep -o 'the same: \(--[a-z0-9]*,\? \)*' | grep -o -- '--[a-z0-9]*' | sed 's/--//'
	} | sort >own
	tr -s ' \n' ' ' <out | grep -o '(not with [^)]*)' | grep -o -- '--[a-z-]*' | sed 's/--//' | sort -u >named
	is "$verb --help names its own options" "$(comm -13 own named)" ""
	is "$verb --help: formats below are there" \
		"$(($(grep -c 'one of those below' out) <= $(grep -c '\[=FILE\]' out)))" 1
done
run "$ACTPLOT" --help
is "--help is a screen and a half: examples, verbs, the options of plot by group" \
	"$(($(wc -l <out) <= 60)) $(grep -v '^A CURVE' out | grep -o '^[A-Z][a-z]*\b[ :]' | tr -d ' :' | tr '\n' ' ')" \
	"1 Examples Usage Curves Output Figure Text Other "
is "--help names every format" "$(tr -s ' \n' ' ' <out | grep -o 'the same: .* -o')" \
	"the same: --ascii, --braille, --csv, --tsv, --json, --png, --svg, --pdf, --eps, --gnuplot -o"
run "$ACTPLOT" plot --help
is "plot --help has every option that --help has" \
	"$("$ACTPLOT" --help | sed -n 's/^  \(-., \|    \)--\([a-z0-9-]*\).*/\2/p' | grep -v '^$' | sort |
		comm -23 - <(sed -n 's/^  \(-., \|    \)--\([a-z0-9-]*\).*/\2/p' out | sort))" ""
is "each option once" "$(sed -n 's/^  \(-., \|    \)--\([a-z0-9-]*\).*/\2/p' out | sort | uniq -d)" ""
run "$ACTPLOT" -V
is "--version" "$status $(head -n 1 out | cut -d' ' -f1)" "0 actplot"
ok "help wins over what follows" "$ACTPLOT" --help --bogus
for command in --help --version list "relu --csv" "eval relu 1" "relu --png -o -"; do
	# shellcheck disable=SC2086 # words
	if [ -w /dev/full ]; then
		"$ACTPLOT" $command >/dev/full 2>err
		is "a full disk: $command" "$? $(cat err)" "1 actplot: write error: No space left on device"
	fi
	"$ACTPLOT" $command >&- 2>err
	is "closed standard output: $command" "$? $(cat err)" "1 actplot: write error: Bad file descriptor"
done

# ---- the record ------------------------------------------------------------------------------

run "$ACTPLOT" ReLU --range=-10:10 --svg -o - --size 400x300
cp out a.svg
run "$ACTPLOT" relu -r -10:10 --svg=b.svg --size 400x300
is "what a file records is the command, not its spelling" "$(cmp a.svg b.svg)" ""
run "$ACTPLOT" elu:alpha=1/3,2 leaky_relu@keras -e 'a*x' -p a=2 --name q --panels --no-legend -Y :3 -r 0: --size 900x700 \
	--dpi 100 --title "T 'x" -n 5 --csv=c.csv --png=c.png --svg=c.svg -q
record=$(sed -n 's/.*<desc>\(.*\)<.desc>.*/\1/p' c.svg | sed "s/&apos;/'/g; s/&#39;/'/g")
ok "what is recorded is a command that svg takes, whatever stood beside it" \
	bash -c "\"\$0\" ${record#actplot } --svg=d.svg -q" "$ACTPLOT"
is "and it makes the same picture" "$(cmp c.svg d.svg)" ""
ok "it names the curve and the range" grep -q 'actplot relu --range -10:10' a.svg
# ---- differences say which of two they are of ---------------------------------------------------

formula() {
	"$ACTPLOT" --diff "$@" --json -n 2 -q | sed 's/.*"formula":"\([^"]*\)".*/\1/'
}
is "of one name" "$(formula gelu gelu@jax)" "gelu@jax(x) - gelu(x)"
is "with parameters" "$(formula relu leaky_relu:alpha=0.2)" "leaky_relu(x; alpha = 0.2) - relu(x)"
is "in a number type" "$(formula gelu gelu:dtype=float32 --ulp)" "gelu(x; float32) - gelu(x), in ulp of gelu(x)"
is "formulas in brackets" "$(formula -e '2*sigmoid(2*x) - 1' tanh --relative)" \
	"tanh(x) - (2*sigmoid(2*x) - 1), relative to abs((2*sigmoid(2*x) - 1))"
is "and in the title" "$("$ACTPLOT" --diff -e '2*sigmoid(2*x) - 1' tanh --ascii -q | head -n 1 | sed 's/   .*//')" \
	"Tanh - (2*sigmoid(2*x) - 1)"

finish
