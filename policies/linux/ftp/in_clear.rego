# METADATA
# title: FTP with TLS only
# description: Passwords and files cross the network for everybody on the way to read.
# related_resources:
# - https://manpages.debian.org/bookworm/vsftpd/vsftpd.conf.5.en.html
# custom:
#   id: HOST-SVC-002
#   severity: medium
#   applies_to: [linux.vsftpd]
#   remediation: Use SFTP instead, or set `ssl_enable=YES` and leave `force_local_logins_ssl` and `force_local_data_ssl` at YES.
package policies.linux.ftp.in_clear

import rego.v1

deny contains {"msg": msg, "at": ["ssl_enable"]} if {
	upper(input.ssl_enable) != "YES"
	msg := sprintf("ssl_enable is %s, expected YES", [input.ssl_enable])
}

deny contains {"msg": msg, "at": ["force_local_logins_ssl"]} if {
	upper(input.force_local_logins_ssl) != "YES"
	msg := sprintf("force_local_logins_ssl is %s, expected YES", [input.force_local_logins_ssl])
}

deny contains {"msg": msg, "at": ["force_local_data_ssl"]} if {
	upper(input.force_local_data_ssl) != "YES"
	msg := sprintf("force_local_data_ssl is %s, expected YES", [input.force_local_data_ssl])
}
