"""What all pictures share: the shapes they are made of, text measured in the bundled font, SVG and PNG."""
