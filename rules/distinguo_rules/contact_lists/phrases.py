"""Words that several entries of the contact lists share."""

ALWAYS = "24 hours a day, every day"
ON_THE_SITE = "on the site"

# It compared the entries of national hotlines with their own pages, and names the day.
REVIEW = (
    "a third-party review of 13 July 2026, https://github.com/AutomatedEmpires/"
    "Open-Resource-Access-Network/blob/16b1070430faa6bf9d8309c892a768e970b90d0a/db/migrations/"
    "0065_verified_hotline_authority.sql"
)
