#!/usr/bin/env bash
# formats.sh -- every format is opened by a program of others, and is the same bytes each time.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC1091,SC2016
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# A figure of each kind: NAME, pixels, then the command.
figures=(
	'relu          1200x800 relu --range -10:10'
	'heaviside      640x480 heaviside --size 640x480'
	'family         900x600 leaky_relu:alpha=0.01,0.1,0.3 --size 900x600'
	'maxout        1200x800 maxout:w=1,-1,0.5:b=0,0,1'
	'softmax       1200x800 softmax:z=1,0,-1:i=1'
	'review        1200x800 sigmoid tanh relu leaky_relu:alpha=0.1 maxout elu --panels=3x2'
	'seven          800x600 sigmoid tanh relu gelu elu silu mish --size 800x600'
	'curvature      400x300 gelu --show f,df,d2f --size 400x300'
	'rrelu          500x500 rrelu --size 500x500'
	'smallest         16x16 tanh --size 16x16'
)

# wanted NAME PATTERN FILE: a line of the file matches.
wanted() {
	if grep -Eq -- "$2" "$3"; then pass "$1"; else fail "$1" "no line matches $2 in: $(head -30 "$3")"; fi
}

# clean NAME: the last run succeeded and said nothing.
clean() {
	if [ "$status" -eq 0 ] && [ ! -s err ]; then
		pass "$1"
	else
		fail "$1" "exit $status: $(head -c 1000 err)"
	fi
}

# reader PROGRAM NAME: true if the program is here; else NAME is skipped.
reader() {
	have "$1" && return
	skip "$2" "$1 is not installed"
	return 1
}

# draw FORMAT FILE ARGUMENT...
draw() {
	local format=$1 file=$2
	shift 2
	run "$ACTPLOT" "$@" -q -T "$format" -o "$file"
}

# ---- PNG ---------------------------------------------------------------------------------

check_png() {
	local name=$1 size=$2
	shift 2
	draw png p.png "$@"
	clean "$name: png is written"
	reader pngcheck "$name: png" || return
	ok "$name: pngcheck accepts the png" pngcheck -q p.png
	run pngcheck -v p.png
	wanted "$name: png is ${size/x/ x }" "^ *${size/x/ x } image," out
	wanted "$name: png has its resolution" 'pHYs.* 3780x3780 pixels/meter' out
	is "$name: png has no date" "$(grep -c tIME out)" 0
}

# ---- SVG ---------------------------------------------------------------------------------

# Prints every upright straight segment of a stroked path that is shorter than the longest: the
# grid's lines all have one length a frame, so what is left would join a jump.
cat >upright.py <<'END'
import re, sys, xml.etree.ElementTree as tree
upright = []
for path in tree.parse(sys.argv[1]).iter('{http://www.w3.org/2000/svg}path'):
    if 'stroke-width' not in path.get('style', ''):
        continue
    at = None
    for letter, numbers in re.findall(r'([MLCZ])([^MLCZ]*)', path.get('d')):
        xy = [float(n) for n in numbers.split()]
        if letter == 'L' and abs(xy[0] - at[0]) < 0.01:
            upright.append((abs(xy[1] - at[1]), xy[0]))
        if xy:
            at = xy[-2:]
lengths = {round(length, 1) for length, x in upright}
assert upright, 'no grid line was found'
for length, x in upright:
    if length < max(lengths) - 1:
        print('segment of', length, 'at x =', x)
END

check_svg() {
	local name=$1 size=$2
	shift 2
	draw svg s.svg "$@"
	clean "$name: svg is written"
	if reader xmllint "$name: svg is well formed"; then
		ok "$name: svg is well formed" xmllint --noout --nonet s.svg
	fi
	is "$name: svg refers to nothing outside" \
		"$(grep -Ec '<!DOCTYPE|<script|<image|href="[^#]' s.svg)" 0
	reader rsvg-convert "$name: svg is drawn" || return
	run rsvg-convert -o s.png s.svg
	clean "$name: rsvg-convert draws the svg"
	reader pngcheck "$name: svg's size" || return
	run pngcheck -v s.png
	wanted "$name: svg has ${size/x/ x } pixels" "^ *${size/x/ x } image," out
}

# ---- PDF and EPS -------------------------------------------------------------------------

# points PIXELS: 96 pixels are 72 points.
points() {
	awk -v n="$1" 'BEGIN { print n * 0.75 }'
}

check_pdf() {
	local name=$1 size=$2
	shift 2
	draw pdf d.pdf "$@"
	clean "$name: pdf is written"
	if reader qpdf "$name: pdf is sound"; then
		ok "$name: qpdf accepts the pdf" qpdf --check d.pdf
	fi
	if reader pdfinfo "$name: pdf's record"; then
		run env TZ=UTC pdfinfo d.pdf
		wanted "$name: pdf has one page" '^Pages: +1$' out
		wanted "$name: pdf's page is $size pixels" \
			"^Page size: +$(points "${size%x*}") x $(points "${size#*x}") pts" out
		wanted "$name: pdf has the fixed date" '^CreationDate: +Thu Jan  1 00:00:00 1970' out
		wanted "$name: pdf names its creator" '^Creator: +actplot ' out
		wanted "$name: pdf records the command" "^Subject: .*$1" out
	fi
	reader pdftoppm "$name: pdf is drawn" || return
	run pdftoppm -r 96 -png d.pdf d
	clean "$name: pdftoppm draws the pdf"
}

check_eps() {
	local name=$1 size=$2
	shift 2
	draw eps e.eps "$@"
	clean "$name: eps is written"
	is "$name: eps is ASCII" "$(tr -d '\11\12\15\40-\176' <e.eps | wc -c)" 0
	wanted "$name: eps has the fixed date" '^%%CreationDate: 1970-01-01T00:00:00Z$' e.eps
	wanted "$name: eps has its box" \
		"^%%BoundingBox: 0 0 $(points "${size%x*}") $(points "${size#*x}")$" e.eps
	reader gs "$name: eps is drawn" || return
	run gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=bbox e.eps
	is "$name: ghostscript draws the eps" "$status" 0
	wanted "$name: ghostscript finds ink" '^%%BoundingBox: [0-9]+ [0-9]+ [1-9][0-9]* [1-9]' err
}

# ---- gnuplot, JSON -----------------------------------------------------------------------

# without OPTION|OPTION WORD...: leaves in `rest` the words but the options, with what --size is given: those that
# the format would not show are refused.
without() {
	local pattern="^(${1//\*/.*})\$"
	shift
	rest=()
	while [ $# -gt 0 ]; do
		if [[ $1 =~ $pattern ]]; then
			[ "$1" != --size ] || shift
		else
			rest+=("$1")
		fi
		shift
	done
}

check_gnuplot() {
	local name=$1
	shift 2
	without '--size' "$@"
	draw gnuplot g.gp "${rest[@]}"
	clean "$name: script is written"
	reader gnuplot "$name: script runs" || return
	run gnuplot -e 'set term dumb 100 40' g.gp
	clean "$name: gnuplot runs the script"
	is "$name: its text plot has both kinds of lines" "$(grep -c '[*#].*[*#]' out | sed 's/[1-9].*/some/')" some
	run gnuplot -e "set term pngcairo size 1000,700; set output 'g.png'" g.gp
	clean "$name: gnuplot draws the script"
	if reader pngcheck "$name: gnuplot's picture"; then
		ok "$name: gnuplot's picture is whole" pngcheck -q g.png
	fi
}

check_json() {
	local name=$1
	shift 2
	without '--size|--panels*' "$@"
	draw json j.json "${rest[@]}"
	is "$name: json is written" "$status" 0
	if reader jq "$name: json is read"; then
		ok "$name: jq finds x as long as every column" jq -e \
			'(.x | length) as $n | $n == .samples and
			([.curves[].columns[] | length == $n] | all)' j.json
	fi
	reader python3 "$name: json is strict" || return
	ok "$name: python reads the json, no NaN in it" python3 -c '
import json, sys
def refuse(word): raise ValueError(word)
json.load(open("j.json"), parse_constant=refuse)'
}

for figure in "${figures[@]}"; do
	read -r -a words <<<"$figure"
	for format in png svg pdf eps gnuplot json; do
		"check_$format" "${words[@]}"
	done
done

# ---- sizes and resolutions ---------------------------------------------------------------

if reader pngcheck 'resolutions'; then
	draw png p.png relu --size 84x56mm
	run pngcheck -v p.png
	wanted 'millimetres are drawn at 300 dpi' '^ *992 x 661 image,' out
	wanted 'and say so' 'pHYs.* 11811x11811 pixels/meter' out
	draw png p.png relu --size 4x3in --dpi 150
	run pngcheck -v p.png
	wanted 'a resolution makes pixels of inches' '^ *600 x 450 image,' out
	wanted 'and is recorded' 'pHYs.* 5906x5906 pixels/meter' out
	draw png p.png relu --size 600x400 --dpi 192
	run pngcheck -v p.png
	wanted 'pixels stay pixels at any resolution' '^ *600 x 400 image,' out
	wanted 'which is recorded all the same' 'pHYs.* 7559x7559 pixels/meter' out
fi
draw svg s.svg relu --size 84x56mm
wanted 'svg of millimetres is in points' '^<svg .* width="238\.110236pt" height="158\.740157pt"' s.svg
if reader pdfinfo 'pdf of millimetres'; then
	draw pdf d.pdf relu --size 84x56mm
	run pdfinfo d.pdf
	wanted 'pdf of millimetres is in points' '^Page size: +238.11 x 158.74 pts' out
fi

# ---- what files record -------------------------------------------------------------------

title='<script>&"'"'"']]>'
draw svg s.svg relu --title "$title"
is 'a title is escaped in svg' "$(grep -c '<script' s.svg)" 0
if reader xmllint "svg's title"; then
	run xmllint --nonet --xpath 'string(/*/*[local-name()="title"])' s.svg
	is "svg's title reads back" "$(cat out)" "$title"
	run xmllint --nonet --xpath 'string(/*/*[local-name()="desc"])' s.svg
	wanted "svg's description is the command" 'relu .*--title' out
fi
if reader pdfinfo "pdf's title"; then
	for title in 'a)(b\c' 'σ(x) \ 中文' '((' '<<>>%'; do
		# cairo loses a table of every font of CJK ideographs that it embeds.
		LSAN_OPTIONS=detect_leaks=0 draw pdf d.pdf relu --title "$title"
		run env LC_ALL=C.UTF-8 pdfinfo -enc UTF-8 d.pdf
		is "pdf's title $title reads back" "$(sed -n 's/^Title: *//p' out)" "$title"
		! have qpdf || ok "pdf titled $title is sound" qpdf --check d.pdf
	done
	SOURCE_DATE_EPOCH=86400 draw pdf d.pdf relu
	run env TZ=UTC pdfinfo d.pdf
	wanted "pdf's date is SOURCE_DATE_EPOCH" '^CreationDate: +Fri Jan  2 00:00:00 1970' out
fi
# shellcheck disable=SC1003
SOURCE_DATE_EPOCH=86400 draw eps e.eps relu --title 'σ %%EOF (\'
wanted "eps's date is SOURCE_DATE_EPOCH" '^%%CreationDate: 1970-01-02T00:00:00Z$' e.eps
wanted "eps's title is ASCII" '^%%Title: \? %%EOF \(\\$' e.eps
draw gnuplot g.gp relu --title "it's \`echo no\` \\"
if reader gnuplot 'a title of shell words'; then
	run gnuplot -e 'set term dumb 100 40' g.gp
	clean 'gnuplot takes a title of shell words'
	wanted 'as it stands' "it's \`echo no\` " out
fi
if reader pngcheck "png's text"; then
	draw png p.png relu --range -3:3
	run pngcheck -v -t p.png
	wanted 'png names its maker' 'keyword: Software' out
	wanted 'png records the command' 'relu --range -3:3' out
	draw png p.png relu --title 'σ'
	run pngcheck -v -t p.png
	wanted 'in UTF-8 where ASCII will not do' 'iTXt.*keyword: Description' out
fi

# ---- figures tell the truth --------------------------------------------------------------

if reader python3 'jumps in svg'; then
	for curve in relu heaviside 'hard_tanh --show f,df' 'maxout'; do
		# shellcheck disable=SC2086
		draw svg s.svg $curve
		ok "the segments of $curve.svg are found" python3 "$work/upright.py" s.svg
		is "nothing joins the jumps of $curve in svg" "$(cat out)" ''
	done
fi
draw svg s.svg relu
size=$(wc -c <s.svg)
if [ "$size" -lt $((46 * 1024)) ]; then
	pass 'relu.svg is smaller than gnuplot makes it'
else
	fail 'relu.svg is smaller than gnuplot makes it' "$size bytes"
fi

# gnuplot's data of a jump: a blank line between the sides.
draw gnuplot g.gp heaviside --show f
is 'a script lifts the pen at a jump' "$(sed -n '/^\$heaviside << /,/^EOD/p' g.gp | grep -c '^$')" 1
draw gnuplot g.gp relu --show f --samples 2 --range -3:5
is 'a script hits the kink whatever the samples' \
	"$(sed -n '/^\$relu << /,/^EOD/p' g.gp | tr '\n' ';')" '$relu << EOD;-3 0;0 0;5 5;EOD;'

if reader gnuplot 'csv in gnuplot'; then
	"$ACTPLOT" relu --csv | gnuplot -e \
		"set datafile separator ','; set term dumb; plot '-' using 1:2 with lines" >out 2>err
	status=$?
	clean 'csv goes into gnuplot by a pipe'
	wanted 'and is drawn' '\*\*' out
	"$ACTPLOT" relu --gnuplot 2>err | gnuplot -e 'set term dumb' - >out 2>>err
	status=$?
	clean 'a script goes into gnuplot by a pipe'
	wanted 'and is drawn' 'f\(x\) = ' out
fi

# ---- the same bytes ----------------------------------------------------------------------

other=C.UTF-8
for locale in de_DE.UTF-8 de_DE.utf8 tr_TR.UTF-8; do
	locale -a 2>/dev/null | grep -qx "$locale" && other=$locale
done
mkdir elsewhere
review='sigmoid relu maxout elu:alpha=0.5,1 --panels=2x2 --size 500x400'
for format in png svg pdf eps gnuplot csv tsv json; do
	# shellcheck disable=SC2086
	{
		draw "$format" first $review
		draw "$format" second $review
		(
			cd elsewhere || exit
			umask 077
			export TZ=Asia/Taipei HOME=/nonexistent LC_ALL=$other
			export XDG_CACHE_HOME=/nonexistent TMPDIR=/nonexistent
			"$ACTPLOT" $review -q -T "$format" -o ../third
		)
	}
	ok "the same bytes again: $format" cmp first second
	ok "the same bytes in another place, time zone and locale ($other): $format" cmp first third
done
run "$ACTPLOT" relu tanh -q --png=a.png --svg=a.svg --pdf=a.pdf --eps=a.eps
clean 'four formats in one run'
for format in png svg pdf eps; do
	draw "$format" alone relu tanh
	ok "alone and among others the same bytes: $format" cmp alone "a.$format"
done

# ---- no fonts ----------------------------------------------------------------------------

# Prints how many pixels of each box, given as x0,y0,x1,y1 in a hundredth of the size, are not
# the paper's colour: an 8-bit PNG, filtered by None and Up alone.
cat >ink.py <<'END'
import struct, sys, zlib
data = open(sys.argv[1], 'rb').read()
at, idat, head = 8, b'', None
while at < len(data):
    size, kind = struct.unpack('>I4s', data[at:at + 8])
    body = data[at + 8:at + 8 + size]
    if kind == b'IHDR':
        head = struct.unpack('>IIBBBBB', body)
    if kind == b'IDAT':
        idat += body
    at += size + 12
width, height, depth, colour = head[:4]
bytes_each = {2: 3, 3: 1}[colour]
raw, stride, rows = zlib.decompress(idat), width * bytes_each, []
last = bytes(stride)
for y in range(height):
    kind, row = raw[y * (stride + 1)], raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)]
    assert kind in (0, 2), 'row filter %d' % kind
    last = row if kind == 0 else bytes((a + b) & 255 for a, b in zip(row, last))
    rows.append(last)
paper = rows[0][:bytes_each]
for box in sys.argv[2:]:
    x0, y0, x1, y1 = (float(n) / 100 for n in box.split(','))
    ink = 0
    for row in rows[int(y0 * height):int(y1 * height)]:
        for x in range(int(x0 * width), int(x1 * width)):
            ink += row[x * bytes_each:(x + 1) * bytes_each] != paper
    print(ink)
END

# inked NAME FILE: title, formulas, y labels and x labels have ink.
inked() {
	reader python3 "$1" || return
	run python3 ink.py "$2" 5,3,20,10 55,3,98,10 1,12,5.4,92 4,92.5,99,96
	local least
	least=$(sort -n out | head -1)
	if [ "$status" -eq 0 ] && [ "$(wc -l <out)" -eq 4 ] && [ "$least" -ge 60 ]; then
		pass "$1"
	else
		fail "$1" "$(cat out err)"
	fi
}

draw png p.png relu
inked 'labels are drawn' p.png
printf '<fontconfig><dir>/nonexistent</dir></fontconfig>\n' >empty.conf
for file in /dev/null /nonexistent empty.conf; do
	FONTCONFIG_FILE=$file run "$ACTPLOT" relu --png=p.png
	is "a png without fonts ($file)" "$status" 0
	is "warns once ($file)" "$(grep -v "^actplot: wrote" err)" \
		'actplot: warning: no fonts found; labels are set in a built-in one'
	inked "its labels are drawn all the same ($file)" p.png
done
for format in svg pdf eps; do
	FONTCONFIG_FILE=/dev/null draw "$format" n relu
	is "$format without fonts" "$status" 0
done
if reader rsvg-convert 'svg without fonts'; then
	FONTCONFIG_FILE=/dev/null draw svg n.svg softmax:z=1,0,-1:i=1
	ok 'an svg without fonts is drawn' rsvg-convert -o n.png n.svg
fi
draw svg s.svg relu --title 'σ′ 中文'
clean 'Greek and Chinese titles have glyphs'

finish
