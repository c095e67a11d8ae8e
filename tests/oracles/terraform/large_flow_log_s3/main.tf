module "log" {
  source               = "../modules/vpc/modules/flow-log"
  for_each             = { accept = "ACCEPT", reject = "REJECT" }
  name                 = each.key
  subnet_id            = "subnet-12345678"
  traffic_type         = each.value
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::logs/${each.key}/"
  destination_options = {
    file_format                = "parquet"
    per_hour_partition         = each.key == "accept"
    hive_compatible_partitions = true
  }
}
