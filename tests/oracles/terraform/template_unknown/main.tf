resource "aws_db_instance" "this" {
  identifier          = "db"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "u"
  password            = "p4ssw0rd"
  skip_final_snapshot = true
}
resource "terraform_data" "this" {
  input = {
    file   = templatefile("${path.module}/conf.tpl", { host = aws_db_instance.this.address })
    unused = templatefile("${path.module}/plain.tpl", { host = aws_db_instance.this.address })
    inline = "host=${aws_db_instance.this.address} name=${aws_db_instance.this.identifier}"
    known  = "name=${aws_db_instance.this.identifier}"
    loop   = "%{for x in [aws_db_instance.this.address, "y"]}${x};%{endfor}"
    cond   = "%{if aws_db_instance.this.address == "x"}a%{else}b%{endif}"
    cond2  = "%{if true}a%{else}${aws_db_instance.this.address}%{endif}"
  }
}
