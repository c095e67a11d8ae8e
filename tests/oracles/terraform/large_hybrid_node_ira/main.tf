provider "aws" {
  region = "us-east-1"
}
module "node" {
  source                               = "../modules/eks/modules/hybrid-node-role"
  enable_ira                           = true
  name                                 = "ira"
  use_name_prefix                      = false
  ira_trust_anchor_source_type         = "CERTIFICATE_BUNDLE"
  ira_trust_anchor_x509_certificate_data = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"
  ira_profile_duration_seconds         = 3600
  intermediate_policy_statements       = [{ actions = ["s3:GetObject"], resources = ["*"] }]
  max_session_duration                 = 7200
}
