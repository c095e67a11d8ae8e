environment = "dev"
owner       = "file-owner"
