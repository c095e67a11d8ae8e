module "job" {
  source             = "../modules/lambda-cronjob"
  cronjob_name       = "nightly"
  function_zipfile   = "job.zip"
  function_s3_bucket = "deployments"
  schedule_expression = "cron(0 12 * * ? *)"
  function_env_vars  = { STAGE = "prod" }
  function_runtime   = "nodejs20.x"
  lambda_logging_enabled = true
  tags               = { Team = "x" }
}
