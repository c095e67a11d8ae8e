name = "never-read"
