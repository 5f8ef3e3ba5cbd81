"""What is overdue and what falls due in a case, each with the arithmetic and whose expectation it is."""
