d   = "one"
e   = "one"
obj = { x = "5" }
