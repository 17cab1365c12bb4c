#!/usr/bin/env bash
# completion.sh -- completions: what the program offers is all there is and is taken, in bash, zsh and fish themselves.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

# offers WORD...: what the last word may become, one a line.
offers() {
	"$ACTPLOT" --complete "$@" | cut -f1
}
# on_one_line: sorted words on one line.
on_one_line() {
	sort | paste -sd ' '
}

# ---- what the program offers ---------------------------------------------------------------

verbs='plot eval check list explain compare choose'
is "verbs and all functions stand first" "$(offers '' | on_one_line)" \
	"$({ tr ' ' '\n' <<<"$verbs"; "$ACTPLOT" list --names; } | on_one_line)"
is "after a verb no verb" "$(offers eval e | grep -c '^eval$\|^explain$')" 0
is "choose and list take no function" "$(offers choose re)$(offers list re)" ""
for verb in $verbs; do
	run "$ACTPLOT" $verb --help
	is "$verb: the options that its help has" "$(offers $verb -- | on_one_line)" "$({
		sed -n 's/^  \(-., \|    \)\(--[a-z0-9-]*\).*/\2/p' out
		tr -s ' \n' ' ' <out | grep -o 'the same: \(--[a-z0-9]*,\? \)*' | grep -o -- '--[a-z0-9]*'
	} | grep -vx -- -- | on_one_line)"
done
is "names are found as they are looked up" "$(offers eval LeakyRe) $(offers leaky-r) $(offers h-swi) $(offers expi)" \
	"leaky_relu leaky_relu h_swish expit"
is "frameworks that have it" "$(offers softplus@t)" "softplus@tf
softplus@tinygrad"
is "none that has it not" "$(offers rrelu@k)" ""
is "parameters of the function" "$(offers laplace:)" "laplace:mu=
laplace:sigma=
laplace:dtype="
is "those that are not given yet" "$(offers laplace:sigma=2:)" "laplace:sigma=2:mu=
laplace:sigma=2:dtype="
is "parameters of a framework's own" "$(offers softplus@pytorch:t)" "softplus@pytorch:threshold="
is "a default" "$(offers elu@keras:alpha=)" "elu@keras:alpha=1"
is "names that a parameter takes" "$(offers swiglu:sweep= | on_one_line)" "swiglu:sweep=a swiglu:sweep=b"
is "number types" "$(offers relu:dtype=f)" "relu:dtype=float32
relu:dtype=float16
relu:dtype=float64"
is "parameters for -p" "$(offers elu relu prelu -p a)" "alpha=
a="
is "words of an option" "$(offers explain --as p) $(offers --show f,) $(offers -sd2) $(offers --y=s)" \
	"python
pytorch f,df
f,df,d2f -sd2f --y=shared"
is "answers" "$(offers choose --layer '' | on_one_line)" "gate hidden output"
is "groups and frameworks of list" "$(offers list --group lec) $(offers list --framework j)" "lecture jax"
is "files" "$("$ACTPLOT" --complete -o x; "$ACTPLOT" --complete relu --png=x)" $'\tfiles\t\n\tfiles\t--png='
is "after -- no option" "$(offers -- --)" ""
is "a formula is the first operand" "$(offers -e x ev)" ""
is "lines have a meaning" "$("$ACTPLOT" --complete '' | grep -vc $'^[a-z0-9_]*\t.')" 0
ok "nothing to offer is no error" "$ACTPLOT" --complete nosuch:alpha=
is "nor said" "$(cat out err)" ""

# What is offered is taken: every framework of every function of the lecture, every parameter's default.
curves=$(for id in $("$ACTPLOT" list --group lecture --names); do
	offers "$id@"
	for part in $(offers "$id:" | grep -v dtype); do offers "$part"; done
done)
# shellcheck disable=SC2086 # words
ok "$(wc -w <<<"$curves") curves that are offered are curves" "$ACTPLOT" $curves --csv -n 2
[ "$(wc -w <<<"$curves")" -gt 100 ] || fail "too few of them" "$curves"

# ---- in the shells -------------------------------------------------------------------------

mkdir bin files
ln -s "$ACTPLOT" bin/actplot
touch files/points.csv
PATH=$work/bin:$PATH

# LINE, a tab, and what Tab makes of it; blanks at its end are kept.
cat >lines <<'END'
actplot expl	actplot explain 
actplot hard_ta	actplot hard_tanh 
actplot relu@py	actplot relu@pytorch 
actplot elu:al	actplot elu:alpha=
actplot elu:alpha=	actplot elu:alpha=1 
actplot leaky_relu@keras:al	actplot leaky_relu@keras:alpha=
actplot elu:alpha=2:dtype=bf	actplot elu:alpha=2:dtype=bfloat16 
actplot elu prelu:a=0.1 -p alph	actplot elu prelu:a=0.1 -p alpha=
actplot relu --pan	actplot relu --panels 
actplot eval relu --di	actplot eval relu --digits 
actplot relu --show=d2	actplot relu --show=d2f 
actplot relu -T gn	actplot relu -T gnuplot 
actplot explain relu --as la	actplot explain relu --as latex 
actplot relu -o files/po	actplot relu -o files/points.csv 
actplot relu --png=files/po	actplot relu --png=files/points.csv 
actplot choose --symptom v	actplot choose --symptom vanishing 
actplot -e 'x*tanh(x)' --no	actplot -e 'x*tanh(x)' --no-legend 
END
cut -f1 lines >plain
# What shells alone do, and a fish that is not typed into does not.
cat >>lines <<'END'
true; actplot expl	true; actplot explain 
seq 3 | actplot eval hard_ta	seq 3 | actplot eval hard_tanh 
actplot check gelu <files/po	actplot check gelu <files/points.csv 
actplot relu --csv > files/po	actplot relu --csv > files/points.csv 
END
cut -f1 lines >typed
cut -f2 lines >wanted

if have bash && have_terminal && have python3; then
	python3 "$tests/typed.py" bash "PATH=$PATH; . '$srcdir/completions/actplot';" <typed >got 2>err
	is "bash completes" "$(paste -d '|' typed got; cat err)" "$(paste -d '|' typed wanted)"
else
	skip "bash completes" "there is no terminal, or no python3"
fi
if have zsh && have_terminal && have python3; then
	python3 "$tests/typed.py" zsh "PATH=$PATH; fpath=('$srcdir/completions' \$fpath); autoload -U compinit; compinit -D -u;" \
		<typed >got 2>err
	is "zsh completes" "$(paste -d '|' typed got; cat err)" "$(paste -d '|' typed wanted)"
	is "zsh finds names in any case" "$(echo 'actplot eval LeakyRe' | python3 "$tests/typed.py" zsh \
		"PATH=$PATH; fpath=('$srcdir/completions' \$fpath); autoload -U compinit; compinit -D -u;" 2>&1)" \
		"actplot eval leaky_relu "
else
	skip "zsh completes" "zsh is not installed, or there is no terminal, or no python3"
fi
if have fish; then
	# fish says what the last word may become: the line is the rest and that.
	while IFS= read -r line; do
		whole=$(fish --no-config -c "source '$srcdir/completions/actplot.fish'; complete -C \$argv[1]" -- "$line" 2>&1 | cut -f1)
		case $whole in *[:=]) ;; *) whole+=' ' ;; esac
		printf '%s\n' "${line% *} $whole"
	done <plain >got
	is "fish completes" "$(paste -d '|' plain got)" "$(paste -d '|' plain wanted | head -n "$(wc -l <plain)")"
else
	skip "fish completes" "fish is not installed"
fi
finish
