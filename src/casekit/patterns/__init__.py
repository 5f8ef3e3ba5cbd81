"""What a record shows when it is read as a whole: gaps, build-up, what lies near each other, moves, contradictions."""
