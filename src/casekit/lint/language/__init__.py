"""How a case is worded: its texts and who speaks in them, lists of words, quotations, and how hard a text reads."""
