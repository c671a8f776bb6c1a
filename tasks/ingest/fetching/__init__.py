"""Pages from the web, fetched as a guest: robots.txt obeyed, one request at a time a host, nothing asked twice."""
