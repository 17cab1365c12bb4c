# ELU: smooth at 0, and saturating only on the left
actplot elu --png
