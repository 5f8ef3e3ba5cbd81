"""What git remembers of case files: their earlier versions, read with the `git` command and never written."""
