variable "zones" {
  description = "Zones of the lake, by name."
  type = map(object({
    retention = optional(number)
    tables = optional(map(object({
      columns    = map(string)
      partitions = optional(list(object({ name = string, type = optional(string, "string") })), [])
      format     = optional(string, "parquet")
    })), {})
    crawl = optional(string)
  }))
}

variable "workers" {
  type    = map(number)
  default = {}
}
