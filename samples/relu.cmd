# ReLU and its derivative, which jumps at 0: the open circle is the value it does not take
actplot relu --range -10:10 --png
