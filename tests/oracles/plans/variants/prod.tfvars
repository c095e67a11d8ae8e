environment = "prod"
retention   = 365
