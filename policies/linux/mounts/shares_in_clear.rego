# METADATA
# title: Network file shares encrypted
# description: Files of a share that is not encrypted can be read and changed by whoever is on the way.
# related_resources:
# - https://man7.org/linux/man-pages/man5/nfs.5.html
# - https://man7.org/linux/man-pages/man8/mount.cifs.8.html
# custom:
#   id: HOST-FS-009
#   severity: medium
#   applies_to: [linux.mounts]
#   remediation: Mount NFS with `sec=krb5p` or `xprtsec=tls`, and SMB with `vers=3.1.1,seal`.
package policies.linux.mounts.shares_in_clear

import rego.v1

encrypted(share) if {
	share.type in {"nfs", "nfs4"}
	some option in share.options
	option in {"sec=krb5p", "xprtsec=tls", "xprtsec=mtls"}
}

encrypted(share) if {
	share.type in {"cifs", "smb3"}
	"seal" in share.options
	not old(share)
}

# encryption came with version 3
old(share) if {
	some option in share.options
	regex.match(`^vers=[12]`, option)
}

deny contains {"msg": msg, "at": ["remote", i, "options"]} if {
	some i, share in input.remote
	share.type in {"nfs", "nfs4"}
	not encrypted(share)
	msg := sprintf("%s is a share of NFS in clear, expected sec=krb5p or xprtsec=tls", [share.path])
}

deny contains {"msg": msg, "at": ["remote", i, "options"]} if {
	some i, share in input.remote
	share.type in {"cifs", "smb3"}
	not encrypted(share)
	msg := sprintf("%s is a share of SMB in clear, expected seal and version 3", [share.path])
}
