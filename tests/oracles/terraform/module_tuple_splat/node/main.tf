variable "index" {
  type = number
}
resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = var.index > 1 ? "m5.large" : "t3.micro"
  tags          = { Name = "node-${var.index}" }
}
output "id" {
  value = aws_instance.this.id
}
output "name" {
  value = aws_instance.this.tags["Name"]
}
output "volumes" {
  value = [for i in range(var.index + 1) : { device = "/dev/sd${i}", size = 10 * (i + 1) }]
}
