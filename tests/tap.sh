# tap.sh -- sourced by every test script: counts and prints TAP, and finds the program.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# A script sources this, calls the functions below, and ends with `finish`. The program under
# test is $ACTPLOT (default: ./actplot in the build folder); $srcdir is the source folder; the
# script runs in an empty folder of its own, $work, removed at the end.

set -u
export LC_ALL=C
unset LANGUAGE LANG NO_COLOR COLUMNS LINES SOURCE_DATE_EPOCH

srcdir=$(cd "${srcdir:-$(dirname "${BASH_SOURCE[0]}")/..}" && pwd)
builddir=$PWD
ACTPLOT=${ACTPLOT:-$builddir/actplot}
tests=$srcdir/tests
work=$(mktemp -d "${TMPDIR:-/tmp}/actplot-test.XXXXXX") || exit 99
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 99

# Leaks inside fontconfig are not ours; see the file.
export LSAN_OPTIONS="suppressions=$tests/lsan.supp:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"

count=0
failures=0

# pass NAME / fail NAME [WHY]
pass() {
	count=$((count + 1))
	printf 'ok %d - %s\n' "$count" "$1"
}
fail() {
	count=$((count + 1))
	failures=$((failures + 1))
	printf 'not ok %d - %s\n' "$count" "$1"
	[ -z "${2-}" ] || printf '%s\n' "$2" | head -40 | sed 's/^/# /'
}
# skip NAME WHY: a reader that is not installed is a skip, never a pass.
skip() {
	count=$((count + 1))
	printf 'ok %d - %s # SKIP %s\n' "$count" "$1" "$2"
}

# run COMMAND...: runs it without standard input; leaves $status, and files out and err.
run() {
	"$@" >out 2>err </dev/null
	status=$?
}

# ok NAME COMMAND...: passes when the command exits 0.
ok() {
	local name=$1
	shift
	run "$@"
	if [ "$status" -eq 0 ]; then pass "$name"; else fail "$name" "exit $status: $(head -5 err)"; fi
}

# is NAME GOT WANTED
is() {
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		fail "$1" "got:
$2
wanted:
$3"
	fi
}

# refuses NAME STATUS MESSAGE COMMAND...: exit status, nothing on standard output, and exactly
# this text on standard error; a usage error's second line is added here for status 2.
refuses() {
	local name=$1 wanted=$2 message=$3
	shift 3
	run "$@"
	local text=$message
	[ "$wanted" -ne 2 ] || text="$message
Try 'actplot --help' for more information."
	if [ "$status" -ne "$wanted" ]; then
		fail "$name" "exit $status, wanted $wanted: $(cat err)"
	elif [ -s out ]; then
		fail "$name" "wrote to standard output: $(head -3 out)"
	elif [ "$(cat err)" != "$text" ]; then
		fail "$name" "got:
$(cat err)
wanted:
$text"
	else
		pass "$name"
	fi
}

# have PROGRAM: is it here?
have() {
	command -v "$1" >/dev/null 2>&1
}

# Can a terminal be had here? A chroot may lack /dev/pts.
have_terminal() {
	have script && script -qec true /dev/null </dev/null >/dev/null 2>&1
}

finish() {
	printf '1..%d\n' "$count"
	exit $((failures != 0))
}
