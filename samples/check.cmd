# How exact another program is, here float32 in the way of PyTorch, in ulp of float32
actplot eval gelu@pytorch:dtype=float32 --range -4:4 --samples 1001 | actplot check gelu:dtype=float32
