# The difference of two curves, the second minus the first
actplot gelu gelu@jax --diff --png=difference.png
