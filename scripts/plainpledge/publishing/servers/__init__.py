"""One module for each kind of server: the table of headers and redirects, as it reads it."""
