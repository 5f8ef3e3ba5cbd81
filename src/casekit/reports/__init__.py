"""Reports: what a practitioner hands over, built once as a document and then written in each form."""
