"""What comes from other agencies and goes to them: sheets of events, read and made."""
