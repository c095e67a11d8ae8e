variable "people" {
  default = [
    { name = "a", address = { city = "X", zips = ["1", "2"] } },
    { name = "b", address = { city = "Y", zips = [] } },
  ]
}
variable "one" {
  default = { name = "only" }
}
resource "aws_instance" "list" {
  count         = 2
  ami           = "ami-${count.index}"
  instance_type = "t3.micro"
  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 10 + count.index
  }
  ebs_block_device {
    device_name = "/dev/sdc"
    volume_size = 20 + count.index
  }
}
resource "terraform_data" "this" {
  input = {
    names      = var.people[*].name
    cities     = var.people[*].address.city
    zips       = var.people[*].address.zips
    legacy     = var.people.*.name
    legacy0    = var.people.*.name[0]
    single     = var.one[*].name
    null       = null[*]
    amis       = aws_instance.list[*].ami
    legacy_ami = aws_instance.list.*.ami
    dotted     = aws_instance.list.0.ami
    flat       = flatten(var.people[*].address.zips)
    lengths    = [for p in var.people : length(p.address.zips)]
    set        = toset(["b", "a"])[*]
    map        = [{ a = 1 }][*]["a"]
  }
}
