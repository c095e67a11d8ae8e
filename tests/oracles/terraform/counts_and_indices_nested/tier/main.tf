variable "name" { type = string }
variable "sizes" { type = list(number) }
variable "peer" {
  type    = string
  default = "default-peer"
}
resource "aws_ebs_volume" "d" {
  count             = length(var.sizes)
  availability_zone = "us-east-1${["a", "b"][count.index % 2]}"
  size              = var.sizes[count.index]
  encrypted         = count.index == 0
  iops              = count.index == 0 ? null : 100 * (count.index + 2)
  type              = count.index == 0 ? "gp3" : "io1"
  tags              = { Name = format("%s-%02d", var.name, count.index), Next = try(var.sizes[count.index + 1], "end"), Peer = coalesce(var.peer, "no-peer") }
}
output "name" { value = var.name }
output "sizes" { value = var.sizes }
output "labels" { value = [for i, s in var.sizes : "${var.name}${i}=${s}"] }
output "disks" { value = aws_ebs_volume.d }
