# Tanh, centred on zero, with slopes up to 1
actplot tanh --png
