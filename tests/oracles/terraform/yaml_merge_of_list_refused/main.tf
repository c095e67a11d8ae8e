resource "terraform_data" "t" {
  input = yamldecode("a: &a {x: 1}\nb:\n  <<: [*a, {y: 2}]\n")
}
