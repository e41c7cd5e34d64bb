"""Arabic is folded like Turkish: vowel signs go, letters that people write in several ways are one, the article is no obstacle."""

from django.db import migrations

FUNCTIONS = """
create or replace function meydan_fold(t text) returns text language sql immutable parallel safe strict as
$$ select pg_catalog.lower(pg_catalog.translate(t,
     'İIıÇçĞğÖöŞşÜüÂâÎîÛûÊêأإآٱىةؤئ' || U&'\\064B\\064C\\064D\\064E\\064F\\0650\\0651\\0652\\0653\\0654\\0655\\0670\\0640\\200C\\200D\\200E\\200F',
     'iiiccggoossuuaaiiuueeاااايهوي')) $$;

create or replace function meydan_stems(t text) returns text language sql immutable parallel safe strict as
$$ select public.meydan_fold(pg_catalog.array_to_string(
     pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.turkish', public.meydan_lower(t)))
     || pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.turkish', public.meydan_fold(t))), ' '))
   || coalesce((select ' ' || pg_catalog.string_agg(found[1], ' ') from pg_catalog.regexp_matches(
        public.meydan_fold(t), '(?:^|[^[:alnum:]])[وفبك]?ال([[:alnum:]]{2,})', 'g') as found), '') $$;

update base_searchentry set title = title where title || body ~ '[ء-ي]';
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0003_counters_of_limits")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
