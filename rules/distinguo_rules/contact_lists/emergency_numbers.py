"""The numbers for emergencies, apart from the contacts: a law names one and needs no other."""

UNITED_STATES_EMERGENCY = "911"
UNITED_KINGDOM_EMERGENCY = "999"
EUROPEAN_UNION_EMERGENCY = "112"
