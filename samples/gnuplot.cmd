# The CSV drawn by gnuplot
actplot relu --csv | gnuplot -e "set datafile separator ','; set term dumb; plot '-' using 1:2 with lines"
