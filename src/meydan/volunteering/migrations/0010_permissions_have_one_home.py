from django.db import migrations

# A birthday on 29 February comes after 18 years on 1 March; PostgreSQL says the 28th.
THERE = """
    insert into guardians_permission
        (id, person_id, "of", scope, risk, guardian, contact, language, how, state, asked_at, decided_at, proof, seen_by_id, valid_until,
         of_age_on, link_nonce, link_until, sent_at, code_nonce, code_until, code_tries)
    select one.id, one.person_id, 'duty:' || coalesce(one.role_id, 0), case one.field when '' then 'duties' else 'duties:' || one.field end,
        one.risk, one.guardian, one.contact, '', one.how, one.state, one.asked_at, one.decided_at, one.proof, one.seen_by_id, one.valid_until,
        (born.birth_date + interval '18 years')::date + (to_char(born.birth_date, 'MMDD') = '0229')::int,
        one.link_nonce, one.link_until, one.sent_at, one.code_nonce, one.code_until, one.code_tries
    from volunteering_permission one left join volunteering_volunteer born on born.person_id = one.person_id;
    select setval(pg_get_serial_sequence('guardians_permission', 'id'), greatest((select max(id) from guardians_permission), 1));
"""
BACK = """
    insert into volunteering_permission
        (id, person_id, role_id, field, risk, guardian, contact, how, state, asked_at, decided_at, proof, seen_by_id, valid_until,
         link_nonce, link_until, sent_at, code_nonce, code_until, code_tries)
    select one.id, one.person_id, duty.id, substr(one.scope, 8), one.risk, one.guardian, one.contact, one.how, one.state, one.asked_at,
        one.decided_at, one.proof, one.seen_by_id, one.valid_until, one.link_nonce, one.link_until, one.sent_at, one.code_nonce,
        one.code_until, one.code_tries
    from guardians_permission one left join volunteering_role duty on one."of" = 'duty:' || duty.id where one.scope like 'duties%';
    select setval(pg_get_serial_sequence('volunteering_permission', 'id'), greatest((select max(id) from volunteering_permission), 1));
    delete from guardians_permission where scope like 'duties%';
"""


class Migration(migrations.Migration):
    """Permissions keep their numbers, of which the links are made that guardians have."""

    dependencies = [
        ("guardians", "0001_permissions_of_guardians"),
        ("volunteering", "0009_no_second_list_of_organisations"),
    ]
    operations = [migrations.RunSQL(THERE, BACK)]
