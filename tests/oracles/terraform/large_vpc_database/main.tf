module "vpc" {
  source                                 = "../modules/vpc"
  name                                   = "Data Store"
  cidr                                   = "10.2.0.0/16"
  azs                                    = ["us-east-1a", "us-east-1b"]
  public_subnets                         = ["10.2.0.0/24"]
  database_subnets                       = ["10.2.21.0/24", "10.2.22.0/24"]
  create_database_subnet_route_table     = true
  create_database_internet_gateway_route = true
  database_subnet_group_name             = "Main DB"
  database_subnet_group_tags             = { Group = "db" }
  database_subnet_names                  = ["first-db", "second-db"]
  database_dedicated_network_acl         = true
  database_inbound_acl_rules = [
    { rule_number = 10, rule_action = "allow", from_port = 5432, to_port = 5432, protocol = "tcp", cidr_block = "10.2.0.0/16" },
    { rule_number = 20, rule_action = "deny", from_port = 0, to_port = 0, protocol = "-1", cidr_block = "0.0.0.0/0" },
  ]
}
resource "aws_db_instance" "this" {
  identifier             = "db"
  engine                 = "postgres"
  instance_class         = "db.t3.micro"
  allocated_storage      = 20
  username               = "u"
  password               = "p4ssw0rd"
  skip_final_snapshot    = true
  db_subnet_group_name   = module.vpc.database_subnet_group_name
  vpc_security_group_ids = [module.vpc.default_security_group_id]
}
