# Six functions in three columns and two rows
actplot sigmoid tanh relu leaky_relu:alpha=0.1 maxout elu --panels=3x2 --png=review.png
