"""The command line: one module a command, thin; arguments in, exit code out."""
