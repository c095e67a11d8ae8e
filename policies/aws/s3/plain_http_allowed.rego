# METADATA
# title: S3 requires TLS
# description: Unless a policy denies it, S3 answers plain HTTP and objects cross the network in clear.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
# custom:
#   id: AWS-S3-007
#   severity: high
#   applies_to: [aws.s3.bucket_policy]
#   remediation: Add a Deny statement for every principal with the condition Bool aws:SecureTransport false.
#   equivalents:
#     kics: [terraform/aws/s3_bucket_policy_accepts_http_requests]
#     prowler: [s3_bucket_secure_transport_policy]
package policies.aws.s3.plain_http_allowed

import rego.v1

refuses_http(statement) if {
	statement.effect == "Deny"
	"*" in statement.principals
	statement.every_action
	some condition in statement.conditions
	lower(condition.key) in {"bool", "boolifexists"}
	some test in condition.tests
	lower(test.key) == "aws:securetransport"
	some value in test.values
	value in {false, "false"}
}

refusals contains i if {
	some i, statement in input.policy.statements
	refuses_http(statement)
}

deny contains {"msg": msg, "at": ["policy"]} if {
	input.policy != null
	count(refusals) == 0
	msg := "the bucket policy does not deny requests without TLS, expected a Deny on aws:SecureTransport false"
}

deny contains {"msg": msg, "at": []} if {
	input.policy == null
	input.elsewhere == false
	msg := "the bucket has no policy, expected one that denies requests without TLS"
}
