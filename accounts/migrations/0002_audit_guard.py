"""The record of acts is append-only and hash-chained, whoever writes to it.

The hash covers UTC epochs and jsonb texts, never a timestamp printed in a session's time zone.
The advisory lock makes writers queue for this table only. `portal.allow_truncate` is set on test
databases, whose flush truncates every table.
"""

from django.db import migrations

FORWARDS = """
create function accounts_audit_content(e accounts_auditentry) returns text
language sql immutable as $$
    select concat_ws(E'\\x1f',
        e.position, (extract(epoch from e.at) * 1000000)::bigint, e.person_id, e.person_name,
        e.delegation_id, e.delegation_name, e.role, e.act, e.object_type, e.object_id,
        e.object_label, coalesce(e.before::text, ''), coalesce(e.after::text, ''),
        e.ground, e.public::int)
$$;

create function accounts_audit_append() returns trigger language plpgsql as $$
declare last accounts_auditentry;
begin
    perform pg_advisory_xact_lock(20190906);
    select * into last from accounts_auditentry order by position desc limit 1;
    new.position := coalesce(last.position, 0) + 1;
    new.previous_hash := coalesce(last.hash, '');
    new.hash := encode(
        sha256(convert_to(new.previous_hash || accounts_audit_content(new), 'UTF8')), 'hex');
    return new;
end $$;

create function accounts_audit_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' and current_setting('portal.allow_truncate', true) = 'on' then
        return null;
    end if;
    raise exception 'the record of acts is append-only';
end $$;

create function accounts_audit_breaks() returns setof bigint language sql stable as $$
    select position from (
        select e.position, e.hash, e.previous_hash,
            coalesce(lag(e.hash) over (order by e.position), '') as expected_previous,
            coalesce(lag(e.position) over (order by e.position), 0) + 1 as expected_position,
            encode(sha256(convert_to(e.previous_hash || accounts_audit_content(e), 'UTF8')), 'hex')
                as expected_hash
        from accounts_auditentry e
    ) chain
    where hash <> expected_hash or previous_hash <> expected_previous
        or position <> expected_position
    order by position
$$;

create trigger audit_append before insert on accounts_auditentry
    for each row execute function accounts_audit_append();
create trigger audit_refuse_change before update or delete on accounts_auditentry
    for each row execute function accounts_audit_refuse();
create trigger audit_refuse_truncate before truncate on accounts_auditentry
    for each statement execute function accounts_audit_refuse();
"""

BACKWARDS = """
drop trigger audit_append on accounts_auditentry;
drop trigger audit_refuse_change on accounts_auditentry;
drop trigger audit_refuse_truncate on accounts_auditentry;
drop function accounts_audit_breaks();
drop function accounts_audit_refuse();
drop function accounts_audit_append();
drop function accounts_audit_content(accounts_auditentry);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
