"""The lists of contacts, a module a country. Every number that the program prints comes from here.

`source_date` is the newest date that a source named beside it shows ("undated" if none does);
`checked` is the day on which the entry was last compared with its source.

No line of an immigration-enforcement agency belongs in any list.
"""
