# The lesson on one function
actplot explain silu
