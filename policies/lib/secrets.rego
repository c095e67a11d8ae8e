# What looks like a secret, by the name it is given and by its own form.
package policies.lib.secrets

import rego.v1

# A name that says its value is a secret.
is_secret_name(name) if {
	regex.match(`(?i)(^|[_.-]|[a-z])(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)$`, name)
	not regex.match(`(?i)(cluster|discovery|next|page|continuation|csrf|max|min|stop|pad|public)[_.-]?(token|access[_-]?key|key)$`, name)
}

is_secret_name(name) if regex.match(`(?i)[_-](pwd|pass|secret[_-]?key|(encryption|signing)[_-]?key)$|^secret[_-]?key$`, name)

# A value that stands for a secret kept elsewhere, or that is no secret at all.
is_reference(value) if trim_space(value) == ""

is_reference(value) if regex.match(`^\$|^<.*>$|^\{\{|^\*+$|^%`, trim_space(value))

is_reference(value) if regex.match(`^/`, value)

is_reference(value) if regex.match(`(?i)^(true|false|yes|no|on|off|none|null|[0-9]{1,4})$`, trim_space(value))

is_reference(value) if regex.match(`(?i)^(vault|file|env|secret|secretref|ssm|arn|gcp-secret|awssm|op|https?):`, value)

# A value whose form is that of a credential.
is_credential(value) if regex.match(`-----BEGIN ([A-Z]+ )*PRIVATE KEY-----`, value)

is_credential(value) if regex.match(`\b(AKIA|ASIA)[0-9A-Z]{16}\b`, value)

is_credential(value) if regex.match(`\bgh[pousr]_[0-9A-Za-z]{36}`, value)

is_credential(value) if regex.match(`\bgithub_pat_[0-9A-Za-z_]{22,}`, value)

is_credential(value) if regex.match(`\bglpat-[0-9A-Za-z_-]{20,}`, value)

is_credential(value) if regex.match(`\bxox[abpors]-[0-9A-Za-z-]{10,}`, value)

is_credential(value) if regex.match(`\bAIza[0-9A-Za-z_-]{35}\b`, value)

is_credential(value) if regex.match(`\b(sk|rk)_live_[0-9A-Za-z]{16,}`, value)

is_credential(value) if regex.match(`\bnpm_[0-9A-Za-z]{36}\b`, value)

is_credential(value) if regex.match(`\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.`, value)

# A URL that carries a password.
is_credential(value) if regex.match(`(?i)\b[a-z][a-z0-9+.-]*://[^/\s:@]+:[^/\s:@$<{]+@[^/\s]`, value)

# A literal that is a secret, by its name or by its form.
is_secret(name, value) if {
	is_secret_name(name)
	not is_reference(value)
}

is_secret(_, value) if is_credential(value)
