"""Small tables as data: countries, scripts, authorities."""
