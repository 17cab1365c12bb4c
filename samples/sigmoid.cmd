# Sigmoid and its derivative: never above a quarter, nearly 0 on both sides
actplot sigmoid --png
