# A script that gnuplot runs as it is
actplot tanh --gnuplot | gnuplot -e 'set term dumb' -
