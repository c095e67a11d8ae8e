variable "servers" {
  default = [{ name = "a", ips = ["1", "2"], meta = { zone = "x" } }, { name = "b", ips = [], meta = { zone = null } }]
}
variable "single" {
  default = { name = "c", ips = ["3"] }
}
variable "nothing" {
  default = null
}
resource "aws_instance" "i" {
  count         = 2
  ami           = "ami-${count.index}"
  instance_type = "t3.micro"
  root_block_device {
    volume_size = 10 + count.index
  }
}
resource "terraform_data" "t" {
  input = {
    names    = var.servers[*].name
    ips      = var.servers[*].ips
    first    = var.servers[*].ips[*]
    zones    = var.servers.*.meta.zone
    legacy   = var.servers.0.name
    attr     = var.servers.*.name[1]
    single   = var.single[*].name
    none     = var.nothing[*]
    map      = values({ for server in var.servers : server.name => server })[*].name
    index    = var.servers[length(var.servers) - 1]["meta"]["zone"]
    amis     = aws_instance.i.*.ami
    sizes    = aws_instance.i[*].root_block_device[0].volume_size
    all      = aws_instance.i[*].root_block_device[*].volume_size
    conv     = flatten(var.servers[*].ips[*])
    text     = "${var.servers[0].name}${join("", var.servers[*].name)}"
    number   = var.servers["0"].name
  }
}
