token = "XK-plain-9f31-token"
settings = {
  who = "XK-plain-who-is-it"
}
