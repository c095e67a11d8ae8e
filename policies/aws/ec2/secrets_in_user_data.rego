# METADATA
# title: No secrets in user data
# description: User data can be read by every process on the instance and by everyone who may describe it; a key in it is a key lost.
# related_resources:
# - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
# custom:
#   id: AWS-EC2-003
#   severity: critical
#   applies_to: [aws.ec2.user_data]
#   remediation: Take the key out, replace it, and give the instance a role or a secret store to read from.
#   equivalents:
#     checkov: [CKV_AWS_46]
#     trivy: [AVD-AWS-0029, AVD-AWS-0129]
#     kics: [terraform/aws/hardcoded_aws_access_key, terraform/aws/user_data_contains_encoded_private_key]
#     prowler: [ec2_instance_secrets_user_data, ec2_launch_template_no_secrets]
package policies.aws.ec2.secrets_in_user_data

import rego.v1

patterns := {
	"AWS access key id": `(^|[^A-Za-z0-9/+])(AKIA|ASIA)[A-Z0-9]{16}($|[^A-Za-z0-9/+=])`,
	"AWS secret access key": `(?i)aws_?secret_?(access_?)?key["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{40}($|[^A-Za-z0-9/+=])`,
	"private key": `-----BEGIN [A-Z ]*PRIVATE KEY-----`,
}

# A plan of the AWS provider before version 6 holds the SHA-1 of the user data only.
applies if not regex.match("^[0-9a-f]{40}$", input.script)

texts contains input.script

texts contains base64.decode(input.script) if base64.is_valid(input.script)

deny contains {"msg": msg, "at": ["script"]} if {
	some text in texts
	some name, pattern in patterns
	regex.match(pattern, text)
	msg := sprintf("the user data holds what looks like: %v, expected no secret", [name])
}
