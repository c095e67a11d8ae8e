# METADATA
# title: Lambda runtime supported
# description: AWS mends no weakness in a runtime that it has given up.
# related_resources:
# - https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
# custom:
#   id: AWS-LMB-003
#   severity: medium
#   applies_to: [aws.lambda.settings]
#   remediation: Move to a runtime that AWS supports.
#   parameters:
#     given_up:
#       description: The runtimes that AWS has deprecated, by September 2025.
#       default: [dotnet5.0, dotnet6, dotnet7, dotnetcore1.0, dotnetcore2.0, dotnetcore2.1, dotnetcore3.1, go1.x, java8, nodejs, nodejs10.x, nodejs12.x, nodejs14.x, nodejs16.x, nodejs18.x, nodejs4.3, nodejs4.3-edge, nodejs6.10, nodejs8.10, provided, python2.7, python3.6, python3.7, python3.8, ruby2.5, ruby2.7]
#   equivalents:
#     checkov: [CKV_AWS_363]
#     prowler: [awslambda_function_using_supported_runtimes]
package policies.aws.lambda.old_runtime

import rego.v1

deny contains {"msg": msg, "at": ["runtime"]} if {
	input.runtime in data.params.given_up
	msg := sprintf("the runtime is %v, which AWS has given up, expected a supported one", [input.runtime])
}
