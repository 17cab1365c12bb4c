# How exact another program is, here float32 in the way of PyTorch, in ulp of float32
actplot eval gelu:dtype=fp32 -r -4:4 | actplot check gelu:dtype=fp32
