variable "bare_list" {
  type    = list
  default = [1, 2]
}
variable "bare_map" {
  type    = map
  default = { x = "1", y = 2 }
}
resource "aws_sns_topic" "t" {
  name = "${format("%s-%s", "l", "${var.bare_list[1]}")}"
}
resource "aws_sqs_queue" "q" {
  count = 2
  name  = "${"l"}"
  tags  = "${merge({}, "${var.bare_map}")}"
  lifecycle {
    ignore_changes        = ["tags", "delay_seconds"]
    create_before_destroy = "true"
  }
  depends_on = ["aws_sns_topic.t"]
}
resource "aws_instance" "i" {
  count                  = "${length("${var.bare_list}")}"
  ami                    = "ami-${element(var.bare_list, count.index)}"
  instance_type          = "t3.micro"
  vpc_security_group_ids = aws_sqs_queue.q.*.id
  provisioner "local-exec" {
    when    = "destroy"
    command = "true"
  }
}
