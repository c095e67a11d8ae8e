nothing here
