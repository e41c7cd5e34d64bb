"""Extensions, the functions that read Turkish text, and the table of the shared cache."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

FUNCTIONS = """
create or replace function meydan_lower(t text) returns text language sql immutable parallel safe strict as
$$ select pg_catalog.lower(pg_catalog.translate(t, 'İIÇĞÖŞÜÂÎÛ', 'iıçğöşüâîû')) $$;

create or replace function meydan_fold(t text) returns text language sql immutable parallel safe strict as
$$ select pg_catalog.lower(pg_catalog.translate(t, 'İIıÇçĞğÖöŞşÜüÂâÎîÛûÊê', 'iiiccggoossuuaaiiuuee')) $$;

-- Stems of the words, of both the right spelling and the one without marks, without marks themselves.
create or replace function meydan_stems(t text) returns text language sql immutable parallel safe strict as
$$ select public.meydan_fold(pg_catalog.array_to_string(
     pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.turkish', public.meydan_lower(t)))
     || pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.turkish', public.meydan_fold(t))), ' ')) $$;

create or replace function meydan_words(title text, body text) returns tsvector language sql immutable parallel safe as
$$ select pg_catalog.setweight(pg_catalog.to_tsvector('pg_catalog.simple',
            public.meydan_fold(coalesce(title, '')) || ' ' || public.meydan_stems(coalesce(title, ''))), 'A')
       || pg_catalog.setweight(pg_catalog.to_tsvector('pg_catalog.simple',
            public.meydan_fold(coalesce(body, '')) || ' ' || public.meydan_stems(coalesce(body, ''))), 'C') $$;

-- Each word of the question: its beginning, or one of its stems; all of them, or any. The question holds letters, digits and spaces.
create or replace function meydan_query(question text, any_word boolean) returns tsquery language sql immutable parallel safe strict as
$$ select pg_catalog.to_tsquery('pg_catalog.simple', coalesce(pg_catalog.string_agg(
     '(' || public.meydan_fold(word) || ':*' || coalesce((
        select pg_catalog.string_agg(distinct ' | ' || stem, '')
        from pg_catalog.regexp_split_to_table(public.meydan_stems(word), '[^[:alnum:]]+') as stem
        where pg_catalog.length(stem) > 2), '') || ')',
     case when any_word then ' | ' else ' & ' end), ''))
   from pg_catalog.regexp_split_to_table(question, '[^[:alnum:]]+') as word where word <> '' $$;
"""
DROP = """
drop function if exists meydan_query(text, boolean);
drop function if exists meydan_words(text, text);
drop function if exists meydan_stems(text);
drop function if exists meydan_fold(text);
drop function if exists meydan_lower(text);
"""
CACHE = """
create unlogged table if not exists meydan_cache (
  cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index if not exists meydan_cache_expires on meydan_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.RunSQL(CACHE, "drop table if exists meydan_cache"),
    ]
