"""The files of the repository that are made from the code, so that they cannot say anything else than the code does."""

from casekit.case.reference import reference_page
from casekit.case.schema import case_schema, family_schema, schema_text
from casekit.lint.catalogue import all_problems, all_rules
from casekit.lint.sources_page import sources_page
from casekit.output.pages import policy_page, rule_pages
from casekit.policy.schema import policy_schema
from casekit.policy.settings import read_settings
from casekit.policy.shipped import POLICY_NAMES
from casekit.policy.table import PolicyRow, policy_rows


def documents() -> dict[str, str]:
    """The text of each made file, by its path from the root of the repository, with forward slashes."""
    pages = rule_pages(all_rules(), all_problems())
    return {
        "docs/case-file.md": reference_page(),
        "docs/policy.md": policy_page((name, _rows(name)) for name in POLICY_NAMES),
        **{f"docs/rules/{name}": text for name, text in sorted(pages.items())},
        "docs/sources.md": sources_page(all_rules()),
        "schemas/case.schema.json": schema_text(case_schema()),
        "schemas/family.schema.json": schema_text(family_schema()),
        "schemas/policy.schema.json": schema_text(policy_schema()),
    }


def _rows(policy: str) -> list[PolicyRow]:
    settings, _ = read_settings(f'[policy]\nuse = "{policy}"\n', "casekit.toml")
    return list(policy_rows(settings.policy))
