# RReLU: the band its random slopes come from, and the mean that evaluation uses
actplot rrelu --png
