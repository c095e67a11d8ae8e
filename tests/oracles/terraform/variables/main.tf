variable "name" {
  type    = string
  default = "app"
}

variable "port" {
  type    = number
  default = "443"
}

variable "open" {
  type    = bool
  default = "false"
}

variable "settings" {
  type = object({
    size   = number
    kind   = optional(string, "gp3")
    iops   = optional(number)
    nested = optional(object({ on = optional(bool, true) }), {})
  })
  default = { size = 8 }
}

variable "secret" {
  type      = string
  sensitive = true
  default   = "s3cr3t-s3cr3t"
}

variable "region" {
  type = string
}

variable "zones" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "not_null" {
  type     = string
  default  = "kept"
  nullable = false
}

resource "aws_ebs_volume" "v" {
  availability_zone = "${var.region}a"
  size              = var.settings.size
  type              = var.settings.kind
  iops              = var.settings.iops
  encrypted         = var.settings.nested.on
  tags = {
    Name  = var.name
    Open  = var.open
    Port  = var.port
    Zones = join(",", var.zones)
    Kept  = var.not_null
    Extra = var.settings.nested.on ? "yes" : "no"
  }
}

resource "aws_db_instance" "d" {
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  username            = "u"
  password            = var.secret
  allocated_storage   = 5
  skip_final_snapshot = true
}
