buckets = { a = { versioned = true }, b = { versioned = false } }
