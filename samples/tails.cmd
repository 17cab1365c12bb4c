# The slope of sigmoid far from zero: small, but not 0
actplot eval sigmoid -20 20 38 700
