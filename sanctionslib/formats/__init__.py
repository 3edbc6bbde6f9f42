"""The formats that can be read, a folder for each publisher; `sanctionslib.publishers` finds them."""
