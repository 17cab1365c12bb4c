#!/usr/bin/env bash
# fuzz.sh -- the fuzz targets under libFuzzer, ASan and UBSan, ${FUZZ_SECONDS:-10} s each.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

targets=${FUZZ_TARGETS:-formula curve arguments}
sanitize=address,undefined
# The libraries that configure.ac asks for.
packages=$(sed -n 's/^ACTPLOT_NEED(\[[A-Z]*\], \[\([a-z]*\).*/\1/p' "$srcdir/configure.ac" | tr '\n' ' ')

printf 'int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }\n' >probe.c
if ! have clang || ! clang -fsanitize=fuzzer,$sanitize probe.c -o probe 2>/dev/null; then
	skip "fuzzing" "no clang with libFuzzer"
	finish
fi

# The layers once more, instrumented; all but main, and with the modules linked in, as tests have them.
flags="-g -O1 -I$builddir -I$srcdir/src -DLOCALEDIR=\"/usr/share/locale\" -DMODULEDIR=\"/usr/lib\" -fno-omit-frame-pointer"
flags+=" -ffp-contract=off -fno-sanitize-recover=undefined $(pkg-config --cflags $packages)"
flags+=" $(sed -n 's/^ARB_CFLAGS = //p' "$builddir/Makefile")"
libraries="$(pkg-config --libs $packages) $(sed -n 's/^ARB_LIBS = //p' "$builddir/Makefile") -lgmp -lm"
compile() {
	local language=-std=gnu11 compiler=clang
	case $1 in *.cc) language=-std=c++17 compiler=clang++ ;; esac
	$compiler $language $flags -fsanitize=fuzzer-no-link,$sanitize \
		-c "$srcdir/$1" -o "$(tr / - <<<"$1").o"
}
export -f compile
export flags sanitize srcdir
ok "the layers compile" bash -c 'set -e
	(cd "$srcdir" && find src -name "*.c" -o -name "*.cc") | grep -v "^src/cli/main\.c$\|/\(picture-\)\?\(load\|exports\)\.c$" |
		xargs -P "$(nproc)" -I{} bash -c "compile {} || exit 255"'
ar rc all.a src-*.o

seeds() {
	case $1 in
	formula) printf '%s\0' 'x*tanh(log(1+exp(x)))' 'a where a = max(0, x); g(t) = t^2' \
		'0 < x <= 1 ? Phi(x) : mod(x, 2)' 'clamp(x, -1, 1)*alpha/1e-3' 'sum(x) + -0x1p-3' ;;
	curve) printf '%s\0' relu 'leaky_relu@keras:alpha=0.1,1/3' 'softmax:z=1,2,3:i=2' \
		'elu:alpha=-2*pi' 'maxout:w=1,2:b=0,1' ;;
	arguments) printf '%s\0' $'gelu\n--csv\n-r\n-2*pi:1/3' $'-e\nk*x\n-p\nk=2\n--name\nf\n--json' \
		$'eval\nsoftmax\n1,2,3\n--digits\n40' $'check\nelu\n--max-ulp=2' \
		$'explain\ngelu\n--as\nc' $'explain\nglu:sweep=b\n--json\n--eps\n0.1' \
		$'compare\nrelu\ntanh\n--markdown' $'choose\n--symptom\ndead-units\n--depth\n9' \
		$'gelu@pytorch:dtype=float16\n--group\nhard\n--csv' \
		$'plot\nrelu\ntanh\n--panels=2x1\n--png=a.png\n--size\n84x56mm\n--dpi\n300' ;;
	esac
}
for target in $targets; do
	ok "$target: builds" bash -c 'clang '"$flags"' -fsanitize=fuzzer-no-link,$sanitize -c \
		"$srcdir/tests/fuzz/$0.c" -o "$0.o" && clang++ -fsanitize=fuzzer,$sanitize "$0.o" all.a \
		'"$libraries"' -o "$0"' "$target"
	mkdir "$target.corpus"
	k=0
	while IFS= read -r -d '' seed; do
		k=$((k + 1))
		printf '%s' "$seed" >"$target.corpus/$k"
	done < <(seeds "$target")
	run "./$target" -max_total_time="${FUZZ_SECONDS:-10}" -timeout=10 -rss_limit_mb=2048 \
		-max_len=5000 -close_fd_mask=3 -print_final_stats=1 "$target.corpus"
	if [ "$status" -eq 0 ]; then
		pass "$target: no finding ($(sed -n 's/^stat::number_of_executed_units: *//p' err) runs)"
	else
		fail "$target: no finding" "$(tail -30 err)
$(for f in crash-* timeout-* oom-* leak-*; do [ -f "$f" ] && { echo "$f:"; base64 -w0 "$f"; echo; }; done)"
		rm -f crash-* timeout-* oom-* leak-*
	fi
done
finish
