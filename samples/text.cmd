# A plot in the terminal, in plain ASCII
actplot sigmoid --ascii
