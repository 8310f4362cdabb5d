"""How the judge of kinds is made: lessons of our own writing become clauses with labels, and those become weights."""
