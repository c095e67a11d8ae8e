name     = "from-terraform-tfvars"
region   = "us-east-1"
not_null = null
