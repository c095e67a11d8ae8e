env = "dev"
things = [
  { type = "meter", names = ["m-1", "m-2"], attributes = { site = "north", floor = 3 } },
  { type = "gate", names = ["g-1"] },
]
