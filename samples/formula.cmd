# A formula of your own, at three values of its parameter, with its exact derivative
actplot -e 'x*sigmoid(beta*x)' -p beta=0.5,1,2 --png=formula.png
