#!/usr/bin/env bash
# output.sh -- results are written completely or not at all, and the exit status says which.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC1091
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

formats='ascii braille csv tsv json png svg pdf eps gnuplot'
full='actplot: write error: No space left on device'

# plot FORMAT TARGET [ARGUMENT]...: a plot that has nothing to say but errors.
plot() {
	local format=$1 target=$2
	shift 2
	run "$ACTPLOT" relu -q -T "$format" -o "$target" "$@"
}

# fails NAME STATUS MESSAGE: what the last run must have been; nothing but the message.
fails() {
	if [ "$status" -eq "$2" ] && [ "$(cat err)" = "$3" ]; then
		pass "$1"
	else
		fail "$1" "exit $status, wanted $2: $(head -c 500 err)"
	fi
}

# alone NAME FOLDER FILE...: the folder holds exactly these files.
alone() {
	local name=$1 folder=$2
	shift 2
	is "$name" "$(ls -A "$folder")" "$(printf '%s\n' "$@" | sort)"
}

# Permissions do not stop root: then nobody runs a copy of the program.
user=()
program=$ACTPLOT
if [ "$(id -u)" -eq 0 ] && have setpriv; then
	user=(setpriv --reuid=65534 --regid=65534 --clear-groups --)
	cp "$ACTPLOT" "$work/actplot-copy" && chmod 755 "$work" "$work/actplot-copy"
	program=$work/actplot-copy
fi
can_unshare=no
unshare -m true 2>/dev/null && can_unshare=yes

# ---- targets that cannot be written ------------------------------------------------------

mkdir d readonly
echo before >d/file
for format in $formats; do
	plot "$format" missing/x
	fails "$format into a missing folder" 1 "actplot: 'missing/x': No such file or directory"
	plot "$format" d/file/x
	fails "$format below a file" 1 "actplot: 'd/file/x': Not a directory"
done
alone 'nothing was left' d file

echo before >readonly/file
chmod 555 readonly
if [ "$(id -u)" -ne 0 ] || [ "${#user[@]}" -gt 0 ]; then
	run "${user[@]}" "$program" relu --png=readonly/x.png
	fails 'a folder without permission' 1 "actplot: 'readonly/x.png': Permission denied"
	run "${user[@]}" "$program" relu -T png -o readonly/file
	fails 'a file there without permission' 1 "actplot: 'readonly/file': Permission denied"
else
	skip 'a folder without permission' 'root, and no setpriv'
fi
alone 'it is as it was' readonly file
if [ $can_unshare = yes ]; then
	# shellcheck disable=SC2016
	run unshare -m bash -c 'mount -o bind d d && mount -o remount,bind,ro d &&
		exec "$0" relu -T csv -o d/x.csv' "$ACTPLOT"
	fails 'a read-only file system' 1 "actplot: 'd/x.csv': Read-only file system"
else
	skip 'a read-only file system' 'no mounts here'
fi
# Found before anything is computed: a thousand million rows would take minutes.
run timeout 5 "$ACTPLOT" relu -T csv -n 1000000000 -o missing/x
fails 'found before computing' 1 "actplot: 'missing/x': No such file or directory"

# ---- existing files, links, devices ------------------------------------------------------

for format in $formats; do
	mkdir "keep-$format"
	echo before >"keep-$format/file"
	chmod 640 "keep-$format/file"
	plot "$format" "keep-$format/file"
	is "$format replaces, keeping the mode" \
		"$status $(stat -c %a "keep-$format/file") $(ls -A "keep-$format")" '0 640 file'
	plot "$format" -
	if cmp -s out "keep-$format/file"; then
		pass "$format is the same in a file and on standard output"
	else
		fail "$format is the same in a file and on standard output"
	fi
done

echo before >d/real
chmod 600 d/real
ln -s d/real link
ln -s d/new dangling
ln -s loop loop
plot csv link
is 'a link is kept' "$status $(readlink link) $(stat -c %a d/real) $(head -1 d/real)" \
	'0 d/real 600 x,relu,d_relu'
plot csv dangling
is 'a dangling link is filled' "$status $(readlink dangling) $(head -1 d/new)" \
	'0 d/new x,relu,d_relu'
plot csv loop
fails 'a loop of links' 1 "actplot: 'loop': Too many levels of symbolic links"
alone 'beside the links nothing was left' d file new real

plot png /dev/null
is '/dev/null stays a device' "$status $(stat -c %F /dev/null)" '0 character special file'
mkfifo fifo
cat fifo >through &
plot csv fifo
wait $!
is 'a FIFO is written to' "$status $(stat -c %F fifo) $(wc -l <through)" '0 fifo 202'
echo before >log
"$ACTPLOT" relu --csv -n 2 -o /dev/stdout >>log
is '/dev/stdout is what the shell made it' "$? $(tr '\n' ' ' <log)" \
	'0 before x,relu,d_relu -10,0,0 10,10,1 '

if have_terminal; then
	for format in png pdf; do
		script -qec "$ACTPLOT relu -T $format -o -" /dev/null >out 2>&1 </dev/null
		status=$?
		if [ $status -eq 2 ] && grep -qi "refusing to write $format to a terminal" out; then
			pass "$format to a terminal is refused"
		else
			fail "$format to a terminal is refused" "exit $status: $(head -c 200 out)"
		fi
	done
else
	skip 'binaries to a terminal are refused' 'no terminal'
fi

# ---- full devices ------------------------------------------------------------------------

for format in $formats; do
	"$ACTPLOT" relu -q -T "$format" -o - >/dev/full 2>err
	status=$?
	fails "$format to a full device" 1 "$full"
	plot "$format" /dev/full
	fails "$format -o /dev/full" 1 "$full"
done
for arguments in --help --version list 'eval relu 1' 'relu --csv -n 2' 'eval --help'; do
	# shellcheck disable=SC2086
	"$ACTPLOT" $arguments >/dev/full 2>err
	status=$?
	fails "$arguments to a full device" 1 "$full"
done

for format in $formats; do
	mkdir "limit-$format"
	echo before >"limit-$format/file"
	(
		ulimit -f 1
		case $format in
		ascii | braille) set -- --size 100x40 ;;
		csv | tsv | json | gnuplot) set -- -n 1000 ;;
		*) set -- --size 1200x800 ;;
		esac
		exec "$ACTPLOT" relu -q -T "$format" "$@" -o "limit-$format/file"
	) >out 2>err
	status=$?
	fails "$format above the size limit" 1 'actplot: write error: File too large'
	is "$format: the old file is there, alone" "$(ls -A "limit-$format") $(cat "limit-$format/file")" \
		'file before'
done
if [ $can_unshare = yes ]; then
	mkdir small
	# shellcheck disable=SC2016
	run unshare -m bash -c 'mount -t tmpfs -o size=8k none small && echo before >small/file &&
		{ "$0" relu -T csv -n 10000 -o small/file
		echo "$? $(ls -A small) $(cat small/file)"; }' "$ACTPLOT"
	is 'a full file system' "$(cat out err)" "1 file before
$full"
else
	skip 'a full file system' 'no mounts here'
fi

# ---- calls that fail ---------------------------------------------------------------------

"$ACTPLOT" relu --csv -n 20000 >straight
if have strace && strace -o /dev/null true 2>/dev/null; then
	mkdir fault
	echo before >fault/old
	ASAN_OPTIONS=detect_leaks=0 run strace -o calls -e trace=linkat "$ACTPLOT" relu --csv -o d/new
	nameless=no
	! grep -q linkat calls || nameless=yes
	# A leak check cannot look at a traced process; it looks at all the others.
	for call in write:EIO:fault/old write:ENOSPC:fault/new linkat:EIO:fault/old \
		linkat:EIO:fault/new renameat:EIO:fault/old fchmod:EIO:fault/old; do
		IFS=: read -r name error target <<<"$call"
		if [ "$name" = linkat ] && [ $nameless = no ]; then
			skip "$name of $target fails with $error" 'no nameless files here'
			continue
		fi
		ASAN_OPTIONS=detect_leaks=0 run strace -o /dev/null \
			-e "inject=$name:error=$error" "$ACTPLOT" relu -q --csv -o "$target"
		is "$name of $target fails with $error" "$status $(ls -A fault) $(cat fault/old)" \
			'1 old before'
	done
	# EINTR and short writes lose nothing.
	ASAN_OPTIONS=detect_leaks=0 run strace -o /dev/null -e 'inject=write:error=EINTR:when=1+2' \
		"$ACTPLOT" relu --csv -n 20000 -o fault/whole
	if [ "$status" -eq 0 ] && cmp -s straight fault/whole; then
		pass 'interrupted writes'
	else
		fail 'interrupted writes' "exit $status"
	fi
else
	skip 'calls that fail' 'no strace here'
fi

# ---- closed descriptors ------------------------------------------------------------------

bad='actplot: write error: Bad file descriptor'
for format in $formats; do
	"$ACTPLOT" relu -q -T "$format" -o - >&- 2>err
	status=$?
	fails "$format to closed standard output" 1 "$bad"
done
"$ACTPLOT" relu -T png -o clean.png >&- 2>err
is 'a picture with standard output closed' "$? $(head -c 4 clean.png | tr -d '\211')" '0 PNG'
"$ACTPLOT" relu --csv -o clean.csv >&- 2>&- <&-
is 'a table with all three closed' "$? $(wc -l <clean.csv)" '0 202'
"$ACTPLOT" relu --csv 2>&- >out
is 'standard error closed' "$? $(wc -l <out)" '0 202'
"$ACTPLOT" rellu --csv 2>&- >out
is 'standard error closed, wrong usage' "$? $(wc -c <out)" '2 0'
"$ACTPLOT" relu --csv <&- >out 2>err
is 'standard input closed' "$? $(wc -l <out) $(cat err)" '0 202 '

# ---- pipes -------------------------------------------------------------------------------

timeout 10 "$ACTPLOT" relu --csv -n 10000000 2>err | head -1 >out
is 'a pipe closed early' "${PIPESTATUS[0]} $(cat out err)" '141 x,relu,d_relu'
timeout 10 "$ACTPLOT" relu --json -n 10000000 2>err | :
is 'a pipe nobody reads' "${PIPESTATUS[0]} $(cat err)" '141 '
(
	trap '' PIPE
	timeout 10 "$ACTPLOT" relu --csv -n 10000000 2>err | :
	echo "${PIPESTATUS[0]}" >code
)
is 'SIGPIPE ignored' "$(cat code err)" '1
actplot: write error: Broken pipe'
"$ACTPLOT" relu --csv -n 20000 | (
	sleep 0.3
	cat
) >slow
if cmp -s straight slow; then pass 'a slow reader'; else fail 'a slow reader'; fi

# ---- signals -----------------------------------------------------------------------------

mkdir signal
echo before >signal/file
for pair in INT:130 TERM:143 HUP:129 KILL:137; do
	# timeout dies of the same signal; the braces hide what bash says of that.
	{
		timeout --preserve-status -s "${pair%:*}" 0.4 \
			"$ACTPLOT" silu --csv -n 1000000000 -o signal/file >out 2>err
		status=$?
	} 2>/dev/null
	is "SIG${pair%:*} in mid write" "$status $(cat signal/file out err)" "${pair#*:} before"
	if [ "${pair%:*}" = KILL ] && ls signal/.actplot* >/dev/null 2>&1; then
		skip 'SIGKILL leaves nothing' 'this file system has no nameless files'
	else
		alone "SIG${pair%:*} leaves nothing" signal file
	fi
done
"$ACTPLOT" silu --csv -n 1000000 -o whole
"$ACTPLOT" silu --csv -n 1000000 -o stopped &
child=$!
sleep 0.05
kill -STOP $child 2>/dev/null
sleep 0.2
kill -CONT $child 2>/dev/null
wait $child
status=$?
if [ $status -eq 0 ] && cmp -s whole stopped; then
	pass 'stopped and continued'
else
	fail 'stopped and continued' "exit $status"
fi
rm -f whole stopped

# ---- names, umask, environment -----------------------------------------------------------

TMPDIR=/nonexistent run "$ACTPLOT" relu --png=tmpdir.png
is 'TMPDIR does not matter' "$status $(head -c 4 tmpdir.png | tr -d '\211')" '0 PNG'

long=$(printf '%0251d' 0)
mkdir names
plot png "names/$long.png"
is 'a name of 255 bytes' "$status $(ls -A names)" "0 $long.png"
plot png "names/0$long.png"
fails 'a name of 256 bytes' 1 "actplot: 'names/$(printf '%074d' 0)'...: File name too long"
run "$ACTPLOT" relu -q --csv -o $'names/\xff.csv'
is 'a name that is not UTF-8' "$status $(wc -l <$'names/\xff.csv')" '0 202'

for pair in 000:666 022:644 077:600 777:0; do
	(
		umask "${pair%:*}"
		exec "$ACTPLOT" relu --png=mask.png
	) >out 2>err
	is "umask ${pair%:*}" "$? $(stat -c %a mask.png)" "0 ${pair#*:}"
	rm -f mask.png
done

mkdir elsewhere
for format in $formats; do
	plot "$format" first
	plot "$format" second
	(
		cd elsewhere || exit
		umask 077
		env -i TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 COLUMNS=40 LINES=9 HOME=/nonexistent \
			"$ACTPLOT" relu -q -T "$format" -o ../third
	) >out 2>err
	if cmp -s first second && cmp -s first third; then
		pass "$format twice, and in another environment"
	else
		fail "$format twice, and in another environment" "$(cat err; cmp first second; cmp first third)"
	fi
	rm -f first second third
done

if have pngcheck; then
	sound=yes
	for ((i = 0; i < 20; i++)); do
		"$ACTPLOT" relu -q --png=race.png --size 300x200 &
		"$ACTPLOT" tanh -q --png=race.png --size 300x200
		pngcheck -q race.png >out 2>&1 || sound=no
		wait $!
		pngcheck -q race.png >out 2>&1 || sound=no
	done
	is 'two at a time, one file' "$sound $(compgen -G '.actplot*')" 'yes '
else
	skip 'two at a time, one file' 'no pngcheck'
fi

chmod 755 readonly
# ---- notes of many results ---------------------------------------------------------------------

mkdir many
run "$ACTPLOT" sinh tanh --svg -o many/
is "a note says which file it is about" "$(cat err)" "actplot: 'many/sinh.svg': y is cut at -100..100; --yrange -11900:11900 shows all"
run "$ACTPLOT" sinh --svg -o sinh.svg
is "of one it need not" "$(cat err)" "actplot: y is cut at -100..100; --yrange -11900:11900 shows all"

finish
