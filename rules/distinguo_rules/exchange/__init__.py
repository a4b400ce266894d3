"""Hand the rules to other programs: packs, vectors, SQL, comparison, identity."""
