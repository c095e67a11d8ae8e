a = "never read"
