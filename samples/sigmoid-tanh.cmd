# Two panels side by side share their y axis
actplot sigmoid tanh --panels --png
