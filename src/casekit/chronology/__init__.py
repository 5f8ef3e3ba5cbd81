"""The chronology: choosing events, saying them with every column the Kent guidance asks for, and writing them out."""
