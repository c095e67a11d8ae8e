variable "name" {
  type = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,20}$", var.name))
    error_message = "The name ${var.name} is not valid."
  }
}
variable "environments" {
  type = map(object({
    cidr      = string
    az_count  = optional(number, 2)
    public    = optional(bool, true)
    instances = optional(map(object({
      type    = optional(string, "t3.micro")
      count   = optional(number, 1)
      volumes = optional(list(object({ size = number, type = optional(string, "gp3"), encrypted = optional(bool) })), [])
      ports   = optional(set(number), [22])
    })), {})
    tags = optional(map(string))
  }))
  nullable = false
}
variable "zones" {
  type    = list(string)
  default = ["us-east-1a", "us-east-1b", "us-east-1c"]
}
variable "extra_tags" {
  type    = map(any)
  default = {}
}
