"""What an authority expects: thresholds with unit and source, working days, and the settings in `casekit.toml`."""
