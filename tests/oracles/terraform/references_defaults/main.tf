resource "aws_sqs_queue" "this" {
  name = "q"
}
resource "aws_db_instance" "this" {
  identifier          = "db"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "u"
  password            = "p4ssw0rd"
  skip_final_snapshot = true
}
resource "terraform_data" "written" {
  input = {
    name       = aws_sqs_queue.this.name
    identifier = aws_db_instance.this.identifier
    storage    = aws_db_instance.this.allocated_storage
    skip       = aws_db_instance.this.skip_final_snapshot
    password   = aws_db_instance.this.password
    endpoint   = aws_db_instance.this.endpoint
    arn        = aws_sqs_queue.this.arn
    text       = "queue ${aws_sqs_queue.this.name} at ${aws_sqs_queue.this.url}"
  }
}
