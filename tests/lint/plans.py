"""What the tests of rules about plans share: a well-kept case with other plans, meetings and visits."""

from datetime import date

from linting import DAY, findings, with_fields

from casekit.policy.policy import Policy


def case(*fields: str, rest: str = "meetings:\nvisits:\n") -> str:
    """The case with other fields under `case`, and without meetings and visits."""
    return with_fields("case:\n" + "".join(f"  {field}\n" for field in fields) + rest)


def on_plan(name: str, since: str, *fields: str, meetings: str = "", rest: str = "") -> str:
    """The case on one plan since a day."""
    return case(f"plans: [{{plan: {name}, from: {since}}}]", *fields, rest=f"meetings: [{meetings}]\nvisits:\n{rest}")


def messages(text: str, rule: str, day: date = DAY, policy: str = "england") -> list[str]:
    """What a rule says of a text."""
    return [one.message for one in findings(text, rule, day=day, policy=Policy(policy))]
