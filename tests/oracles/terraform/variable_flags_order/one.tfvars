name  = "one"
other = "one"
