"""Turn files and pipes of any format into blocks of JSON lines."""
