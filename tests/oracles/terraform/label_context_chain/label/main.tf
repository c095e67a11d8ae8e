variable "context" {
  type = any
  default = {
    enabled         = true
    namespace       = null
    stage           = null
    name            = null
    delimiter       = null
    attributes      = []
    tags            = {}
    label_order     = []
    id_length_limit = null
    label_case      = null
  }
  validation {
    condition     = lookup(var.context, "label_case", null) == null ? true : contains(["lower", "title", "upper", "none"], var.context["label_case"])
    error_message = "Allowed values: lower, title, upper, none."
  }
}
variable "enabled" {
  type    = bool
  default = null
}
variable "namespace" {
  type    = string
  default = null
}
variable "stage" {
  type    = string
  default = null
}
variable "name" {
  type    = string
  default = null
}
variable "delimiter" {
  type    = string
  default = null
}
variable "attributes" {
  type    = list(string)
  default = []
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "label_order" {
  type    = list(string)
  default = null
}
variable "id_length_limit" {
  type    = number
  default = null
}
variable "label_case" {
  type    = string
  default = null
}

locals {
  defaults = {
    label_order   = ["namespace", "stage", "name", "attributes"]
    regex_replace = "/[^-a-zA-Z0-9]/"
    delimiter     = "-"
    replacement   = ""
    hash_length   = 5
    label_case    = "lower"
  }

  input = {
    enabled         = var.enabled == null ? var.context.enabled : var.enabled
    namespace       = var.namespace == null ? var.context.namespace : var.namespace
    stage           = var.stage == null ? var.context.stage : var.stage
    name            = var.name == null ? var.context.name : var.name
    delimiter       = var.delimiter == null ? var.context.delimiter : var.delimiter
    attributes      = compact(distinct(concat(coalesce(var.context.attributes, []), coalesce(var.attributes, []))))
    tags            = merge(var.context.tags, var.tags)
    label_order     = var.label_order == null ? var.context.label_order : var.label_order
    id_length_limit = var.id_length_limit == null ? var.context.id_length_limit : var.id_length_limit
    label_case      = var.label_case == null ? lookup(var.context, "label_case", null) : var.label_case
  }

  enabled     = local.input.enabled
  delimiter   = local.input.delimiter == null ? local.defaults.delimiter : local.input.delimiter
  label_case  = local.input.label_case == null ? local.defaults.label_case : local.input.label_case
  label_order = local.input.label_order == null ? local.defaults.label_order : coalescelist(local.input.label_order, local.defaults.label_order)
  limit       = local.input.id_length_limit == null ? 0 : local.input.id_length_limit

  string_labels = ["namespace", "stage", "name"]
  normalized    = { for k in local.string_labels : k => local.input[k] == null ? "" : replace(local.input[k], local.defaults.regex_replace, local.defaults.replacement) }
  attributes    = compact(distinct([for v in local.input.attributes : replace(v, local.defaults.regex_replace, local.defaults.replacement)]))

  formatted = { for k in local.string_labels : k => local.label_case == "none" ? local.normalized[k] : (
    local.label_case == "title" ? title(lower(local.normalized[k])) : local.label_case == "upper" ? upper(local.normalized[k]) : lower(local.normalized[k])
  ) }

  id_context = merge({ attributes = join(local.delimiter, local.attributes) }, local.formatted)
  labels     = [for l in local.label_order : local.id_context[l] if length(local.id_context[l]) > 0]
  id_full    = join(local.delimiter, local.labels)

  truncated_limit = local.limit - (local.defaults.hash_length + length(local.delimiter))
  truncated       = local.truncated_limit <= 0 ? "" : "${trimsuffix(substr(local.id_full, 0, local.truncated_limit), local.delimiter)}${local.delimiter}"
  hash_plus       = "${md5(local.id_full)}qrstuvwxyz"
  hash            = local.label_case == "title" ? title(local.hash_plus) : local.label_case == "upper" ? upper(local.hash_plus) : local.hash_plus
  id_short        = substr("${local.truncated}${local.hash}", 0, local.limit)
  id              = local.limit != 0 && length(local.id_full) > local.limit ? local.id_short : local.id_full

  generated_tags = { for l in keys(local.id_context) : title(l) => local.id_context[l] if length(local.id_context[l]) > 0 }
  tags           = merge(local.generated_tags, { Name = local.id }, local.input.tags)
}

output "id" {
  value = local.enabled ? local.id : ""
}
output "enabled" {
  value = local.enabled
}
output "tags" {
  value = local.enabled ? local.tags : {}
}
output "context" {
  value = merge(local.input, { attributes = local.attributes })
}
