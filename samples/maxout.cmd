# Maxout: the largest of its linear pieces, which show faintly behind it
actplot maxout --png
