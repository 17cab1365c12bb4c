#!/usr/bin/env bash
# arguments.sh -- bad and odd command lines: each has its one line, its status, and no output.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

long=$(head -c 100000 /dev/zero | tr '\0' a)

# ---- functions and options that do not exist -------------------------------------------------

refuses "unknown function" 2 \
	"actplot: unknown function 'rellu'; did you mean 'relu', 'prelu', 'rrelu'?" "$ACTPLOT" rellu
refuses "unknown function, nothing near" 2 "actplot: unknown function 'fourier'" "$ACTPLOT" fourier
echo old >relu.png
run "$ACTPLOT" rellu --png -o relu.png
is "a usage error leaves the file as it was" "$status $(cat relu.png)" "2 old"
rm relu.png
refuses "--eps is a format, and no format of explain" 2 "actplot: option '--eps' is not for explain; did you mean '--saturation'?" \
	"$ACTPLOT" explain relu --eps=0.1
refuses "--saturation is a number between 0 and 1" 2 \
	"actplot: invalid --saturation '1': must be a number between 0 and 1" \
	"$ACTPLOT" compare relu tanh --saturation=1
run "$ACTPLOT" explain tanh --saturation 0.001
is "and what saturation means" "$(grep -c "|f'| < 0.001 x < -4" out)" 1
refuses "ambiguous option: among the verb's own" 2 \
	"actplot: option '--s' is ambiguous; possibilities: '--samples' '--show' '--svg' '--size'" \
	"$ACTPLOT" relu --s f
refuses "of another verb they are others" 2 \
	"actplot: option '--ma' is ambiguous; possibilities: '--man' '--markdown'" "$ACTPLOT" explain relu --ma
ok "an exact match wins over longer names" "$ACTPLOT" relu tanh --panels --y own
ok "an abbreviation is enough" "$ACTPLOT" relu --samp 3 --csv
ok "what other verbs have makes none ambiguous" "$ACTPLOT" choose --sy dead-units
for option in --mark --logy --at --lo; do
	run "$ACTPLOT" sigmoid $option x
	is "$option: no option of another verb is proposed" "$status $(grep -c 'did you mean' err)" "2 0"
done
refuses "what is another verb's option is no abbreviation" 2 \
	"actplot: option '--as' is not for plot" "$ACTPLOT" relu --as c
refuses "an option is known to be the verb's before its value is read" 2 \
	"actplot: option '--loss' is not for plot" "$ACTPLOT" relu --loss x
refuses "unknown option" 2 "actplot: unknown option '--bogus'" "$ACTPLOT" relu --bogus
refuses "unknown option, one near" 2 "actplot: unknown option '--rnage'; did you mean '--range'?" \
	"$ACTPLOT" relu --rnage=1:2
refuses "unknown letter" 2 "actplot: unknown option '-z'" "$ACTPLOT" relu -z
refuses "missing argument" 2 "actplot: option '--range' needs an argument, LO:HI" \
	"$ACTPLOT" relu --range
refuses "missing argument of a letter" 2 "actplot: option '-n' needs an argument, N" \
	"$ACTPLOT" relu -n
refuses "argument where none is taken" 2 "actplot: option '--quiet' takes no argument" \
	"$ACTPLOT" relu --quiet=yes
refuses "no function" 2 "actplot: plot: no function given; 'actplot list' names them" \
	"$ACTPLOT" --png
refuses "empty name" 2 "actplot: unknown function ''" "$ACTPLOT" ''
run "$ACTPLOT" "$long"
is "a name of 100 KB: status" "$status" 2
ok "a name of 100 KB: a message of at most 200 bytes" test "$(wc -c <err)" -le 200
run "$ACTPLOT"
is "no argument, no terminal: the start page on standard error" \
	"$status $(wc -c <out) $(grep -c '^  actplot ' err)" "2 0 5"

# ---- ranges ----------------------------------------------------------------------------------

for bad in : a:b 1:2:3 1:2x '1:2 3' 2,1 '' '1e:2' 0x:1 a: :b; do
	refuses "range '$bad'" 2 "actplot: invalid range '$bad': expected LO:HI" "$ACTPLOT" relu -r "$bad"
done
refuses "range 5" 2 "actplot: invalid range '5': expected LO:HI; did you mean '-5:5'?" \
	"$ACTPLOT" relu --range 5
refuses "range -5" 2 "actplot: invalid range '-5': expected LO:HI; did you mean '-5:5'?" \
	"$ACTPLOT" relu --range -5
for near in -5..5 -5,5 '[-5,5]' '[-5:5]' '-5;5' '-5 to 5' -5...5; do
	refuses "range $near" 2 "actplot: invalid range '$near': expected LO:HI; did you mean '-5:5'?" \
		"$ACTPLOT" relu -r "$near"
done
is "an end that is left out is the default's" \
	"$("$ACTPLOT" relu -r 0: -n 2 --csv -s f | tr '\n' ' ')$("$ACTPLOT" relu -r :2 -n 2 --csv -s f | tr '\n' ' ')" \
	"x,relu 0,0 10,10 x,relu -10,0 2,2 "
refuses "unless it is on the wrong side" 2 \
	"actplot: invalid range '20:': LO must be less than HI, which are 20:10 here" "$ACTPLOT" relu -r 20:
for bad in 10:-10 0:0 1:1 0.1:0.10000000000000000001 -0:0; do
	refuses "range $bad" 2 "actplot: invalid range '$bad': LO must be less than HI" \
		"$ACTPLOT" relu -r "$bad"
done
for bad in nan:1 1:nan -inf:inf 1e400:2e400 0:1e309; do
	refuses "range $bad" 2 "actplot: invalid range '$bad': LO and HI must be finite" \
		"$ACTPLOT" relu -r "$bad"
done
refuses "a bad y range says so" 2 "actplot: invalid y range '1:0': LO must be less than HI" \
	"$ACTPLOT" relu -Y 1:0

# csv_rows NAME RANGE: the number of rows, and whether they ascend strictly and are finite.
csv_rows() {
	"$ACTPLOT" linear -q -s f -r "$1" -n "$2" --csv | python3 -c '
import sys, math
x = [float(l.split(",")[0]) for l in list(sys.stdin)[1:]]
print(len(x), all(a < b for a, b in zip(x, x[1:])), all(map(math.isfinite, x)))'
}
if have python3; then
	is "range 0:5e-324 has two doubles" "$(csv_rows 0:5e-324 201)" "2 True True"
	is "range -1e-310:1e-310" "$(csv_rows -1e-310:1e-310 201)" "201 True True"
	is "range of all doubles" "$(csv_rows -1.7e308:1.7e308 201)" "201 True True"
	is "range of one ulp" "$(csv_rows 1e16:1.0000000000000002e16 201)" "2 True True"
else
	skip "narrow and wide ranges" "python3 is not installed"
fi
for range in 0:5e-324 -1e-310:1e-310 -1.7e308:1.7e308 1e16:1.0000000000000002e16; do
	for format in ascii svg json gnuplot; do
		run "$ACTPLOT" tanh -q -r "$range" --$format -o -
		ok "range $range as $format is drawn" test "$status" -eq 0
	done
done

# ---- numbers ---------------------------------------------------------------------------------

for bad in 0 1 -5 2.5 '' 1e12 99999999999999999999 0x10 +5 ' 5' 1000000001; do
	refuses "--samples '$bad'" 2 \
		"actplot: invalid --samples '$bad': must be an integer from 2 to 1000000000" \
		"$ACTPLOT" relu --samples "$bad" --csv
done
"$ACTPLOT" relu --samples 1000000000 --csv 2>err | head -n 3 >out
is "a thousand million samples stream" "$(tail -n 1 out)" "-9.99999998,0,0"

for bad in 0 1 16384 -1 1e9 NaN 1x 1x2x3 -5x5 10x10km 0x10x20 ' 10x10' infxinf; do
	refuses "--size $bad" 2 \
		"actplot: invalid --size '$bad': expected WxH in pixels, or with mm, cm, in, pt after it" \
		"$ACTPLOT" relu --png --size "$bad"
done
for bad in 0x0 15x100 100x15 16385x100 100x65536 1000000000000x1; do
	refuses "--size $bad" 2 \
		"actplot: invalid --size '$bad': each side must be from 16 to 16384 pixels" \
		"$ACTPLOT" relu --png --size "$bad"
done
refuses "--size 10001x10000" 2 \
	"actplot: invalid --size '10001x10000': must not exceed 100 million pixels" \
	"$ACTPLOT" relu --png --size 10001x10000
refuses "--size 0.5x300.5" 2 "actplot: invalid --size '300.5x300': pixels are whole numbers" \
	"$ACTPLOT" relu --png --size 300.5x300
refuses "--size 5x5mm" 2 "actplot: invalid --size '5x5mm': each side must be from 16 to 16384 points" \
	"$ACTPLOT" relu --svg --size 5x5mm
refuses "too many pixels by --dpi" 2 \
	"actplot: invalid --size '10x10in': each side must be from 16 to 16384 pixels" \
	"$ACTPLOT" relu --png --size 10x10in --dpi 2400
for bad in 39x12 40x11 1001x20 80x1001 80x23mm; do
	refuses "--size $bad of a text plot" 2 \
		"actplot: invalid --size '$bad': a text plot takes from 40x12 to 1000x1000 cells" \
		"$ACTPLOT" relu --size "$bad"
done
for size in 16x16 16x400 400x16 40x20mm; do
	ok "--size $size is drawn" "$ACTPLOT" relu tanh -q --size $size --png -o small.png
done
for bad in 0 -1 2401 x nan ''; do
	refuses "--dpi '$bad'" 2 "actplot: invalid --dpi '$bad': must be a number from 1 to 2400" \
		"$ACTPLOT" relu --png --dpi "$bad"
done
for bad in 0x1 1x0 3 x 3x 3x2x1 -1x2 257x1; do
	refuses "--panels=$bad" 2 \
		"actplot: invalid --panels '$bad': expected columns x rows, such as 3x2" \
		"$ACTPLOT" relu --panels="$bad"
done
refuses "panels without room" 2 "actplot: --panels=1x1 has no room for 2 curves" \
	"$ACTPLOT" relu tanh --panels=1x1

# ---- combinations ----------------------------------------------------------------------------

refuses "two results on standard output" 2 \
	"actplot: two results for standard output, CSV and JSON; give one a file, such as --json=FILE" \
	"$ACTPLOT" relu --csv --json
run "$ACTPLOT" relu --png --svg -o -
is "two pictures on standard output" "$status $(wc -c <out)" "2 0"
refuses "one file, several formats" 2 \
	"actplot: -o 'a.png': one file cannot take several formats; use --png=FILE --svg=FILE" \
	"$ACTPLOT" relu --png --svg -o a.png
refuses "one file twice" 2 "actplot: two results for the file 'a'" "$ACTPLOT" relu --png=a --svg=a
refuses "two names for one picture" 2 "actplot: --png='a.png' and -o 'b.png': which one?" \
	"$ACTPLOT" relu --png=a.png -o b.png
refuses "an extension that is no format" 2 \
	"actplot: 'a.xyz': no format is known by this name; give one, such as --svg" \
	"$ACTPLOT" relu -o a.xyz
is "nothing was written" "$(ls a* b* 2>/dev/null)" ""
ok "the last of two ranges wins" "$ACTPLOT" relu -r 0:1 -r 2:3 -n 2 --csv
is "and is used" "$(tail -n 1 out)" "3,3,1"
refuses "an option of another verb" 2 "actplot: option '--yrange' is not for eval" \
	"$ACTPLOT" eval relu 1 --yrange 0:1
is "an end of y, too: the other is as before" \
	"$("$ACTPLOT" tanh --ascii -Y :2 | sed -n 's/ *\(-*[0-9.]*\) +.*/\1/p' | grep . | sed -n '1p;$p' | tr '\n' ' ')" "2 -1 "
refuses "a format of another verb" 2 "actplot: eval cannot write PNG" "$ACTPLOT" eval relu 1 -o a.png
refuses "two ways to count a difference" 2 "actplot: --relative and --ulp exclude each other" \
	"$ACTPLOT" --diff relu elu --relative --ulp --csv
refuses "all and some" 2 "actplot: --all and --group exclude each other" "$ACTPLOT" --all --group lecture --csv

mapfile -t many < <(yes relu | head -n 256)
run "$ACTPLOT" "${many[@]}" -n 2 -s f --csv
is "256 curves" "$status $(head -n 1 out | tr ',' '\n' | tail -n 1)" "0 relu_256"
refuses "257 curves" 2 "actplot: more than 256 curves" "$ACTPLOT" "${many[@]}" relu --csv
refuses "-- and a name with a minus" 2 "actplot: unknown function '-fourier'" "$ACTPLOT" -- -fourier
ok "-- and a name that folds to one" "$ACTPLOT" --csv -- -relu

# ---- hostile text ----------------------------------------------------------------------------

refuses "invalid UTF-8 as a name" 2 "actplot: unknown function '\\377'" "$ACTPLOT" $'\xff'
refuses "invalid UTF-8 as a title" 2 "actplot: invalid --title 'a\\377': invalid UTF-8" \
	"$ACTPLOT" relu --title $'a\xff'
refuses "a control character in a title" 2 \
	"actplot: invalid --title 'a\\007b': control characters are not allowed" \
	"$ACTPLOT" relu --title $'a\ab'
ok "invalid UTF-8 as a file name" "$ACTPLOT" relu --csv=$'\xff.csv'
ok "the file has that name byte for byte" test -s $'\xff.csv'
for text in $'\e[31m' $'a\ab' $'a\rb' $'a\xe2\x80\xaeb' $'a\nb' $'a\x7fb' $'a\xc2\x85b' $'a\xe2\x80\xa8b'; do
	for where in "$text" "relu@$text" "relu:$text" "relu:a=$text" "leaky_relu:alpha=$text" \
		--"$text" --range="$text" --title="$text" --format="$text" --param="$text" \
		--param="$text=1" --size="$text" --samples="$text" --show="$text" \
		--panels="$text" --y="$text" --output="$text" --svg="nowhere/$text"; do
		run "$ACTPLOT" relu "$where"
		LC_ALL=C grep -q $'[\x01-\x09\x0b-\x1f\x7f]' err && break
		LC_ALL=C grep -qa $'\xc2[\x80-\x9f]\|\xe2\x80[\xa8-\xae]' err && break
		[ "$status" -eq 2 ] || [ "$status" -eq 1 ] || break
		[ ! -s out ] || break
		where=
	done
	is "control text $(printf %q "$text") is quoted everywhere" "$(printf %q "$where")" "''"
done
for text in '%n%s%p' '%s%s%s%s' '%999999d'; do
	refuses "name $text" 2 "actplot: unknown function '$text'" "$ACTPLOT" "$text"
	ok "title $text" "$ACTPLOT" relu --ascii --title "$text"
	is "title $text is literal" "$(head -n 1 out | grep -cF -- "$text")" 1
	ok "file name $text" "$ACTPLOT" relu --csv="$text.csv"
	ok "file name $text is literal" test -s "$text.csv"
done

# ---- the limits of a command line, and the environment -----------------------------------------

if have python3; then
	run python3 -c 'import os, sys; os.execv(sys.argv[1], [])' "$ACTPLOT"
	[ "$status" -eq 2 ] || run python3 -c '
import ctypes, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.execve(sys.argv[1].encode(), (ctypes.c_char_p * 1)(None), (ctypes.c_char_p * 1)(None))' "$ACTPLOT"
	is "an empty argument vector" "$status" 2
else
	skip "an empty argument vector" "python3 is not installed"
fi
mapfile -t huge < <(yes "$long" | head -n 15)
run "$ACTPLOT" "${huge[@]}"
is "arguments of 1.5 MB" "$status" 2

"$ACTPLOT" sigmoid --ascii >expected
for setting in HOME= PATH= TERM= TERM=unknown COLUMNS=0 COLUMNS=-1 COLUMNS=abc \
	COLUMNS=99999999 COLUMNS=20 LINES=-5 LINES=abc; do
	env -u HOME -u TERM "$setting" "$ACTPLOT" sigmoid --ascii >out 2>err
	is "environment $setting: the same plot" "$? $(cmp out expected)" "0 "
done
"$ACTPLOT" eval gelu:beta=1 0.5 >expected 2>/dev/null || "$ACTPLOT" eval gelu 0.5 >expected
for locale in de_DE.UTF-8 fa_IR tr_TR.UTF-8 xx_YY C POSIX C.UTF-8; do
	LC_ALL=$locale "$ACTPLOT" eval GELU 0.5 >out 2>err
	is "locale $locale: the same numbers" "$? $(cmp out expected)" "0 "
	LC_ALL=$locale "$ACTPLOT" SIGMOID --csv -n 2 >out 2>err
	is "locale $locale: SIGMOID is found" "$? $(head -n 1 out)" "0 x,sigmoid,d_sigmoid"
done
SOURCE_DATE_EPOCH=abc refuses "a date that is no number" 2 \
	"actplot: invalid SOURCE_DATE_EPOCH 'abc': expected seconds since 1970" "$ACTPLOT" relu --pdf
SOURCE_DATE_EPOCH=abc ok "which other formats ignore" "$ACTPLOT" relu --csv
# ---- words of options --------------------------------------------------------------------------

is "words are folded as names are" "$("$ACTPLOT" explain relu --as PyTorch)" "$("$ACTPLOT" explain relu --as pytorch)"
is "frameworks by their titles" "$("$ACTPLOT" explain relu --as TensorFlow)" "$("$ACTPLOT" explain relu --as tf)"
ok "answers too" "$ACTPLOT" choose --problem Language_Model --layer OUTPUT
is "and by what else they are called" "$("$ACTPLOT" choose --problem regression --loss MSE)" \
	"$("$ACTPLOT" choose --problem regression --loss squared-error)"
refuses "a near miss is named" 2 \
	"actplot: invalid --problem 'regresion'; did you mean 'regression'? It is one of binary, multiclass, multilabel, regression, language-model, generative" \
	"$ACTPLOT" choose --problem regresion
refuses "what is far from all is not" 2 \
	"actplot: invalid --color 'sometimes': it is one of auto, always, never" "$ACTPLOT" relu --color sometimes

finish
