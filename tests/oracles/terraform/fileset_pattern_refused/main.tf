resource "terraform_data" "t" {
  input = fileset(path.module, "{a,b/**/c}")
}
