resource "aws_db_subnet_group" "g" {
  name       = "g"
  subnet_ids = ["subnet-a", "subnet-b"]
}
output "first" {
  value = aws_db_subnet_group.g.subnet_ids[0]
}
