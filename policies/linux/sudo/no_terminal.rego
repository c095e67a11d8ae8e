# METADATA
# title: sudo uses a pty
# description: A program run by sudo can stay behind and type into the terminal of who called it.
# related_resources:
# - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: HOST-SUDO-002
#   severity: medium
#   applies_to: [linux.sudo]
#   remediation: Set `Defaults use_pty`.
#   equivalents:
#     complianceascode: [sudo_add_use_pty]
package policies.linux.sudo.no_terminal

import rego.v1

deny contains {"msg": "use_pty is off, expected on", "at": ["use_pty"]} if input.use_pty == false
