g = "given"
h = "given"
