"""What a case file means: partial dates, the models, vocabularies, reading, finding files, state on a day."""
