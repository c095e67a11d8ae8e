kept   = null
forced = null
list   = null
