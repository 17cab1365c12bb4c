# Softmax of three logits while the first of them moves
actplot softmax:z=1,0,-1:i=1 --png
