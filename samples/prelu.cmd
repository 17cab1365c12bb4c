# A family: PReLU at four values of its trained slope
actplot prelu:a=0.05,0.1,0.25,0.5 --png
