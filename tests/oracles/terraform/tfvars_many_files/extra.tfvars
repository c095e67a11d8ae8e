f = "extra"
b = {
  two = { n = 2, l = [] }
}
