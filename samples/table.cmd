# Values and slopes as CSV
actplot relu --range -10:10 --csv --samples 5
