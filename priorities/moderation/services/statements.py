"""What changes several tables at once, each in one statement, under the contribution’s lock."""

from django.db import connection

HIDE = """
with hidden as (
    update priorities_contribution
    set hidden_at = %(at)s, hidden_ground = %(ground)s, hidden_by_id = %(by)s
    where id = %(contribution)s
), quoting as (
    update priorities_contribution
    set quoted = array(select distinct n from unnest(quoted || %(number)s::int) as n order by n)
    where id = any(%(quoting)s::bigint[])
), upheld as (
    update priorities_report set state = 'upheld', handled_at = %(at)s, handled_by_id = %(by)s
    where contribution_id = %(contribution)s and state = 'open'
)
insert into priorities_hiding
    (contribution_id, article, ground, passage, hidden_at, hidden_by_id, appeal_until,
     restored_reason)
values
    (%(contribution)s, %(article)s, %(ground)s, %(passage)s, %(at)s, %(by)s, %(until)s, '')
returning id
"""

SHOW_AGAIN = """
with decided as (
    update priorities_appeal
    set outcome = 'restored', decided_at = %(at)s, decided_by_id = %(by)s,
        decision_reasons = %(reason)s
    where id = %(appeal)s
), shown as (
    update priorities_contribution set hidden_at = null, hidden_ground = '', hidden_by_id = null
    where id = %(contribution)s
)
update priorities_hiding
set restored_at = %(at)s, restored_by_id = %(by)s, restored_reason = %(reason)s
where id = %(hiding)s
"""


def hide(hiding, *, quoting: list[int]) -> None:
    """Write an unsaved hiding, mask its contribution, note it as quoted in those of `quoting`,
    and uphold the open reports.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            HIDE,
            {
                "contribution": hiding.contribution_id,
                "number": hiding.contribution.number,
                "quoting": quoting,
                "article": hiding.article,
                "ground": hiding.ground,
                "passage": hiding.passage,
                "at": hiding.hidden_at,
                "by": hiding.hidden_by_id,
                "until": hiding.appeal_until,
            },
        )
        hiding.pk = cursor.fetchone()[0]
    hiding._state.adding = False
    row = hiding.contribution
    row.hidden_at, row.hidden_ground, row.hidden_by = (
        hiding.hidden_at,
        hiding.ground,
        hiding.hidden_by,
    )


def show_again(hiding, *, appeal=None) -> None:
    """Write the end of a hiding, and with it the appeal that is granted, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(
            SHOW_AGAIN,
            {
                "hiding": hiding.pk,
                "contribution": hiding.contribution_id,
                "appeal": appeal.pk if appeal is not None else None,
                "at": hiding.restored_at,
                "by": hiding.restored_by_id,
                "reason": hiding.restored_reason,
            },
        )
    row = hiding.contribution
    row.hidden_at, row.hidden_ground, row.hidden_by = None, "", None
