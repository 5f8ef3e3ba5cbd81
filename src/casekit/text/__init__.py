"""Files and characters: decoding, the tree of nodes with positions, findings, escaping for each target."""
