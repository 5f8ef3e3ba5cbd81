"""The files of the repository that are made from the code, so that they cannot say anything else than the code does."""

from casekit.case.reference import reference_page
from casekit.case.schema import case_schema, family_schema, schema_text
from casekit.policy.schema import policy_schema


def documents() -> dict[str, str]:
    """The text of each made file, by its path from the root of the repository, with forward slashes."""
    return {
        "docs/case-file.md": reference_page(),
        "schemas/case.schema.json": schema_text(case_schema()),
        "schemas/family.schema.json": schema_text(family_schema()),
        "schemas/policy.schema.json": schema_text(policy_schema()),
    }
