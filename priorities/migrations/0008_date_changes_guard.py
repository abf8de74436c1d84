"""The history of dates is append-only: no row of it is changed or deleted."""

from django.db import migrations

FORWARDS = """
create function priorities_datechange_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the history of dates is append-only';
end $$;

create trigger datechange_refuse_change before update or delete on priorities_datechange
    for each row execute function priorities_datechange_refuse();
"""

BACKWARDS = """
drop trigger datechange_refuse_change on priorities_datechange;
drop function priorities_datechange_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("priorities", "0007_roadmap_actions")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
