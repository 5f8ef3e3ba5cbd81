"""`python -m casekit`: the same command as `casekit`."""

from casekit.cli.main import main

if __name__ == "__main__":
    main()
