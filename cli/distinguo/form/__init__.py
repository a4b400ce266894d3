"""The same questions as forms for where there is no terminal; their answers come back."""
