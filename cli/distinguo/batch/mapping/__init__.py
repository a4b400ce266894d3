"""Mappings from the columns and values of other people's forms to questions and answers."""
