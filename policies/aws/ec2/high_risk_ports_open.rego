# METADATA
# title: High-risk ports not open
# description: File shares, remote shells and desktops, directories, consoles and the APIs of machines and clusters are made for a network that is trusted; open to the internet they are attacked within hours.
# related_resources:
# - https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19
# custom:
#   id: AWS-NET-015
#   severity: high
#   applies_to: [aws.ec2.security_group]
#   remediation: Limit the source to the addresses or security groups that need the port, or reach it through a VPN or Session Manager.
#   equivalents:
#     kics: [terraform/aws/sensitive_port_is_exposed_to_entire_network]
#     prowler: [ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports]
package policies.aws.ec2.high_risk_ports_open

import rego.v1

import data.policies.aws.ports

# SSH and RDP have a rule of their own (AWS-NET-001), and so have databases (AWS-NET-003).
tcp := {
	20: "FTP", 21: "FTP", 23: "Telnet", 25: "SMTP", 110: "POP3", 135: "RPC", 137: "NetBIOS", 138: "NetBIOS", 139: "NetBIOS",
	143: "IMAP", 161: "SNMP", 389: "LDAP", 445: "SMB", 512: "rexec", 513: "rlogin", 514: "rsh", 636: "LDAP", 873: "rsync",
	1434: "SQL Server", 2049: "NFS", 2375: "Docker", 2376: "Docker", 2379: "etcd", 2380: "etcd", 2483: "Oracle", 2484: "Oracle",
	3000: "development server", 4333: "mSQL", 4505: "Salt", 4506: "Salt", 5000: "development server", 5500: "VNC",
	5601: "Kibana", 5900: "VNC", 5985: "WinRM", 5986: "WinRM", 6443: "Kubernetes", 7000: "Cassandra", 7001: "Cassandra",
	7199: "Cassandra", 8020: "Hadoop", 8080: "proxy", 8088: "Hadoop", 8888: "notebook", 9042: "Cassandra", 9090: "Prometheus",
	9092: "Kafka", 9160: "Cassandra", 9300: "OpenSearch", 10250: "kubelet", 27018: "MongoDB", 27019: "MongoDB",
	50070: "Hadoop", 61621: "Cassandra",
}

udp := {
	69: "TFTP", 111: "RPC", 137: "NetBIOS", 138: "NetBIOS", 161: "SNMP", 389: "LDAP", 1434: "SQL Server",
	1900: "SSDP", 2049: "NFS",
}

opened(rule, protocol, named) := {sprintf("%v (%v)", [number, named[number]]) | some number in ports.opened(rule, protocol, object.keys(named))}

names(rule) := opened(rule, "tcp", tcp) | opened(rule, "udp", udp)

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, j
	rule := input.ingress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	open := names(rule)
	count(open) > 0
	msg := sprintf("%v is open to %v, expected known addresses only", [summary(open), cidr])
}

summary(open) := concat(", ", sort(open)) if count(open) <= 3

summary(open) := sprintf("port %v and %v others of high risk", [sort(open)[0], count(open) - 1]) if count(open) > 3
