resource "terraform_data" "many" {
  count = 2
}
resource "terraform_data" "t" {
  lifecycle {
    replace_triggered_by = [terraform_data.many[*]]
  }
}
