"""The rows that `casekit policy` prints."""

from casekit.policy.policy import Policy
from casekit.policy.reading import read_policy
from casekit.policy.shipped import shipped_keys
from casekit.policy.table import policy_rows


def test_a_row_for_every_key_in_the_order_of_the_file() -> None:
    assert [row.key for row in policy_rows(Policy("norfolk"))] == list(shipped_keys())


def test_a_row_says_whose_the_value_is_and_what_decided_it() -> None:
    policy, _ = read_policy('[policy]\nuse = "kent"\ncin.visit_interval = "4 weeks"\n', "casekit.toml")
    rows = {row.key: row for row in policy_rows(policy)}
    kent, own = rows["chronology.max_age"], rows["cin.visit_interval"]
    assert (kent.value, kent.whose, kent.where_from) == ("three months", "Kent", "kent.toml, shipped with casekit")
    assert "must be updated every three months" in kent.source
    assert (own.value, own.whose, own.where_from) == ("four weeks", "Your policy", "casekit.toml line 3")
    assert own.source == "Set in casekit.toml, in place of six weeks (England default)"
    assert own.description == "How often a child with a child in need plan is visited."


def test_an_unconfirmed_value_says_so() -> None:
    rows = {row.key: row for row in policy_rows(Policy())}
    assert rows["cla.pep_first"].source.startswith("Not confirmed in any document.")
    assert not any("Not confirmed" in row.source for row in rows.values() if row.whose in ("The law", "Kent"))
