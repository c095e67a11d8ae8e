owner = "auto-owner"
tags  = { from = "auto" }
