host = ${host}
