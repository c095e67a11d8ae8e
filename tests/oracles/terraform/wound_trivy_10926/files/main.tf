variable "encrypted" {
  type    = bool
  default = false
}
variable "backup" {
  default = "DISABLED"
}
resource "aws_efs_file_system" "this" {
  encrypted = var.encrypted
}
resource "aws_efs_backup_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  backup_policy {
    status = var.backup
  }
}
