module "outer" {
  source  = "./outer"
  enabled = true
}
