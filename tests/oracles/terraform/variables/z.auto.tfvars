name = "from-auto"
