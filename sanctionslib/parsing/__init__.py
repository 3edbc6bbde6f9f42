"""What parsers are made of: the file, its records, and the list that is being read. It knows no format."""
