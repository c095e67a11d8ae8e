c = "z.auto"
d = "z.auto"
e = "z.auto"
