module "job" {
  source           = "../modules/lambda-cronjob"
  cronjob_name     = "local"
  function_zipfile = "job.txt"
  function_handler = "index.handler"
  function_runtime = "nodejs20.x"
  memory_size      = "256"
  function_timeout = 30
}
output "name" {
  value = module.job.function_name
}
