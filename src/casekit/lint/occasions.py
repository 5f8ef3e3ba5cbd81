"""The occasions for which somebody reads findings, and what each of them is about.

A manager before supervision, a chair before a conference, a worker who takes over and one who closes a case need
different things. Only an audit asks for all. Where a gap can be said by two rules, an occasion names the one that says
it as its reader would.
"""

from typing import Final

from casekit.lint.profiles import Profile, Section
from casekit.text.finding import Severity


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_STEPS_LEFT: Final = _names(
    "action-overdue next-step-overdue action-carried-over decision-not-carried-out action-unknown-unfollowed"
)
_SAFETY_PLAN: Final = _names(
    "no-contact-person-in-home-or-plan safety-plan-missing danger-not-covered nobody-monitors no-trigger "
    "rule-incomplete what-if-it-fails plan-not-reviewed only-professionals-act actor-has-not-agreed weekend-not-covered"
)
_WHO_HOLDS: Final = _names("nobody-holds-pr parental-responsibility-unknown household-unknown legal-status-missing")

_SUPERVISION: Final = Profile(
    "supervision",
    "Before supervision: what a careful manager would ask about, in the order in which one would ask.",
    (
        Section(
            "Is the child safe?",
            (
                *_SAFETY_PLAN,
                *_names(
                    "risk-person-not-in-summary danger-without-goal danger-statement-incomplete harm-without-evidence "
                    "missing-without-return-interview repeat-missing domestic-abuse-child-location-unknown "
                    "who-did-what-to-whom not-tried score-falling"
                ),
            ),
            Severity.ADVICE,
        ),
        Section(
            "Has the child been seen and heard?",
            _names(
                "visit-overdue placement-first-visit-late several-unsuccessful-visits child-not-seen-alone "
                "bedroom-not-seen child-voice-stale wish-without-response visit-without-wishes-and-feelings "
                "pr-adult-views-missing voice-missing child-missing-from-story event-without-impact "
                "child-does-not-know words-and-pictures-missing"
            ),
        ),
        Section(
            "What has drifted?",
            (
                *_STEPS_LEFT,
                *_names(
                    "next-step-without-owner-or-date meetings gap supervision-overdue nothing-changed-since-last "
                    "no-meeting-yet no-allocated-worker worker-gap many-worker-changes repeat-or-long-cp "
                    "summary-missing summary-stale summary-date-not-changed summary-section-missing "
                    "summary-before-incident chronology-missing chronology-stale genogram-required genogram-late "
                    "genogram-out-of-date genogram-not-updated-for-review-conference"
                ),
            ),
            Severity.ADVICE,
        ),
        Section(
            "What do we think, and why?",
            _names(
                "status-contradiction status-without-decision decision-without-reason manager-endorsement-missing "
                "hypothesis-never-tested no-reflection theme-building-up not-reviewed not-used-in-supervision "
                "map-not-refreshed domain-missing not-rescaled-at-review perspectives-differ score-spread "
                "unbalanced-map re-referral"
            ),
            Severity.ADVICE,
        ),
        Section(
            "Who is there for the child?",
            (
                *_WHO_HOLDS,
                *_names(
                    "second-parent-missing fewer-than-three-generations unnamed-person person-unconnected "
                    "relationship-quality-missing no-network network-not-derived one-side-of-family"
                ),
            ),
        ),
    ),
)

_AUDIT: Final = Profile(
    "audit",
    "For an audit: what came of every expectation: met (nothing in the file speaks against it), not met, a "
    "reason recorded, or not applicable.",
    (
        Section(
            "The child, the case and its status",
            _names("case people"),
            Severity.ADVICE,
        ),
        Section(
            "Chronology",
            _names("chronology"),
            Severity.ADVICE,
        ),
        Section(
            "Case summary",
            _names("summary"),
            Severity.ADVICE,
        ),
        Section(
            "Genogram and identity",
            _names("genogram"),
            Severity.ADVICE,
        ),
        Section(
            "Visits and the child’s voice",
            _names("visits voice-missing child-missing-from-story"),
            Severity.ADVICE,
        ),
        Section(
            "Reviews, conferences and other meetings",
            _names("meetings"),
            Severity.ADVICE,
        ),
        Section(
            "Decisions and management oversight",
            _names("decisions"),
            Severity.ADVICE,
        ),
        Section(
            "Danger, safety and the safety plan",
            _names("safety"),
            Severity.ADVICE,
        ),
        Section(
            "The family’s network",
            _names("network"),
            Severity.ADVICE,
        ),
        Section(
            "Language",
            _names("language"),
            Severity.ADVICE,
        ),
    ),
    outcomes=True,
)

_CONFERENCE: Final = Profile(
    "conference",
    "Before a child protection conference or a review: what the report, the genogram, the chronology and the "
    "map must bear.",
    (
        Section(
            "Dates, decisions and the report",
            _names(
                "meetings genogram-not-in-icpc-report genogram-not-updated-for-review-conference "
                "status-without-decision status-contradiction summary-section-missing legal-status-missing "
                "decision-without-reason decision-without-maker joint-decision-not-shown decision-not-carried-out "
                "action-overdue next-step-overdue"
            ),
        ),
        Section(
            "The family",
            _names(
                "nobody-holds-pr parental-responsibility-unknown second-parent-missing unnamed-person "
                "person-unconnected missing-dob ethnicity-missing language-missing household-unknown genogram-required "
                "genogram-out-of-date agencies-not-asked fewer-than-three-generations relationship-quality-missing "
                "friend-on-genogram no-strengths-shown"
            ),
        ),
        Section(
            "What has happened",
            _names(
                "chronology-missing chronology-stale chronology-starts-late no-history-before-involvement "
                "key-event-missing event-without-action event-without-source event-without-impact "
                "parent-response-missing who-did-what-to-whom no-action-no-reason disputed-fact-without-note "
                "missing-without-return-interview repeat-missing no-strengths not-reviewed single-agency not-shared "
                "withheld-without-reason withheld-not-authorised-or-reviewed"
            ),
        ),
        Section(
            "Danger, safety and the plan",
            _names("safety contacts-missing no-meeting-yet no-network plan-not-shared"),
        ),
        Section(
            "The child’s voice",
            _names(
                "visit-overdue child-not-seen-alone child-voice-stale wish-without-response pr-adult-views-missing "
                "visit-without-wishes-and-feelings voice-missing child-missing-from-story"
            ),
            Severity.ADVICE,
        ),
        Section(
            "Words that the family will read",
            _names("language"),
            Severity.ADVICE,
        ),
    ),
)

_HANDOVER: Final = Profile(
    "handover",
    "Before another worker or team takes over: what they need on the first day.",
    (
        Section(
            "What they need to know tonight",
            _names(
                "summary-missing summary-stale summary-date-not-changed summary-not-updated-on-transfer "
                "summary-before-incident summary-section-missing status-contradiction risk-person-not-in-summary "
                "cp-when-and-why-missing why-in-care-missing no-contingency safety-plan-not-signposted "
                "missing-case-status legal-status-missing"
            ),
        ),
        Section(
            "Whom to ring",
            _names(
                "contacts-missing phone-number-implausible actor-without-phone professionals-missing "
                "professional-ended-still-listed no-allocated-worker worker-gap nobody-holds-pr "
                "parental-responsibility-unknown household-unknown unnamed-person second-parent-missing "
                "person-unconnected language-missing pronunciation-missing no-network"
            ),
            Severity.ADVICE,
        ),
        Section(
            "The safety plan and who carries it",
            (*_SAFETY_PLAN, *_names("child-does-not-know rota-hole protected-address")),
        ),
        Section(
            "What is still open",
            (
                *_STEPS_LEFT,
                *_names(
                    "next-steps-missing next-step-without-owner-or-date meetings supervision-overdue visit-overdue "
                    "placement-first-visit-late missing-without-return-interview wish-without-response "
                    "withheld-not-authorised-or-reviewed no-meeting-yet"
                ),
            ),
            Severity.ADVICE,
        ),
        Section(
            "How it came to this",
            _names(
                "chronology-missing chronology-stale chronology-starts-late no-history-before-involvement "
                "key-event-missing gap not-reviewed genogram-required genogram-late genogram-out-of-date "
                "genogram-not-updated-for-review-conference fewer-than-three-generations status-without-decision "
                "status-gap decision-without-reason referral-without-outcome"
            ),
        ),
    ),
)

_CLOSURE: Final = Profile(
    "closure",
    "Before a case closes: what stands in the way. A case that is open is looked at as if it closed on {day}.",
    (
        Section(
            "Is the work done?",
            _names(
                "open-at-closure plan-open-at-closure goals-not-scaled-before-closure closure-without-reason "
                "activity-after-closure referral-without-outcome referral-decision-late action-unknown-unfollowed "
                "missing-without-return-interview decision-without-reason decision-without-maker "
                "manager-endorsement-missing danger-without-goal"
            ),
            Severity.ADVICE,
        ),
        Section(
            "The closing summary",
            _names(
                "summary-missing summary-not-updated-before-closure closing-summary-without-final-plan "
                "status-contradiction risk-person-not-in-summary cp-when-and-why-missing why-in-care-missing "
                "progress-missing not-written-to-child not-shared-with-family"
            ),
            Severity.ADVICE,
        ),
        Section(
            "Who stays with the child",
            (
                *_SAFETY_PLAN,
                *_WHO_HOLDS,
                *_names("safety-plan-not-signposted unnamed-person no-network plan-not-shared"),
            ),
        ),
        Section(
            "The child’s last word",
            _names(
                "child-not-heard-before-closure visit-overdue child-not-seen-alone several-unsuccessful-visits "
                "wish-without-response pr-adult-views-missing child-does-not-know words-and-pictures-missing "
                "feedback-not-sought"
            ),
            Severity.ADVICE,
        ),
        Section(
            "What remains on record",
            _names(
                "retention-unset retention-due s47-unsubstantiated-retention withheld-without-reason "
                "withheld-not-authorised-or-reviewed withheld-after-closure disputed-fact-without-note "
                "protected-address photo-without-consent missing-case-id status-gap cp-plan-start-not-icpc-date "
                "worker-gap chronology-missing chronology-stale key-event-missing event-without-action not-reviewed "
                "not-shared uncommitted"
            ),
            Severity.ADVICE,
        ),
    ),
    closing=True,
)

PROFILES: Final = {one.name: one for one in (_SUPERVISION, _AUDIT, _CONFERENCE, _HANDOVER, _CLOSURE)}
"""The profiles, by name."""
