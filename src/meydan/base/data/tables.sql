CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.meydan_fold(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ select pg_catalog.lower(pg_catalog.translate(t,
     'İIıÇçĞğÖöŞşÜüÂâÎîÛûÊêأإآٱىةؤئ' || U&'\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670\0640\200C\200D\200E\200F',
     'iiiccggoossuuaaiiuueeاااايهوي')) $$;
CREATE FUNCTION public.meydan_lower(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ select pg_catalog.lower(pg_catalog.translate(t, 'İIÇĞÖŞÜÂÎÛ', 'iıçğöşüâîû')) $$;
CREATE FUNCTION public.meydan_query(question text, any_word boolean) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ select pg_catalog.to_tsquery('pg_catalog.simple', coalesce(pg_catalog.string_agg(
     '(' || public.meydan_fold(word) || ':*' || coalesce((
        select pg_catalog.string_agg(distinct ' | ' || stem, '')
        from pg_catalog.regexp_split_to_table(public.meydan_stems(word), '[^[:alnum:]]+') as stem
        where pg_catalog.length(stem) > 2), '') || ')',
     case when any_word then ' | ' else ' & ' end), ''))
   from pg_catalog.regexp_split_to_table(question, '[^[:alnum:]]+') as word where word <> '' $$;
CREATE FUNCTION public.meydan_stems(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ select public.meydan_fold(pg_catalog.array_to_string(
     pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.turkish', public.meydan_lower(t)))
     || pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.turkish', public.meydan_fold(t))), ' '))
   || coalesce((select ' ' || pg_catalog.string_agg(found[1], ' ') from pg_catalog.regexp_matches(
        public.meydan_fold(t), '(?:^|[^[:alnum:]])[وفبك]?ال([[:alnum:]]{2,})', 'g') as found), '') $$;
CREATE FUNCTION public.meydan_words(title text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select pg_catalog.setweight(pg_catalog.to_tsvector('pg_catalog.simple',
            public.meydan_fold(coalesce(title, '')) || ' ' || public.meydan_stems(coalesce(title, ''))), 'A')
       || pg_catalog.setweight(pg_catalog.to_tsvector('pg_catalog.simple',
            public.meydan_fold(coalesce(body, '')) || ' ' || public.meydan_stems(coalesce(body, ''))), 'C') $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.account_emailaddress_id_seq);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.account_emailconfirmation_id_seq);
CREATE TABLE public.attendance_calendar (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.attendance_calendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.attendance_calendar_id_seq);
CREATE TABLE public.attendance_occasion (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    "where" character varying(200) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    capacity integer NOT NULL,
    taken integer NOT NULL,
    called_off_at timestamp with time zone,
    called_off_why text NOT NULL,
    finished_at timestamp with time zone,
    place_key character varying(40) NOT NULL,
    revision integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    leader_id bigint,
    unit_id bigint,
    kiosk_key character varying(40),
    CONSTRAINT an_occasion_ends_after_it_starts CHECK ((starts_at < ends_at)),
    CONSTRAINT an_occasion_has_seats CHECK ((capacity > 0)),
    CONSTRAINT attendance_occasion_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT attendance_occasion_revision_check CHECK ((revision >= 0)),
    CONSTRAINT attendance_occasion_taken_check CHECK ((taken >= 0)),
    CONSTRAINT called_off_with_a_reason CHECK (((called_off_at IS NULL) OR (NOT (called_off_why = ''::text)))),
    CONSTRAINT no_more_seats_than_there_are CHECK ((taken <= capacity)),
    CONSTRAINT sign_up_closes_before_the_end CHECK ((closes_at <= ends_at))
);
ALTER TABLE public.attendance_occasion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.attendance_occasion_id_seq);
CREATE TABLE public.attendance_seat (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    size smallint NOT NULL,
    state character varying(10) NOT NULL,
    walk_up boolean NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    offered_until timestamp with time zone,
    confirmed_at timestamp with time zone,
    came_at timestamp with time zone,
    left_at timestamp with time zone,
    method character varying(8) NOT NULL,
    reminded smallint,
    occasion_id bigint NOT NULL,
    person_id bigint,
    CONSTRAINT a_seat_is_for_somebody CHECK ((size > 0)),
    CONSTRAINT an_offer_ends CHECK (((NOT ((state)::text = 'offered'::text)) OR (offered_until IS NOT NULL))),
    CONSTRAINT attendance_seat_reminded_check CHECK ((reminded >= 0)),
    CONSTRAINT attendance_seat_size_check CHECK ((size >= 0)),
    CONSTRAINT one_leaves_after_one_came CHECK (((left_at IS NULL) OR ((came_at IS NOT NULL) AND (left_at >= came_at)))),
    CONSTRAINT who_came_came_at_a_time CHECK (((NOT ((state)::text = ANY (ARRAY['came', 'left']))) OR (came_at IS NOT NULL)))
);
ALTER TABLE public.attendance_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.attendance_seat_id_seq);
CREATE TABLE public.attendance_seatstep (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    why text NOT NULL,
    method character varying(8) NOT NULL,
    tick uuid,
    by_id bigint,
    seat_id bigint NOT NULL
);
ALTER TABLE public.attendance_seatstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.attendance_seatstep_id_seq);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.auth_group_id_seq);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.auth_group_permissions_id_seq);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.auth_permission_id_seq);
CREATE TABLE public.base_auditline (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    code character varying(80) NOT NULL,
    ref character varying(80) NOT NULL,
    actor bytea NOT NULL,
    facts jsonb NOT NULL,
    transaction bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    seal_id bigint
);
ALTER TABLE public.base_auditline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.base_auditline_id_seq);
CREATE TABLE public.base_auditsalt (
    person character varying(40) NOT NULL,
    salt bytea NOT NULL
);
CREATE TABLE public.base_auditseal (
    id bigint NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    lines integer NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT base_auditseal_lines_check CHECK ((lines >= 0))
);
ALTER TABLE public.base_auditseal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.base_auditseal_id_seq);
CREATE TABLE public.base_counted (
    name character varying(64) NOT NULL,
    times integer NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT base_counted_times_check CHECK ((times >= 0))
);
CREATE TABLE public.base_destruction (
    id bigint NOT NULL,
    what character varying(80) NOT NULL,
    rule character varying(300) NOT NULL,
    count integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT base_destruction_count_check CHECK ((count >= 0)),
    CONSTRAINT something_was_destroyed CHECK ((count > 0))
);
ALTER TABLE public.base_destruction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.base_destruction_id_seq);
CREATE TABLE public.base_outboxmessage (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    code character varying(80) NOT NULL,
    "to" character varying(120)[] NOT NULL,
    ref character varying(80) NOT NULL,
    facts jsonb NOT NULL,
    but_not character varying(40) NOT NULL,
    done_at timestamp with time zone
);
ALTER TABLE public.base_outboxmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.base_outboxmessage_id_seq);
CREATE UNLOGGED TABLE public.base_press (
    key character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    answer bytea
);
CREATE TABLE public.base_searchentry (
    ref character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    at timestamp with time zone NOT NULL,
    public boolean NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.meydan_words(title, body)) STORED,
    folded text GENERATED ALWAYS AS (public.meydan_fold(COALESCE(title, ''::text))) STORED
);
CREATE TABLE public.base_stamp (
    name character varying(40) NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.calls_application (
    id bigint NOT NULL,
    number integer,
    state character varying(11) NOT NULL,
    title character varying(120) NOT NULL,
    summary character varying(200) NOT NULL,
    organisation character varying(120) NOT NULL,
    topics character varying(60)[] NOT NULL,
    publish boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    info_asked text NOT NULL,
    info_until timestamp with time zone,
    info_answer text NOT NULL,
    decision character varying(11) NOT NULL,
    reason text NOT NULL,
    condition character varying(300) NOT NULL,
    decided_at timestamp with time zone,
    discussed_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    person_id bigint,
    call_id bigint NOT NULL,
    talk_at timestamp with time zone,
    talk_where character varying(200) NOT NULL,
    talk_words text NOT NULL,
    CONSTRAINT a_question_has_time_to_be_answered CHECK (((NOT ((state)::text = 'more_info'::text)) OR (info_until IS NOT NULL))),
    CONSTRAINT a_talk_has_a_moment CHECK (((NOT ((state)::text = 'interview'::text)) OR (talk_at IS NOT NULL))),
    CONSTRAINT calls_application_number_check CHECK ((number >= 0)),
    CONSTRAINT nobody_is_refused_without_a_reason CHECK (((NOT ((state)::text = ANY (ARRAY['out', 'accepted', 'conditional', 'reserve', 'declined']))) OR (NOT (reason = ''::text)))),
    CONSTRAINT what_was_sent_has_a_number CHECK ((((state)::text = ANY (ARRAY['draft', 'withdrawn'])) OR ((number IS NOT NULL) AND (submitted_at IS NOT NULL))))
);
ALTER TABLE public.calls_application ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_application_id_seq);
CREATE TABLE public.calls_assignment (
    id bigint NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    why character varying(300) NOT NULL,
    conflict character varying(6) NOT NULL,
    conflict_at timestamp with time zone,
    moved_at timestamp with time zone,
    moved_why character varying(300) NOT NULL,
    final_at timestamp with time zone,
    total smallint,
    first_total smallint,
    changed_why character varying(400) NOT NULL,
    application_id bigint NOT NULL,
    juror_id bigint NOT NULL,
    CONSTRAINT calls_assignment_first_total_check CHECK ((first_total >= 0)),
    CONSTRAINT calls_assignment_total_check CHECK ((total >= 0)),
    CONSTRAINT nobody_scores_without_a_statement CHECK (((final_at IS NULL) OR (((conflict)::text = 'none'::text) AND (moved_at IS NULL) AND (total IS NOT NULL)))),
    CONSTRAINT of_a_hundred CHECK (((total IS NULL) OR (total <= 10000)))
);
ALTER TABLE public.calls_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_assignment_id_seq);
CREATE TABLE public.calls_call (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    title character varying(140) NOT NULL,
    summary character varying(300) NOT NULL,
    text text NOT NULL,
    offers text NOT NULL,
    basis character varying(300) NOT NULL,
    gives_money boolean NOT NULL,
    money_basis character varying(300) NOT NULL,
    topics character varying(60)[] NOT NULL,
    conditions character varying(200)[] NOT NULL,
    places smallint NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    grace_minutes smallint NOT NULL,
    jurors_each smallint NOT NULL,
    jury_until timestamp with time zone NOT NULL,
    scale smallint NOT NULL,
    scale_words character varying(200) NOT NULL,
    spread_limit smallint NOT NULL,
    shown bigint[] NOT NULL,
    decision_words text NOT NULL,
    demo_day character varying(80) NOT NULL,
    why_cancelled character varying(400) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    announced_at timestamp with time zone,
    keeper_id bigint,
    thread_id bigint,
    unit_id bigint NOT NULL,
    language character varying(5) NOT NULL,
    CONSTRAINT a_call_ends_after_it_opens CHECK (((closes_at < jury_until) AND (opens_at < closes_at))),
    CONSTRAINT an_entry_has_three_jurors CHECK ((jurors_each >= 3)),
    CONSTRAINT calls_call_grace_minutes_check CHECK ((grace_minutes >= 0)),
    CONSTRAINT calls_call_jurors_each_check CHECK ((jurors_each >= 0)),
    CONSTRAINT calls_call_places_check CHECK ((places >= 0)),
    CONSTRAINT calls_call_scale_check CHECK ((scale >= 0)),
    CONSTRAINT calls_call_spread_limit_check CHECK ((spread_limit >= 0)),
    CONSTRAINT criteria_are_public_before_anybody_applies CHECK (((published_at IS NULL) OR (published_at <= opens_at))),
    CONSTRAINT money_needs_a_basis CHECK (((NOT gives_money) OR (NOT ((money_basis)::text = ''::text))))
);
CREATE TABLE public.calls_call_goals (
    id bigint NOT NULL,
    call_id bigint NOT NULL,
    goal_id smallint NOT NULL
);
ALTER TABLE public.calls_call_goals ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_call_goals_id_seq);
ALTER TABLE public.calls_call ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_call_id_seq);
CREATE TABLE public.calls_criterion (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    hint character varying(200) NOT NULL,
    weight smallint NOT NULL,
    "position" smallint NOT NULL,
    call_id bigint NOT NULL,
    CONSTRAINT a_criterion_counts CHECK (((weight >= 1) AND (weight <= 100))),
    CONSTRAINT calls_criterion_position_check CHECK (("position" >= 0)),
    CONSTRAINT calls_criterion_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.calls_criterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_criterion_id_seq);
CREATE TABLE public.calls_juror (
    id bigint NOT NULL,
    about character varying(120) NOT NULL,
    topics character varying(60)[] NOT NULL,
    appointed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    call_id bigint NOT NULL,
    person_id bigint
);
ALTER TABLE public.calls_juror ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_juror_id_seq);
CREATE TABLE public.calls_mark (
    id bigint NOT NULL,
    points smallint,
    words character varying(600) NOT NULL,
    assignment_id bigint NOT NULL,
    criterion_id bigint NOT NULL,
    CONSTRAINT calls_mark_points_check CHECK ((points >= 0))
);
ALTER TABLE public.calls_mark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_mark_id_seq);
CREATE TABLE public.calls_meeting (
    id bigint NOT NULL,
    held_on date NOT NULL,
    minutes smallint NOT NULL,
    words text NOT NULL,
    written_by_id bigint,
    mentoring_id bigint NOT NULL,
    CONSTRAINT a_meeting_lasts CHECK ((minutes >= 1)),
    CONSTRAINT calls_meeting_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.calls_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_meeting_id_seq);
CREATE TABLE public.calls_member (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    joined_at timestamp with time zone,
    application_id bigint NOT NULL,
    person_id bigint
);
ALTER TABLE public.calls_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_member_id_seq);
CREATE TABLE public.calls_mentor (
    id bigint NOT NULL,
    topics character varying(60)[] NOT NULL,
    most smallint NOT NULL,
    call_id bigint NOT NULL,
    person_id bigint,
    CONSTRAINT calls_mentor_most_check CHECK ((most >= 0))
);
ALTER TABLE public.calls_mentor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_mentor_id_seq);
CREATE TABLE public.calls_mentoring (
    id bigint NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    mentor_id bigint NOT NULL,
    venture_id bigint NOT NULL
);
ALTER TABLE public.calls_mentoring ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_mentoring_id_seq);
CREATE TABLE public.calls_milestone (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    due_on date NOT NULL,
    done_at timestamp with time zone,
    evidence text NOT NULL,
    venture_id bigint NOT NULL,
    CONSTRAINT a_milestone_is_reached_with_evidence CHECK (((done_at IS NULL) OR (NOT (evidence = ''::text))))
);
ALTER TABLE public.calls_milestone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_milestone_id_seq);
CREATE TABLE public.calls_objection (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    outcome character varying(9) NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    application_id bigint NOT NULL,
    CONSTRAINT an_answered_objection_has_an_outcome_and_words CHECK ((((answered_at IS NULL) AND ((outcome)::text = ''::text)) OR ((answered_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text)) AND (NOT (answer = ''::text)))))
);
ALTER TABLE public.calls_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_objection_id_seq);
CREATE TABLE public.calls_plan (
    id bigint NOT NULL,
    state character varying(9) NOT NULL,
    problem jsonb NOT NULL,
    pairs jsonb NOT NULL,
    file jsonb NOT NULL,
    seconds double precision,
    asked_at timestamp with time zone NOT NULL,
    call_id bigint NOT NULL
);
ALTER TABLE public.calls_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_plan_id_seq);
CREATE TABLE public.calls_support (
    id bigint NOT NULL,
    what character varying(5) NOT NULL,
    words character varying(300) NOT NULL,
    kurus bigint NOT NULL,
    basis character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    booking_id bigint,
    venture_id bigint NOT NULL,
    CONSTRAINT calls_support_kurus_check CHECK ((kurus >= 0)),
    CONSTRAINT money_is_given_by_a_basis CHECK ((((kurus > 0) AND ((what)::text = 'money'::text) AND (NOT ((basis)::text = ''::text))) OR ((kurus = 0) AND (NOT ((what)::text = 'money'::text)))))
);
ALTER TABLE public.calls_support ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_support_id_seq);
CREATE TABLE public.calls_tie (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id bigint NOT NULL,
    juror_id bigint NOT NULL
);
ALTER TABLE public.calls_tie ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_tie_id_seq);
CREATE TABLE public.calls_venture (
    id bigint NOT NULL,
    agreed_on date,
    starts_on date,
    ends_on date,
    outcome character varying(7) NOT NULL,
    outcome_words character varying(400) NOT NULL,
    graduated_at timestamp with time zone,
    project character varying(80) NOT NULL,
    asked_at timestamp with time zone,
    impact text NOT NULL,
    impact_at timestamp with time zone,
    application_id bigint NOT NULL,
    thread_id bigint,
    CONSTRAINT a_programme_ends_after_it_starts CHECK (((ends_on IS NULL) OR (starts_on <= ends_on))),
    CONSTRAINT an_outcome_has_words CHECK ((((outcome)::text = ''::text) OR (NOT ((outcome_words)::text = ''::text))))
);
ALTER TABLE public.calls_venture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.calls_venture_id_seq);
CREATE TABLE public.centre_booking (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    of character varying(80) NOT NULL,
    cancelled_at timestamp with time zone,
    room_id bigint NOT NULL,
    CONSTRAINT a_booking_ends_after_it_starts CHECK ((starts_at < ends_at))
);
ALTER TABLE public.centre_booking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.centre_booking_id_seq);
CREATE TABLE public.centre_opening (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    room_id bigint NOT NULL,
    CONSTRAINT centre_opening_weekday_check CHECK ((weekday >= 0)),
    CONSTRAINT opens_before_it_closes CHECK (((opens < closes) AND (weekday <= 6)))
);
ALTER TABLE public.centre_opening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.centre_opening_id_seq);
CREATE TABLE public.centre_request (
    id bigint NOT NULL,
    what character varying(5) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    people smallint NOT NULL,
    purpose text NOT NULL,
    help_wanted character varying(300) NOT NULL,
    state character varying(9) NOT NULL,
    words text NOT NULL,
    decided_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    author_id bigint,
    booking_id bigint,
    decided_by_id bigint,
    room_id bigint,
    CONSTRAINT a_request_ends_after_it_starts CHECK ((starts_at < ends_at)),
    CONSTRAINT a_room_is_named_where_one_is_asked_for CHECK ((((room_id IS NOT NULL) AND ((what)::text = 'room'::text)) OR ((room_id IS NULL) AND ((what)::text = 'visit'::text)))),
    CONSTRAINT centre_request_people_check CHECK ((people >= 0)),
    CONSTRAINT declined_requests_have_words CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT (words = ''::text))))
);
ALTER TABLE public.centre_request ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.centre_request_id_seq);
CREATE TABLE public.centre_room (
    id bigint NOT NULL,
    name_tr character varying(80) NOT NULL,
    name_en character varying(80) NOT NULL,
    seats smallint NOT NULL,
    features character varying(12)[] NOT NULL,
    access_tr character varying(300) NOT NULL,
    access_en character varying(300) NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT a_room_has_seats CHECK ((seats > 0)),
    CONSTRAINT centre_room_seats_check CHECK ((seats >= 0))
);
ALTER TABLE public.centre_room ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.centre_room_id_seq);
CREATE TABLE public.conversations_conversation (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    summary text NOT NULL,
    promise text NOT NULL,
    language character varying(5) NOT NULL,
    moderation character varying(6) NOT NULL,
    with_account boolean NOT NULL,
    floor smallint NOT NULL,
    keep_days smallint NOT NULL,
    basis character varying(200) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    salt bytea NOT NULL,
    last_number integer NOT NULL,
    stale boolean NOT NULL,
    report text NOT NULL,
    outcome text NOT NULL,
    report_at timestamp with time zone,
    erased_at timestamp with time zone,
    source character varying(200),
    owner_id bigint,
    process_id bigint,
    thread_id bigint,
    unit_id bigint,
    CONSTRAINT conversation_closes_later CHECK ((closes_at > opens_at)),
    CONSTRAINT conversation_floor CHECK ((floor >= 15)),
    CONSTRAINT conversations_conversation_floor_check CHECK ((floor >= 0)),
    CONSTRAINT conversations_conversation_keep_days_check CHECK ((keep_days >= 0)),
    CONSTRAINT conversations_conversation_last_number_check CHECK ((last_number >= 0)),
    CONSTRAINT erased_after_the_report CHECK (((erased_at IS NULL) OR (report_at IS NOT NULL)))
);
ALTER TABLE public.conversations_conversation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.conversations_conversation_id_seq);
CREATE TABLE public.conversations_result (
    conversation_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    voices integer NOT NULL,
    votes integer NOT NULL,
    findings jsonb NOT NULL,
    state jsonb NOT NULL,
    CONSTRAINT conversations_result_voices_check CHECK ((voices >= 0)),
    CONSTRAINT conversations_result_votes_check CHECK ((votes >= 0))
);
CREATE TABLE public.conversations_statement (
    id integer NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    text_before text NOT NULL,
    language character varying(5) NOT NULL,
    seed boolean NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(9) NOT NULL,
    words character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone,
    fixed_at timestamp with time zone,
    hidden_at timestamp with time zone,
    agree integer NOT NULL,
    disagree integer NOT NULL,
    passed integer NOT NULL,
    weight double precision NOT NULL,
    author_id bigint,
    conversation_id bigint NOT NULL,
    looked_by_id bigint,
    merged_into_id integer,
    voice_id integer,
    CONSTRAINT conversations_statement_agree_check CHECK ((agree >= 0)),
    CONSTRAINT conversations_statement_disagree_check CHECK ((disagree >= 0)),
    CONSTRAINT conversations_statement_number_check CHECK ((number >= 0)),
    CONSTRAINT conversations_statement_passed_check CHECK ((passed >= 0)),
    CONSTRAINT declined_statement_has_a_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT joined_names_its_statement CHECK ((((merged_into_id IS NOT NULL) AND ((state)::text = 'merged'::text)) OR ((NOT ((state)::text = 'merged'::text)) AND (merged_into_id IS NULL)))),
    CONSTRAINT no_account_beside_a_voice CHECK (((author_id IS NULL) OR (voice_id IS NULL)))
);
ALTER TABLE public.conversations_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.conversations_statement_id_seq);
CREATE TABLE public.conversations_voice (
    id integer NOT NULL,
    key bytea NOT NULL,
    fresh boolean NOT NULL,
    conversation_id bigint NOT NULL
);
ALTER TABLE public.conversations_voice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.conversations_voice_id_seq);
CREATE TABLE public.conversations_vote (
    value smallint NOT NULL,
    statement_id integer NOT NULL,
    voice_id integer NOT NULL,
    CONSTRAINT known_answer CHECK ((value = ANY (ARRAY['-1'::integer, 0, 1])))
);
CREATE TABLE public.decisions_appeal (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    person_id bigint,
    ballot_id bigint NOT NULL
);
ALTER TABLE public.decisions_appeal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_appeal_id_seq);
CREATE TABLE public.decisions_areagroup (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    purse bigint,
    merged boolean NOT NULL,
    ballot_id bigint NOT NULL
);
ALTER TABLE public.decisions_areagroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_areagroup_id_seq);
CREATE TABLE public.decisions_areagroup_neighbourhoods (
    id bigint NOT NULL,
    areagroup_id bigint NOT NULL,
    neighbourhood_id bigint NOT NULL
);
ALTER TABLE public.decisions_areagroup_neighbourhoods ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_areagroup_neighbourhoods_id_seq);
CREATE TABLE public.decisions_ballot (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    question character varying(120) NOT NULL,
    summary character varying(300) NOT NULL,
    text text NOT NULL,
    decides character varying(200) NOT NULL,
    paper character varying(10) NOT NULL,
    most smallint,
    purse bigint,
    winners smallint NOT NULL,
    rule character varying(12) NOT NULL,
    completion character varying(6) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    grace_minutes smallint NOT NULL,
    may_change boolean NOT NULL,
    bonds character varying(8)[] NOT NULL,
    age_from smallint NOT NULL,
    members_of character varying(80) NOT NULL,
    by_code boolean NOT NULL,
    basis character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    key_id character varying(40) NOT NULL,
    public_key bytea,
    seed_mark character varying(64) NOT NULL,
    tie_seed character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    announced_at timestamp with time zone,
    opened_at timestamp with time zone,
    counted_at timestamp with time zone,
    appeals_until timestamp with time zone,
    council_on date,
    council_number character varying(40) NOT NULL,
    council_outcome character varying(8) NOT NULL,
    council_words character varying(300) NOT NULL,
    made_by_id bigint,
    process_id bigint,
    unit_id bigint,
    source character varying(300) NOT NULL,
    language character varying(5) NOT NULL,
    proved boolean NOT NULL,
    CONSTRAINT announced_ballots_have_a_key CHECK ((((state)::text = 'draft'::text) OR (public_key IS NOT NULL))),
    CONSTRAINT counted_ballots_show_their_seed CHECK (((NOT ((state)::text = 'counted'::text)) OR (NOT ((tie_seed)::text = ''::text)))),
    CONSTRAINT decisions_ballot_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT decisions_ballot_grace_minutes_check CHECK ((grace_minutes >= 0)),
    CONSTRAINT decisions_ballot_most_check CHECK ((most >= 0)),
    CONSTRAINT decisions_ballot_winners_check CHECK ((winners >= 0)),
    CONSTRAINT voting_ends_after_it_begins CHECK ((closes_at > opens_at)),
    CONSTRAINT what_is_proved_is_a_bond CHECK (((NOT proved) OR (NOT (bonds = '{}'::character varying(8)[]))))
);
ALTER TABLE public.decisions_ballot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_ballot_id_seq);
CREATE TABLE public.decisions_ballot_places (
    id bigint NOT NULL,
    ballot_id bigint NOT NULL,
    neighbourhood_id bigint NOT NULL
);
ALTER TABLE public.decisions_ballot_places ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_ballot_places_id_seq);
CREATE TABLE public.decisions_batch (
    id bigint NOT NULL,
    number smallint NOT NULL,
    size smallint NOT NULL,
    large boolean NOT NULL,
    marks integer NOT NULL,
    given integer,
    returned integer,
    spoiled integer,
    "left" integer,
    reason character varying(300) NOT NULL,
    counted_at timestamp with time zone,
    differences smallint NOT NULL,
    closed_at timestamp with time zone,
    area_id bigint,
    ballot_id bigint NOT NULL,
    counted_by_id bigint,
    booth_id bigint NOT NULL,
    taken_back integer NOT NULL,
    CONSTRAINT closed_batches_were_counted CHECK (((closed_at IS NULL) OR (counted_at IS NOT NULL))),
    CONSTRAINT decisions_batch_differences_check CHECK ((differences >= 0)),
    CONSTRAINT decisions_batch_given_check CHECK ((given >= 0)),
    CONSTRAINT decisions_batch_left_check CHECK (("left" >= 0)),
    CONSTRAINT decisions_batch_marks_check CHECK ((marks >= 0)),
    CONSTRAINT decisions_batch_number_check CHECK ((number >= 0)),
    CONSTRAINT decisions_batch_returned_check CHECK ((returned >= 0)),
    CONSTRAINT decisions_batch_size_check CHECK ((size >= 0)),
    CONSTRAINT decisions_batch_spoiled_check CHECK ((spoiled >= 0)),
    CONSTRAINT decisions_batch_taken_back_check CHECK ((taken_back >= 0)),
    CONSTRAINT no_more_marks_than_sheets CHECK ((marks <= size))
);
ALTER TABLE public.decisions_batch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_batch_id_seq);
CREATE TABLE public.decisions_booth (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    hours character varying(200) NOT NULL,
    ballot_id bigint NOT NULL
);
ALTER TABLE public.decisions_booth ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_booth_id_seq);
CREATE TABLE public.decisions_boothclerk (
    id bigint NOT NULL,
    booth_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.decisions_boothclerk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_boothclerk_id_seq);
CREATE TABLE public.decisions_change (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    closed_before timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    ballot_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT ballot_changes_say_why CHECK ((NOT ((reason)::text = ''::text)))
);
ALTER TABLE public.decisions_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_change_id_seq);
CREATE TABLE public.decisions_entry (
    id bigint NOT NULL,
    turn smallint NOT NULL,
    choices integer[] NOT NULL,
    points integer[],
    spoiled character varying(8) NOT NULL,
    by_id bigint,
    sheet_id bigint NOT NULL,
    CONSTRAINT decisions_entry_turn_check CHECK ((turn >= 0)),
    CONSTRAINT spoiled_sheets_choose_nothing CHECK ((((spoiled)::text = ''::text) OR (choices = '{}'::integer[]))),
    CONSTRAINT three_entries_at_most CHECK (((turn >= 1) AND (turn <= 3)))
);
ALTER TABLE public.decisions_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_entry_id_seq);
CREATE TABLE public.decisions_option (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    text character varying(300) NOT NULL,
    number smallint,
    cost bigint,
    valuation character varying(12) NOT NULL,
    reason character varying(300) NOT NULL,
    valued_at timestamp with time zone,
    area_id bigint,
    ballot_id bigint NOT NULL,
    contribution_id bigint,
    goal_id smallint,
    neighbourhood_id bigint,
    unit_id bigint,
    valued_by_id bigint,
    language character varying(5) NOT NULL,
    CONSTRAINT decisions_option_number_check CHECK ((number >= 0)),
    CONSTRAINT options_cost_something CHECK (((cost IS NULL) OR (cost > 0)))
);
ALTER TABLE public.decisions_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_option_id_seq);
CREATE TABLE public.decisions_paper (
    id bigint NOT NULL,
    channel character varying(5) NOT NULL,
    choices integer[] NOT NULL,
    points integer[],
    mark character varying(64) NOT NULL,
    spoiled boolean NOT NULL,
    area_id bigint,
    ballot_id bigint NOT NULL,
    list_id bigint
);
ALTER TABLE public.decisions_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_paper_id_seq);
CREATE TABLE public.decisions_result (
    id bigint NOT NULL,
    rule character varying(12) NOT NULL,
    utility character varying(12) NOT NULL,
    completion character varying(12) NOT NULL,
    seed character varying(64) NOT NULL,
    input_hash character varying(64) NOT NULL,
    papers integer NOT NULL,
    spoiled integer NOT NULL,
    facts jsonb NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    ballot_id bigint NOT NULL,
    list_id bigint,
    CONSTRAINT decisions_result_papers_check CHECK ((papers >= 0)),
    CONSTRAINT decisions_result_spoiled_check CHECK ((spoiled >= 0))
);
ALTER TABLE public.decisions_result ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_result_id_seq);
CREATE TABLE public.decisions_roll (
    id bigint NOT NULL,
    channel character varying(5) NOT NULL,
    bond character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    envelope bytea,
    area_id bigint,
    ballot_id bigint NOT NULL,
    person_id bigint,
    code_id bigint
);
ALTER TABLE public.decisions_roll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_roll_id_seq);
CREATE TABLE public.decisions_sheet (
    id bigint NOT NULL,
    number smallint NOT NULL,
    outcome character varying(7) NOT NULL,
    spoiled character varying(8) NOT NULL,
    batch_id bigint NOT NULL,
    CONSTRAINT decisions_sheet_number_check CHECK ((number >= 0))
);
ALTER TABLE public.decisions_sheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_sheet_id_seq);
CREATE TABLE public.decisions_votingcode (
    id bigint NOT NULL,
    mark character varying(64) NOT NULL,
    ballot_id bigint NOT NULL
);
ALTER TABLE public.decisions_votingcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_votingcode_id_seq);
CREATE TABLE public.decisions_wrongmark (
    id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    done boolean NOT NULL,
    batch_id bigint NOT NULL,
    confirmed_by_id bigint,
    person_id bigint,
    told_by_id bigint,
    CONSTRAINT no_name_at_a_mark_taken_back CHECK (((NOT done) OR (person_id IS NULL))),
    CONSTRAINT two_people_take_a_mark_back CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = told_by_id) AND (confirmed_by_id IS NOT NULL) AND (told_by_id IS NOT NULL))) OR (told_by_id IS NULL)))
);
ALTER TABLE public.decisions_wrongmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.decisions_wrongmark_id_seq);
CREATE TABLE public.discussion_comment (
    id bigint NOT NULL,
    "on" character varying(80) NOT NULL,
    "position" character varying(10) NOT NULL,
    text text NOT NULL,
    language character varying(5) NOT NULL,
    official boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    hidden_at timestamp with time zone,
    support_count integer NOT NULL,
    author_id bigint,
    parent_id bigint,
    unit_id bigint,
    named boolean NOT NULL,
    CONSTRAINT discussion_comment_support_count_check CHECK ((support_count >= 0)),
    CONSTRAINT only_replies_lack_a_position CHECK (((NOT (("position")::text = ''::text)) OR (parent_id IS NOT NULL)))
);
ALTER TABLE public.discussion_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.discussion_comment_id_seq);
CREATE TABLE public.discussion_commentsupport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    comment_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.discussion_commentsupport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.discussion_commentsupport_id_seq);
CREATE TABLE public.discussion_edition (
    id bigint NOT NULL,
    text text NOT NULL,
    replaced_at timestamp with time zone NOT NULL,
    comment_id bigint NOT NULL
);
ALTER TABLE public.discussion_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.discussion_edition_id_seq);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.django_content_type_id_seq);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.django_migrations_id_seq);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.documents_certificate (
    id bigint NOT NULL,
    code character varying(10) NOT NULL,
    what character varying(12) NOT NULL,
    of character varying(80) NOT NULL,
    facts jsonb NOT NULL,
    salt character varying(64) NOT NULL,
    seal text NOT NULL,
    issued_on date NOT NULL,
    valid_until date,
    opened character varying(6)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    reason text NOT NULL,
    superseded_at timestamp with time zone,
    issued_by_id bigint,
    person_id bigint,
    revoked_by_id bigint,
    supersedes_id bigint,
    CONSTRAINT revoked_with_a_reason CHECK (((revoked_at IS NULL) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.documents_certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.documents_certificate_id_seq);
CREATE TABLE public.documents_document (
    id bigint NOT NULL,
    what character varying(14) NOT NULL,
    title character varying(200) NOT NULL,
    about character varying(80)[] NOT NULL,
    numbers character varying(12)[] NOT NULL,
    data jsonb NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    made_by_id bigint,
    person_id bigint,
    place_id bigint,
    unit_id bigint
);
ALTER TABLE public.documents_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.documents_document_id_seq);
CREATE TABLE public.documents_officialreference (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    what character varying(8) NOT NULL,
    number character varying(60) NOT NULL,
    dated date NOT NULL,
    words character varying(200) NOT NULL,
    key character varying(32) NOT NULL,
    suffix character varying(5) NOT NULL,
    size integer NOT NULL,
    public boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    unit_id bigint,
    CONSTRAINT documents_officialreference_size_check CHECK ((size >= 0)),
    CONSTRAINT only_a_file_is_public CHECK (((NOT public) OR (NOT ((key)::text = ''::text))))
);
ALTER TABLE public.documents_officialreference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.documents_officialreference_id_seq);
CREATE TABLE public.documents_packtext (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    basis character varying(200) NOT NULL,
    approved_by_id bigint,
    by_id bigint,
    summary_fits boolean NOT NULL,
    CONSTRAINT approved_on_a_basis CHECK (((approved_at IS NULL) OR (NOT ((basis)::text = ''::text)))),
    CONSTRAINT nobody_approves_their_own_text CHECK (((by_id IS NULL) OR (approved_by_id IS NULL) OR (NOT ((by_id = approved_by_id) AND (by_id IS NOT NULL) AND (approved_by_id IS NOT NULL)))))
);
ALTER TABLE public.documents_packtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.documents_packtext_id_seq);
CREATE TABLE public.documents_wording (
    id bigint NOT NULL,
    template character varying(14) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint
);
ALTER TABLE public.documents_wording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.documents_wording_id_seq);
CREATE TABLE public.editorial_article (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    words jsonb NOT NULL,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    what character varying(4) NOT NULL,
    slug character varying(80) NOT NULL,
    first_published_at timestamp with time zone,
    by_id bigint,
    CONSTRAINT published_articles_have_a_day CHECK (((published_at IS NULL) OR (first_published_at IS NOT NULL)))
);
ALTER TABLE public.editorial_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.editorial_article_id_seq);
CREATE TABLE public.editorial_attachment (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    key character varying(32) NOT NULL,
    suffix character varying(4) NOT NULL,
    size integer NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT editorial_attachment_size_check CHECK ((size >= 0))
);
ALTER TABLE public.editorial_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.editorial_attachment_id_seq);
CREATE TABLE public.editorial_placed (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    words jsonb NOT NULL,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    "where" character varying(6) NOT NULL,
    address character varying(300) NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    "order" smallint NOT NULL,
    by_id bigint,
    CONSTRAINT editorial_placed_order_check CHECK (("order" >= 0)),
    CONSTRAINT placed_lines_end_after_they_start CHECK (((starts_at IS NULL) OR (ends_at IS NULL) OR (ends_at > starts_at))),
    CONSTRAINT placed_links_lead_somewhere CHECK (((NOT (("where")::text = 'foot'::text)) OR (NOT ((address)::text = ''::text))))
);
ALTER TABLE public.editorial_placed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.editorial_placed_id_seq);
CREATE TABLE public.editorial_submission (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    path character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint
);
ALTER TABLE public.editorial_submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.editorial_submission_id_seq);
CREATE TABLE public.events_audiencequestion (
    id bigint NOT NULL,
    text character varying(280) NOT NULL,
    name character varying(60) NOT NULL,
    state character varying(8) NOT NULL,
    votes integer NOT NULL,
    at timestamp with time zone NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT events_audiencequestion_votes_check CHECK ((votes >= 0))
);
ALTER TABLE public.events_audiencequestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_audiencequestion_id_seq);
CREATE TABLE public.events_audiencevote (
    id bigint NOT NULL,
    voter character varying(32) NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.events_audiencevote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_audiencevote_id_seq);
CREATE TABLE public.events_event (
    occasion_id bigint NOT NULL,
    changed_alone boolean NOT NULL,
    state character varying(10) NOT NULL,
    what character varying(14) NOT NULL,
    form character varying(8) NOT NULL,
    title character varying(140) NOT NULL,
    summary character varying(300) NOT NULL,
    text text NOT NULL,
    afterwards text NOT NULL,
    audience character varying(14) NOT NULL,
    languages character varying(5)[] NOT NULL,
    access character varying(8)[] NOT NULL,
    access_words character varying(300) NOT NULL,
    link character varying(400) NOT NULL,
    partners text NOT NULL,
    belongs_to character varying(80) NOT NULL,
    giving character varying(5) NOT NULL,
    most_together smallint NOT NULL,
    lot_closes_at timestamp with time zone,
    lot_number character varying(200) NOT NULL,
    priorities character varying(10)[] NOT NULL,
    report text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    moved_at timestamp with time zone,
    booking_id bigint,
    neighbourhood_id bigint,
    thread_id bigint,
    series_id bigint,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    asked_approval_at timestamp with time zone,
    call_until timestamp with time zone,
    call_words character varying(600) NOT NULL,
    floor character varying(5) NOT NULL,
    language character varying(5) NOT NULL,
    certified boolean NOT NULL,
    CONSTRAINT a_lot_has_an_end_and_a_number CHECK (((NOT ((giving)::text = 'lot'::text)) OR ((lot_closes_at IS NOT NULL) AND (NOT ((lot_number)::text = ''::text))))),
    CONSTRAINT events_event_most_together_check CHECK ((most_together >= 0)),
    CONSTRAINT reported_with_words CHECK (((NOT ((state)::text = 'reported'::text)) OR (NOT (report = ''::text)))),
    CONSTRAINT somebody_comes_under_a_name CHECK ((most_together >= 1))
);
CREATE TABLE public.events_eventgoal (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    event_id bigint NOT NULL,
    goal_id smallint NOT NULL,
    CONSTRAINT at_most_three_goals_of_an_event CHECK (("position" <= 2)),
    CONSTRAINT events_eventgoal_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.events_eventgoal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_eventgoal_id_seq);
CREATE TABLE public.events_eventseries (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    nth smallint,
    starts time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    skip_holidays boolean NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT a_series_of_events_is_possible CHECK (((first_day <= last_day) AND (starts < ends) AND (weekday <= 6) AND ((nth IS NULL) OR ((nth >= 1) AND (nth <= 4))))),
    CONSTRAINT events_eventseries_nth_check CHECK ((nth >= 0)),
    CONSTRAINT events_eventseries_weekday_check CHECK ((weekday >= 0))
);
ALTER TABLE public.events_eventseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_eventseries_id_seq);
CREATE TABLE public.events_material (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    url character varying(400) NOT NULL,
    event_id bigint NOT NULL,
    recording boolean NOT NULL,
    words text NOT NULL,
    key character varying(32) NOT NULL,
    suffix character varying(4) NOT NULL,
    CONSTRAINT a_material_is_somewhere CHECK (((NOT ((url)::text = ''::text)) OR (NOT ((key)::text = ''::text)))),
    CONSTRAINT a_recording_has_words CHECK (((NOT recording) OR (NOT (words = ''::text))))
);
ALTER TABLE public.events_material ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_material_id_seq);
CREATE TABLE public.events_output (
    id bigint NOT NULL,
    what character varying(8) NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    became character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    event_id bigint NOT NULL
);
ALTER TABLE public.events_output ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_output_id_seq);
CREATE TABLE public.events_photoconsent (
    photo_id bigint NOT NULL,
    who character varying(6) NOT NULL,
    "where" character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    event_id bigint NOT NULL,
    CONSTRAINT consents_are_kept_somewhere CHECK (((NOT ((who)::text = 'agreed'::text)) OR (NOT (("where")::text = ''::text))))
);
CREATE TABLE public.events_registration (
    id bigint NOT NULL,
    size smallint NOT NULL,
    code character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    feedback_given boolean NOT NULL,
    event_id bigint NOT NULL,
    person_id bigint,
    seat_id bigint,
    online boolean NOT NULL,
    reminded smallint,
    CONSTRAINT a_registration_is_for_somebody CHECK ((size > 0)),
    CONSTRAINT events_registration_reminded_check CHECK ((reminded >= 0)),
    CONSTRAINT events_registration_size_check CHECK ((size >= 0)),
    CONSTRAINT online_takes_no_seat CHECK (((NOT online) OR (seat_id IS NULL)))
);
ALTER TABLE public.events_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_registration_id_seq);
CREATE TABLE public.events_registration_sessions (
    id bigint NOT NULL,
    registration_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.events_registration_sessions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_registration_sessions_id_seq);
CREATE TABLE public.events_seatdraw (
    event_id bigint NOT NULL,
    file jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    drawn_at timestamp with time zone,
    drawn_by_id bigint,
    published_by_id bigint
);
CREATE TABLE public.events_session (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    title character varying(140) NOT NULL,
    text character varying(600) NOT NULL,
    track character varying(60) NOT NULL,
    "where" character varying(120) NOT NULL,
    seats integer,
    event_id bigint NOT NULL,
    booking_id bigint,
    language character varying(5) NOT NULL,
    access character varying(8)[] NOT NULL,
    CONSTRAINT a_session_ends_after_it_starts CHECK ((starts_at < ends_at)),
    CONSTRAINT a_session_has_seats CHECK (((seats IS NULL) OR (seats > 0))),
    CONSTRAINT events_session_seats_check CHECK ((seats >= 0))
);
ALTER TABLE public.events_session ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_session_id_seq);
CREATE TABLE public.events_speaker (
    id bigint NOT NULL,
    part character varying(9) NOT NULL,
    name character varying(120) NOT NULL,
    about character varying(200) NOT NULL,
    agreed boolean NOT NULL,
    agreed_at timestamp with time zone,
    event_id bigint NOT NULL,
    session_id bigint,
    CONSTRAINT consent_has_a_time CHECK (((NOT agreed) OR (agreed_at IS NOT NULL)))
);
ALTER TABLE public.events_speaker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_speaker_id_seq);
CREATE TABLE public.events_supportrequest (
    id bigint NOT NULL,
    what character varying(9) NOT NULL,
    state character varying(4) NOT NULL,
    answer character varying(600) NOT NULL,
    answered_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    answered_by_id bigint,
    registration_id bigint NOT NULL,
    CONSTRAINT a_no_has_words CHECK (((NOT ((state)::text = 'no'::text)) OR (NOT ((answer)::text = ''::text))))
);
ALTER TABLE public.events_supportrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_supportrequest_id_seq);
CREATE TABLE public.events_talkproposal (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    about character varying(200) NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    agreed boolean NOT NULL,
    state character varying(9) NOT NULL,
    answer character varying(600) NOT NULL,
    answered_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    answered_by_id bigint,
    event_id bigint NOT NULL,
    person_id bigint,
    speaker_id bigint,
    CONSTRAINT declined_with_words CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((answer)::text = ''::text))))
);
ALTER TABLE public.events_talkproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.events_talkproposal_id_seq);
CREATE TABLE public.goals_goal (
    number smallint NOT NULL,
    name_tr character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    meaning_tr text NOT NULL,
    meaning_en text NOT NULL,
    colour character varying(7) NOT NULL,
    name_ar character varying(120) NOT NULL,
    name_ku character varying(120) NOT NULL,
    CONSTRAINT goals_goal_number_check CHECK ((number >= 0))
);
CREATE TABLE public.goals_target (
    id bigint NOT NULL,
    code character varying(6) NOT NULL,
    name_tr character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    local boolean NOT NULL,
    "order" smallint NOT NULL,
    goal_id smallint NOT NULL,
    CONSTRAINT goals_target_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.goals_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.goals_target_id_seq);
CREATE TABLE public.groups_councilopinion (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    state character varying(9) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    number character varying(40) NOT NULL,
    sent_on date,
    agenda_on date,
    decision_number character varying(40) NOT NULL,
    decided_on date,
    outcome character varying(8) NOT NULL,
    words character varying(500) NOT NULL,
    basis character varying(200) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    handled_by_id bigint,
    written_by_id bigint,
    group_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    language character varying(5) NOT NULL,
    CONSTRAINT decided_opinion_has_number_and_outcome CHECK ((((NOT ((state)::text = 'decided'::text)) AND (decided_on IS NULL) AND ((outcome)::text = ''::text)) OR ((decided_on IS NOT NULL) AND ((state)::text = 'decided'::text) AND (NOT ((decision_number)::text = ''::text)) AND (NOT ((outcome)::text = ''::text))))),
    CONSTRAINT opinion_on_agenda_has_its_day CHECK (((NOT ((state)::text = ANY (ARRAY['on_agenda', 'decided']))) OR (agenda_on IS NOT NULL))),
    CONSTRAINT sent_opinion_has_a_day CHECK (((NOT ((state)::text = ANY (ARRAY['sent', 'on_agenda', 'decided']))) OR (sent_on IS NOT NULL)))
);
ALTER TABLE public.groups_councilopinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_councilopinion_id_seq);
CREATE TABLE public.groups_group (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    purpose text NOT NULL,
    state character varying(8) NOT NULL,
    joining character varying(7) NOT NULL,
    largest smallint NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    promised_for date NOT NULL,
    decided_at timestamp with time zone,
    words text NOT NULL,
    report text NOT NULL,
    met_at timestamp with time zone,
    stirred_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    decided_by_id bigint,
    neighbourhood_id bigint,
    proposed_by_id bigint,
    told_week date,
    CONSTRAINT closed_group_reports CHECK (((NOT ((state)::text = 'closed'::text)) OR (NOT (report = ''::text)))),
    CONSTRAINT founding_is_decided_with_words CHECK ((((decided_at IS NULL) AND ((state)::text = 'proposed'::text)) OR ((NOT ((state)::text = 'proposed'::text)) AND (decided_at IS NOT NULL) AND (NOT (words = ''::text))))),
    CONSTRAINT group_holds_people CHECK ((largest >= 2)),
    CONSTRAINT groups_group_largest_check CHECK ((largest >= 0))
);
CREATE TABLE public.groups_group_goals (
    id bigint NOT NULL,
    group_id bigint NOT NULL,
    goal_id smallint NOT NULL
);
ALTER TABLE public.groups_group_goals ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_group_goals_id_seq);
ALTER TABLE public.groups_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_group_id_seq);
CREATE TABLE public.groups_groupcontribution (
    id bigint NOT NULL,
    contribution_id bigint NOT NULL,
    group_id bigint NOT NULL,
    meeting_id bigint NOT NULL
);
ALTER TABLE public.groups_groupcontribution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_groupcontribution_id_seq);
CREATE TABLE public.groups_groupnote (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id bigint,
    group_id bigint NOT NULL,
    language character varying(5) NOT NULL
);
ALTER TABLE public.groups_groupnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_groupnote_id_seq);
CREATE TABLE public.groups_groupoutput (
    id bigint NOT NULL,
    ref character varying(80) NOT NULL,
    title character varying(140) NOT NULL,
    group_id bigint NOT NULL,
    meeting_id bigint NOT NULL
);
ALTER TABLE public.groups_groupoutput ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_groupoutput_id_seq);
CREATE TABLE public.groups_groupstatechange (
    id bigint NOT NULL,
    before character varying(8) NOT NULL,
    after character varying(8) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    group_id bigint NOT NULL,
    CONSTRAINT allowed_change_of_group_state CHECK (((((after)::text = 'proposed'::text) AND ((before)::text = ''::text)) OR (((after)::text = ANY (ARRAY['declined', 'open'])) AND ((before)::text = 'proposed'::text)) OR (((after)::text = ANY (ARRAY['closed', 'sleeping', 'working'])) AND ((before)::text = 'open'::text)) OR (((after)::text = ANY (ARRAY['closed', 'sleeping'])) AND ((before)::text = 'working'::text)) OR (((after)::text = ANY (ARRAY['closed', 'working'])) AND ((before)::text = 'sleeping'::text))))
);
ALTER TABLE public.groups_groupstatechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_groupstatechange_id_seq);
CREATE TABLE public.groups_grouptask (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    due_on date,
    made_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    group_id bigint NOT NULL,
    made_by_id bigint,
    owner_id bigint,
    meeting_id bigint,
    language character varying(5) NOT NULL
);
ALTER TABLE public.groups_grouptask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_grouptask_id_seq);
CREATE TABLE public.groups_meeting (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    place character varying(120) NOT NULL,
    link character varying(200) NOT NULL,
    agenda text NOT NULL,
    state character varying(9) NOT NULL,
    why_cancelled character varying(300) NOT NULL,
    reminded_at timestamp with time zone,
    sequence smallint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    guests smallint NOT NULL,
    decisions text NOT NULL,
    discussed text NOT NULL,
    to_ask text NOT NULL,
    correction character varying(500) NOT NULL,
    approved_at timestamp with time zone,
    published_at timestamp with time zone,
    hidden_at timestamp with time zone,
    approved_by_id bigint,
    group_id bigint NOT NULL,
    written_by_id bigint,
    poll_id bigint,
    booking_id bigint,
    language character varying(5) NOT NULL,
    minutes_language character varying(5) NOT NULL,
    CONSTRAINT a_meeting_takes_time CHECK ((minutes > 0)),
    CONSTRAINT cancelled_meeting_says_why CHECK (((NOT ((state)::text = 'cancelled'::text)) OR (NOT ((why_cancelled)::text = ''::text)))),
    CONSTRAINT groups_meeting_guests_check CHECK ((guests >= 0)),
    CONSTRAINT groups_meeting_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT groups_meeting_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT nobody_approves_their_own_minutes CHECK (((approved_by_id IS NULL) OR (written_by_id IS NULL) OR (NOT ((approved_by_id = written_by_id) AND (approved_by_id IS NOT NULL) AND (written_by_id IS NOT NULL))))),
    CONSTRAINT published_minutes_are_approved CHECK (((NOT ((state)::text = 'published'::text)) OR ((approved_at IS NOT NULL) AND (published_at IS NOT NULL))))
);
ALTER TABLE public.groups_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_meeting_id_seq);
CREATE TABLE public.groups_membership (
    id bigint NOT NULL,
    role character varying(11) NOT NULL,
    role_until date,
    named boolean NOT NULL,
    words character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    since timestamp with time zone,
    group_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT who_asks_has_no_role CHECK (((since IS NOT NULL) OR ((role)::text = 'member'::text)))
);
ALTER TABLE public.groups_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_membership_id_seq);
CREATE TABLE public.groups_poll (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    answer_by date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    closed_at timestamp with time zone,
    group_id bigint NOT NULL,
    made_by_id bigint,
    language character varying(5) NOT NULL
);
ALTER TABLE public.groups_poll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_poll_id_seq);
CREATE TABLE public.groups_pollanswer (
    id bigint NOT NULL,
    fit character varying(9) NOT NULL,
    person_id bigint NOT NULL,
    option_id bigint NOT NULL
);
ALTER TABLE public.groups_pollanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_pollanswer_id_seq);
CREATE TABLE public.groups_polloption (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    place character varying(120) NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT groups_polloption_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.groups_polloption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_polloption_id_seq);
CREATE TABLE public.groups_presence (
    id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.groups_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.groups_presence_id_seq);
CREATE TABLE public.guardians_permission (
    id bigint NOT NULL,
    of character varying(60) NOT NULL,
    scope character varying(40) NOT NULL,
    risk character varying(6) NOT NULL,
    guardian character varying(100) NOT NULL,
    contact character varying(100) NOT NULL,
    language character varying(8) NOT NULL,
    how character varying(7) NOT NULL,
    state character varying(9) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    proof character varying(5) NOT NULL,
    valid_until date,
    of_age_on date,
    link_nonce character varying(24) NOT NULL,
    link_until timestamp with time zone,
    sent_at timestamp with time zone,
    reminded_at timestamp with time zone,
    code_nonce character varying(24) NOT NULL,
    code_until timestamp with time zone,
    code_tries smallint NOT NULL,
    person_id bigint NOT NULL,
    seen_by_id bigint,
    CONSTRAINT guardians_permission_code_tries_check CHECK ((code_tries >= 0)),
    CONSTRAINT permissions_given_are_proved CHECK (((NOT ((state)::text = 'given'::text)) OR (NOT ((proof)::text = ''::text)))),
    CONSTRAINT permissions_given_end CHECK (((NOT ((state)::text = 'given'::text)) OR (valid_until IS NOT NULL)))
);
ALTER TABLE public.guardians_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.guardians_permission_id_seq);
CREATE TABLE public.ideas_answer (
    id bigint NOT NULL,
    decision character varying(12) NOT NULL,
    reason character varying(14) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    new_date date,
    workdays smallint NOT NULL,
    by_id bigint,
    unit_id bigint,
    contribution_id bigint NOT NULL,
    approved_by character varying(20)[] NOT NULL,
    language character varying(5) NOT NULL,
    minutes smallint,
    CONSTRAINT declined_has_a_reason CHECK (((NOT ((decision)::text = 'declined'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT ideas_answer_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT ideas_answer_workdays_check CHECK ((workdays >= 0)),
    CONSTRAINT interim_has_a_date CHECK (((NOT ((decision)::text = 'interim'::text)) OR (new_date IS NOT NULL)))
);
ALTER TABLE public.ideas_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_answer_id_seq);
CREATE TABLE public.ideas_answertemplate (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    text text NOT NULL
);
ALTER TABLE public.ideas_answertemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_answertemplate_id_seq);
CREATE TABLE public.ideas_approval (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    role character varying(20) NOT NULL,
    verdict character varying(10) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    pending_id bigint NOT NULL,
    CONSTRAINT ideas_approval_position_check CHECK (("position" >= 0)),
    CONSTRAINT sent_back_says_why CHECK (((NOT ((verdict)::text = 'sent_back'::text)) OR (NOT (words = ''::text))))
);
ALTER TABLE public.ideas_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_approval_id_seq);
CREATE TABLE public.ideas_contribution (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    quote character varying(200) NOT NULL,
    language character varying(5) NOT NULL,
    place_words character varying(120) NOT NULL,
    latitude double precision,
    longitude double precision,
    channel character varying(6) NOT NULL,
    state character varying(10) NOT NULL,
    first_promise date NOT NULL,
    promised_for date NOT NULL,
    basis character varying(200) NOT NULL,
    answered_at timestamp with time zone,
    support_count integer NOT NULL,
    source character varying(120),
    cost bigint,
    created_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    hidden_at timestamp with time zone,
    assigned_to_id bigint,
    author_id bigint,
    entered_by_id bigint,
    merged_into_id bigint,
    neighbourhood_id bigint,
    thread_id bigint NOT NULL,
    unit_id bigint,
    process_id bigint,
    withdrawn_at timestamp with time zone,
    clock_code character varying(40) NOT NULL,
    scope character varying(6) NOT NULL,
    inside boolean NOT NULL,
    named boolean NOT NULL,
    in_name_of character varying(120) NOT NULL,
    CONSTRAINT a_point_has_two_numbers CHECK ((((latitude IS NULL) AND (longitude IS NULL)) OR ((latitude IS NOT NULL) AND ((latitude >= ('-90.0'::numeric)::double precision) AND (latitude <= (90.0)::double precision)) AND (longitude IS NOT NULL) AND ((longitude >= ('-180.0'::numeric)::double precision) AND (longitude <= (180.0)::double precision))))),
    CONSTRAINT ideas_contribution_support_count_check CHECK ((support_count >= 0)),
    CONSTRAINT known_state CHECK (((state)::text = ANY (ARRAY['received', 'in_review', 'accepted', 'declined', 'routed', 'merged', 'answered', 'in_project', 'done']))),
    CONSTRAINT merged_names_its_target CHECK ((((merged_into_id IS NOT NULL) AND ((state)::text = 'merged'::text)) OR ((NOT ((state)::text = 'merged'::text)) AND (merged_into_id IS NULL)))),
    CONSTRAINT withdrawn_is_hidden CHECK (((withdrawn_at IS NULL) OR (hidden_at IS NOT NULL)))
);
ALTER TABLE public.ideas_contribution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_contribution_id_seq);
CREATE TABLE public.ideas_draft (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    words jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    sent_as_id bigint
);
ALTER TABLE public.ideas_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_draft_id_seq);
CREATE TABLE public.ideas_edition (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    reason character varying(300) NOT NULL,
    replaced_at timestamp with time zone NOT NULL,
    by_id bigint,
    contribution_id bigint NOT NULL
);
ALTER TABLE public.ideas_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_edition_id_seq);
CREATE TABLE public.ideas_escalation (
    id bigint NOT NULL,
    level character varying(8) NOT NULL,
    promise date NOT NULL,
    told character varying(20)[] NOT NULL,
    unheld character varying(20)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    contribution_id bigint NOT NULL
);
ALTER TABLE public.ideas_escalation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_escalation_id_seq);
CREATE TABLE public.ideas_escalationday (
    day date NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.ideas_hint (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    at timestamp with time zone NOT NULL,
    contribution_id bigint NOT NULL,
    unit_id bigint
);
ALTER TABLE public.ideas_hint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_hint_id_seq);
CREATE TABLE public.ideas_joining (
    id bigint NOT NULL,
    way character varying(10) NOT NULL,
    moved jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint,
    into_id bigint NOT NULL,
    joined_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT joined_to_another CHECK ((NOT (joined_id = into_id)))
);
ALTER TABLE public.ideas_joining ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_joining_id_seq);
CREATE TABLE public.ideas_pendinganswer (
    id bigint NOT NULL,
    decision character varying(12) NOT NULL,
    reason character varying(14) NOT NULL,
    text text NOT NULL,
    new_date date,
    at timestamp with time zone NOT NULL,
    steps character varying(20)[] NOT NULL,
    "position" smallint NOT NULL,
    waits_for character varying(20) NOT NULL,
    ending character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    answer_id bigint,
    by_id bigint,
    contribution_id bigint NOT NULL,
    unit_id bigint,
    language character varying(5) NOT NULL,
    minutes smallint,
    CONSTRAINT ideas_pendinganswer_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT ideas_pendinganswer_position_check CHECK (("position" >= 0)),
    CONSTRAINT waits_or_has_ended CHECK ((((ended_at IS NULL) AND ((ending)::text = ''::text) AND (NOT ((waits_for)::text = ''::text))) OR ((NOT ((ending)::text = ''::text)) AND (ended_at IS NOT NULL) AND ((waits_for)::text = ''::text))))
);
ALTER TABLE public.ideas_pendinganswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_pendinganswer_id_seq);
CREATE TABLE public.ideas_process (
    id bigint NOT NULL,
    template character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    summary text NOT NULL,
    promise text NOT NULL,
    report text NOT NULL,
    report_at timestamp with time zone,
    contact_words character varying(200) NOT NULL,
    published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint,
    unit_id bigint,
    audience character varying(8) NOT NULL,
    language character varying(5) NOT NULL
);
CREATE TABLE public.ideas_process_goals (
    id bigint NOT NULL,
    process_id bigint NOT NULL,
    goal_id smallint NOT NULL
);
ALTER TABLE public.ideas_process_goals ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_process_goals_id_seq);
ALTER TABLE public.ideas_process ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_process_id_seq);
CREATE TABLE public.ideas_process_neighbourhoods (
    id bigint NOT NULL,
    process_id bigint NOT NULL,
    neighbourhood_id bigint NOT NULL
);
ALTER TABLE public.ideas_process_neighbourhoods ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_process_neighbourhoods_id_seq);
CREATE TABLE public.ideas_processchange (
    id bigint NOT NULL,
    stage character varying(12) NOT NULL,
    opened_before timestamp with time zone NOT NULL,
    closed_before timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    process_id bigint NOT NULL
);
ALTER TABLE public.ideas_processchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_processchange_id_seq);
CREATE TABLE public.ideas_routing (
    id bigint NOT NULL,
    "to" character varying(10) NOT NULL,
    body character varying(40) NOT NULL,
    name character varying(160) NOT NULL,
    reference character varying(60) NOT NULL,
    sent_on date NOT NULL,
    words text NOT NULL,
    answer text NOT NULL,
    answered_on date,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    by_id bigint,
    contribution_id bigint NOT NULL,
    CONSTRAINT a_body_has_a_code CHECK (((((body)::text = ''::text) AND (("to")::text = 'fault_desk'::text)) OR (("to")::text = 'body'::text))),
    CONSTRAINT a_routed_answer_has_a_day CHECK ((((answer = ''::text) AND (answered_on IS NULL)) OR ((NOT (answer = ''::text)) AND (answered_on IS NOT NULL))))
);
ALTER TABLE public.ideas_routing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_routing_id_seq);
CREATE TABLE public.ideas_savedsearch (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    text character varying(200) NOT NULL,
    what character varying(10) NOT NULL,
    goal smallint,
    place character varying(60) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    seen_until timestamp with time zone NOT NULL,
    told_on date,
    person_id bigint NOT NULL,
    process_id bigint,
    CONSTRAINT ideas_savedsearch_goal_check CHECK ((goal >= 0))
);
ALTER TABLE public.ideas_savedsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_savedsearch_id_seq);
CREATE TABLE public.ideas_stage (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    words text NOT NULL,
    process_id bigint NOT NULL,
    CONSTRAINT stage_closes_after_it_opens CHECK ((closes_at > opens_at))
);
ALTER TABLE public.ideas_stage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_stage_id_seq);
CREATE TABLE public.ideas_statechange (
    id bigint NOT NULL,
    before character varying(10) NOT NULL,
    after character varying(10) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    contribution_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT allowed_change_of_state CHECK (((((after)::text = 'received'::text) AND ((before)::text = ''::text)) OR (((after)::text = ANY (ARRAY['accepted', 'answered', 'in_review', 'received', 'routed'])) AND ((before)::text = 'merged'::text)) OR (((after)::text = ANY (ARRAY['accepted', 'answered', 'declined', 'in_review', 'merged', 'routed'])) AND ((before)::text = 'received'::text)) OR (((after)::text = ANY (ARRAY['accepted', 'answered', 'declined', 'merged', 'routed'])) AND ((before)::text = 'in_review'::text)) OR (((after)::text = ANY (ARRAY['merged', 'received'])) AND ((before)::text = 'routed'::text)) OR (((after)::text = ANY (ARRAY['in_project', 'merged'])) AND ((before)::text = 'accepted'::text)) OR (((after)::text = ANY (ARRAY['in_project', 'merged'])) AND ((before)::text = 'answered'::text)) OR (((after)::text = ANY (ARRAY['accepted', 'answered'])) AND ((before)::text = 'declined'::text)) OR (((after)::text = 'done'::text) AND ((before)::text = 'in_project'::text))))
);
ALTER TABLE public.ideas_statechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_statechange_id_seq);
CREATE TABLE public.ideas_support (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    contribution_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.ideas_support ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.ideas_support_id_seq);
CREATE TABLE public.imports_contact (
    id bigint NOT NULL,
    line integer NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(16) NOT NULL,
    birth_year smallint,
    skills character varying(300) NOT NULL,
    languages character varying(120) NOT NULL,
    language character varying(5) NOT NULL,
    consented_on date NOT NULL,
    way character varying(10) NOT NULL,
    document character varying(200) NOT NULL,
    keeper character varying(200) NOT NULL,
    basis character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    sent_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    nonce character varying(24) NOT NULL,
    neighbourhood_id bigint,
    of_id bigint NOT NULL,
    person_id bigint,
    CONSTRAINT imports_contact_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT imports_contact_line_check CHECK ((line >= 0)),
    CONSTRAINT nobody_without_proof CHECK (((NOT ((way)::text = ''::text)) AND (NOT ((document)::text = ''::text)))),
    CONSTRAINT unconfirmed_can_be_reached CHECK (((confirmed_at IS NOT NULL) OR (NOT ((email)::text = ''::text)) OR (NOT ((phone)::text = ''::text))))
);
ALTER TABLE public.imports_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.imports_contact_id_seq);
CREATE TABLE public.imports_import (
    id bigint NOT NULL,
    key character varying(32) NOT NULL,
    name character varying(120) NOT NULL,
    origin character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    rows integer NOT NULL,
    columns jsonb NOT NULL,
    answers jsonb NOT NULL,
    report jsonb NOT NULL,
    done integer NOT NULL,
    cursor bigint NOT NULL,
    failures smallint NOT NULL,
    made integer NOT NULL,
    everything boolean NOT NULL,
    imported_at timestamp with time zone,
    file_gone_at timestamp with time zone,
    by_id bigint,
    of character varying(13) NOT NULL,
    said_no integer NOT NULL,
    CONSTRAINT imports_import_done_check CHECK ((done >= 0)),
    CONSTRAINT imports_import_failures_check CHECK ((failures >= 0)),
    CONSTRAINT imports_import_made_check CHECK ((made >= 0)),
    CONSTRAINT imports_import_rows_check CHECK ((rows >= 0)),
    CONSTRAINT imports_import_said_no_check CHECK ((said_no >= 0))
);
ALTER TABLE public.imports_import ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.imports_import_id_seq);
CREATE TABLE public.imports_importedrow (
    id bigint NOT NULL,
    line integer NOT NULL,
    number character varying(60) NOT NULL,
    personal boolean NOT NULL,
    contact character varying(120) NOT NULL,
    contribution_id bigint NOT NULL,
    of_id bigint NOT NULL,
    CONSTRAINT imports_importedrow_line_check CHECK ((line >= 0))
);
ALTER TABLE public.imports_importedrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.imports_importedrow_id_seq);
CREATE TABLE public.imports_notagain (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    why character varying(6) NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.imports_notagain ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.imports_notagain_id_seq);
CREATE TABLE public.imports_rejectedrow (
    id bigint NOT NULL,
    line integer NOT NULL,
    reason character varying(20) NOT NULL,
    value character varying(80) NOT NULL,
    cells jsonb NOT NULL,
    of_id bigint NOT NULL,
    CONSTRAINT imports_rejectedrow_line_check CHECK ((line >= 0))
);
ALTER TABLE public.imports_rejectedrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.imports_rejectedrow_id_seq);
CREATE TABLE public.insight_cell (
    id bigint NOT NULL,
    dimension character varying(5) NOT NULL,
    value character varying(20) NOT NULL,
    people integer NOT NULL,
    frame_id bigint NOT NULL,
    CONSTRAINT insight_cell_people_check CHECK ((people >= 0))
);
ALTER TABLE public.insight_cell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_cell_id_seq);
CREATE TABLE public.insight_frame (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    people integer NOT NULL,
    mark character varying(60) NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    CONSTRAINT insight_frame_people_check CHECK ((people >= 0))
);
ALTER TABLE public.insight_frame ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_frame_id_seq);
CREATE TABLE public.insight_indicator (
    id bigint NOT NULL,
    name_tr character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    definition_tr character varying(600) NOT NULL,
    definition_en character varying(600) NOT NULL,
    measure_tr character varying(30) NOT NULL,
    measure_en character varying(30) NOT NULL,
    method character varying(600) NOT NULL,
    source character varying(200) NOT NULL,
    quality character varying(400) NOT NULL,
    wanted character varying(4) NOT NULL,
    baseline numeric(16,4),
    baseline_on date,
    aim numeric(16,4),
    aim_on date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    made_by_id bigint,
    target_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT aim_comes_after_the_baseline CHECK (((aim_on IS NULL) OR (baseline_on IS NULL) OR (aim_on > baseline_on))),
    CONSTRAINT aim_has_a_day CHECK ((((aim IS NULL) AND (aim_on IS NULL)) OR ((aim IS NOT NULL) AND (aim_on IS NOT NULL)))),
    CONSTRAINT baseline_has_a_day CHECK ((((baseline IS NULL) AND (baseline_on IS NULL)) OR ((baseline IS NOT NULL) AND (baseline_on IS NOT NULL))))
);
ALTER TABLE public.insight_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_indicator_id_seq);
CREATE TABLE public.insight_outreach (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    dimension character varying(5) NOT NULL,
    value character varying(20) NOT NULL,
    what character varying(6) NOT NULL,
    title character varying(120) NOT NULL,
    "on" date NOT NULL,
    words character varying(300) NOT NULL,
    people_before integer NOT NULL,
    reached integer,
    changed character varying(300) NOT NULL,
    done_on date,
    created_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    owner_id bigint,
    CONSTRAINT done_outreach_says_what_changed CHECK (((done_on IS NULL) OR (NOT ((changed)::text = ''::text)))),
    CONSTRAINT insight_outreach_people_before_check CHECK ((people_before >= 0)),
    CONSTRAINT insight_outreach_reached_check CHECK ((reached >= 0))
);
ALTER TABLE public.insight_outreach ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_outreach_id_seq);
CREATE TABLE public.insight_population (
    id bigint NOT NULL,
    category character varying(7) NOT NULL,
    value character varying(20) NOT NULL,
    people integer NOT NULL,
    "on" date NOT NULL,
    source character varying(200) NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    place_id bigint,
    CONSTRAINT insight_population_people_check CHECK ((people >= 0)),
    CONSTRAINT population_names_its_source CHECK ((NOT ((source)::text = ''::text)))
);
ALTER TABLE public.insight_population ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_population_id_seq);
CREATE TABLE public.insight_reading (
    id bigint NOT NULL,
    "on" date NOT NULL,
    value numeric(16,4) NOT NULL,
    source character varying(200) NOT NULL,
    note character varying(300) NOT NULL,
    replaced boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    indicator_id bigint NOT NULL,
    CONSTRAINT a_reading_names_its_source CHECK ((NOT ((source)::text = ''::text)))
);
ALTER TABLE public.insight_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_reading_id_seq);
CREATE TABLE public.insight_review (
    id bigint NOT NULL,
    year smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    copy jsonb,
    copy_hash character varying(64) NOT NULL,
    made_by_id bigint,
    CONSTRAINT insight_review_year_check CHECK ((year >= 0)),
    CONSTRAINT published_review_has_its_copy CHECK ((((copy IS NULL) AND (published_at IS NULL)) OR ((copy IS NOT NULL) AND (published_at IS NOT NULL))))
);
ALTER TABLE public.insight_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_review_id_seq);
CREATE TABLE public.insight_reviewtext (
    id bigint NOT NULL,
    section character varying(20) NOT NULL,
    language character varying(5) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    review_id bigint NOT NULL
);
ALTER TABLE public.insight_reviewtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_reviewtext_id_seq);
CREATE TABLE public.insight_sum (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    year smallint NOT NULL,
    amount bigint NOT NULL,
    deeds integer NOT NULL,
    goal_id smallint,
    place_id bigint,
    target_id bigint,
    CONSTRAINT insight_sum_deeds_check CHECK ((deeds >= 0)),
    CONSTRAINT insight_sum_year_check CHECK ((year >= 0))
);
ALTER TABLE public.insight_sum ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.insight_sum_id_seq);
CREATE TABLE public.languages_easytext (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    language character varying(5) NOT NULL,
    body text NOT NULL,
    hard_words text NOT NULL,
    readers character varying(200) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    by_id bigint
);
ALTER TABLE public.languages_easytext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.languages_easytext_id_seq);
CREATE TABLE public.languages_review (
    id bigint NOT NULL,
    language character varying(5) NOT NULL,
    readers character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    by_id bigint
);
ALTER TABLE public.languages_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.languages_review_id_seq);
CREATE TABLE public.languages_textreport (
    id bigint NOT NULL,
    language character varying(5) NOT NULL,
    path character varying(300) NOT NULL,
    words text NOT NULL,
    better text NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone
);
ALTER TABLE public.languages_textreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.languages_textreport_id_seq);
CREATE UNLOGGED TABLE public.meydan_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.mfa_authenticator_id_seq);
CREATE TABLE public.moderation_appeal (
    id bigint NOT NULL,
    words character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    promised_for date NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(1000) NOT NULL,
    decided_at timestamp with time zone,
    by_id bigint,
    decided_by_id bigint,
    hiding_id bigint NOT NULL,
    CONSTRAINT appeal_has_outcome_and_time_or_neither CHECK ((((decided_at IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (decided_at IS NOT NULL))))
);
ALTER TABLE public.moderation_appeal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_appeal_id_seq);
CREATE TABLE public.moderation_fingerprint (
    id bigint NOT NULL,
    about character varying(80) NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.moderation_fingerprint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_fingerprint_id_seq);
CREATE TABLE public.moderation_held (
    id bigint NOT NULL,
    about character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    why character varying(10)[] NOT NULL,
    caught character varying(80)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    promised_for timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    author_id bigint,
    decided_by_id bigint
);
ALTER TABLE public.moderation_held ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_held_id_seq);
CREATE TABLE public.moderation_hiding (
    id bigint NOT NULL,
    ref character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    reason character varying(20) NOT NULL,
    words character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    author_id bigint,
    by_id bigint,
    title character varying(200) NOT NULL
);
ALTER TABLE public.moderation_hiding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_hiding_id_seq);
CREATE TABLE public.moderation_listedword (
    id bigint NOT NULL,
    text character varying(80) NOT NULL,
    note character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint
);
ALTER TABLE public.moderation_listedword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_listedword_id_seq);
CREATE TABLE public.moderation_photo (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    key character varying(32) NOT NULL,
    words character varying(200) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    checked_at timestamp with time zone,
    rejected_because character varying(300) NOT NULL,
    by_id bigint,
    checked_by_id bigint,
    CONSTRAINT moderation_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT moderation_photo_width_check CHECK ((width >= 0))
);
ALTER TABLE public.moderation_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_photo_id_seq);
CREATE TABLE public.moderation_report (
    id bigint NOT NULL,
    ref character varying(80) NOT NULL,
    reason character varying(20) NOT NULL,
    words character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    by_id bigint,
    decided_by_id bigint
);
ALTER TABLE public.moderation_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.moderation_report_id_seq);
CREATE TABLE public.notices_announcement (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    crowd character varying(40) NOT NULL,
    choice character varying(80) NOT NULL,
    promotion boolean NOT NULL,
    state character varying(9) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    total integer NOT NULL,
    reached integer NOT NULL,
    last_person bigint NOT NULL,
    finished_at timestamp with time zone,
    approved_by_id bigint,
    message_id bigint,
    written_by_id bigint,
    language character varying(5) NOT NULL,
    CONSTRAINT announcements_are_approved_by_another CHECK (((approved_by_id IS NULL) OR (written_by_id IS NULL) OR (NOT ((approved_by_id = written_by_id) AND (approved_by_id IS NOT NULL) AND (written_by_id IS NOT NULL))))),
    CONSTRAINT notices_announcement_reached_check CHECK ((reached >= 0)),
    CONSTRAINT notices_announcement_total_check CHECK ((total >= 0))
);
ALTER TABLE public.notices_announcement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_announcement_id_seq);
CREATE TABLE public.notices_bounce (
    person_id bigint NOT NULL,
    address character varying(254) NOT NULL,
    status character varying(12) NOT NULL,
    words character varying(300) NOT NULL,
    times smallint NOT NULL,
    last_at timestamp with time zone NOT NULL,
    dead_at timestamp with time zone,
    CONSTRAINT notices_bounce_times_check CHECK ((times >= 0))
);
CREATE TABLE public.notices_delivery (
    id bigint NOT NULL,
    waiting_since timestamp with time zone NOT NULL,
    try_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    problem character varying(300) NOT NULL,
    notice_id bigint NOT NULL,
    channel character varying(5) NOT NULL,
    gathered boolean NOT NULL,
    held boolean NOT NULL,
    lane smallint NOT NULL,
    digest_id bigint,
    CONSTRAINT notices_delivery_lane_check CHECK ((lane >= 0)),
    CONSTRAINT notices_delivery_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.notices_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_delivery_id_seq);
CREATE TABLE public.notices_digest (
    id bigint NOT NULL,
    try_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    problem character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT notices_digest_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.notices_digest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_digest_id_seq);
CREATE TABLE public.notices_electionperiod (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    basis character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id bigint,
    made_by_id bigint,
    CONSTRAINT election_period_ends_later CHECK ((ends_at > starts_at))
);
ALTER TABLE public.notices_electionperiod ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_electionperiod_id_seq);
CREATE TABLE public.notices_notice (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    message_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.notices_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_notice_id_seq);
CREATE TABLE public.notices_preference (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.notices_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_preference_id_seq);
CREATE TABLE public.notices_rhythm (
    person_id bigint NOT NULL,
    digest character varying(8) NOT NULL,
    quiet_from time without time zone,
    quiet_until time without time zone,
    quiet_email boolean NOT NULL,
    CONSTRAINT quiet_hours_have_two_ends CHECK ((((quiet_from IS NULL) AND (quiet_until IS NULL)) OR ((quiet_from IS NOT NULL) AND (quiet_until IS NOT NULL))))
);
CREATE TABLE public.notices_textchoice (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.notices_textchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_textchoice_id_seq);
CREATE TABLE public.notices_wording (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    language character varying(5) NOT NULL,
    subject character varying(150) NOT NULL,
    opening text NOT NULL,
    closing text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint
);
ALTER TABLE public.notices_wording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.notices_wording_id_seq);
CREATE TABLE public.opendata_apitoken (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    scopes character varying(12)[] NOT NULL,
    hash bytea NOT NULL,
    begins character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    person_id bigint NOT NULL
);
ALTER TABLE public.opendata_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.opendata_apitoken_id_seq);
CREATE TABLE public.opendata_edition (
    id bigint NOT NULL,
    "table" character varying(30) NOT NULL,
    number integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    rows integer NOT NULL,
    changes integer NOT NULL,
    csv_bytes bigint NOT NULL,
    csv_sha256 character varying(64) NOT NULL,
    json_bytes bigint NOT NULL,
    json_sha256 character varying(64) NOT NULL,
    CONSTRAINT opendata_edition_changes_check CHECK ((changes >= 0)),
    CONSTRAINT opendata_edition_csv_bytes_check CHECK ((csv_bytes >= 0)),
    CONSTRAINT opendata_edition_json_bytes_check CHECK ((json_bytes >= 0)),
    CONSTRAINT opendata_edition_number_check CHECK ((number >= 0)),
    CONSTRAINT opendata_edition_rows_check CHECK ((rows >= 0))
);
ALTER TABLE public.opendata_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.opendata_edition_id_seq);
CREATE TABLE public.opendata_keptanswer (
    id bigint NOT NULL,
    key character varying(120) NOT NULL,
    request_hash bytea NOT NULL,
    status smallint NOT NULL,
    body jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT opendata_keptanswer_status_check CHECK ((status >= 0))
);
ALTER TABLE public.opendata_keptanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.opendata_keptanswer_id_seq);
CREATE TABLE public.opendata_waiting (
    "table" character varying(30) NOT NULL,
    changes integer NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    CONSTRAINT opendata_waiting_changes_check CHECK ((changes >= 0))
);
CREATE TABLE public.operation_trouble (
    id bigint NOT NULL,
    page character varying(120) NOT NULL,
    what character varying(120) NOT NULL,
    times integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT operation_trouble_times_check CHECK ((times >= 0))
);
ALTER TABLE public.operation_trouble ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.operation_trouble_id_seq);
CREATE TABLE public.panels_application (
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    recording_agreed_at timestamp with time zone,
    chance double precision,
    seat_free boolean NOT NULL,
    answer_by timestamp with time zone,
    reminded_at timestamp with time zone,
    check_at timestamp with time zone,
    check_agrees boolean NOT NULL,
    check_words text NOT NULL,
    person_id bigint,
    stands_in_for_id bigint,
    invitation_id bigint,
    panel_id bigint NOT NULL,
    household character varying(12) NOT NULL,
    is_minor boolean NOT NULL,
    permission character varying(5) NOT NULL,
    CONSTRAINT no_minor_in_the_drum_without_permission CHECK (((NOT is_minor) OR (NOT ((permission)::text = ''::text)) OR ((state)::text = ANY (ARRAY['waiting', 'out', 'withdrawn'])))),
    CONSTRAINT who_is_asked_has_time_to_answer CHECK (((NOT ((state)::text = 'selected'::text)) OR (answer_by IS NOT NULL)))
);
ALTER TABLE public.panels_application ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_application_id_seq);
CREATE TABLE public.panels_batch (
    id bigint NOT NULL,
    way character varying(8) NOT NULL,
    words character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    panel_id bigint NOT NULL
);
ALTER TABLE public.panels_batch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_batch_id_seq);
CREATE TABLE public.panels_effect (
    id bigint NOT NULL,
    what character varying(9) NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    panel_id bigint NOT NULL
);
ALTER TABLE public.panels_effect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_effect_id_seq);
CREATE TABLE public.panels_expense (
    id bigint NOT NULL,
    what character varying(6) NOT NULL,
    kurus integer NOT NULL,
    state character varying(7) NOT NULL,
    words character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id bigint NOT NULL,
    CONSTRAINT an_expense_costs_something CHECK ((kurus > 0)),
    CONSTRAINT panels_expense_kurus_check CHECK ((kurus >= 0))
);
ALTER TABLE public.panels_expense ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_expense_id_seq);
CREATE TABLE public.panels_feature (
    id bigint NOT NULL,
    what character varying(8) NOT NULL,
    name character varying(80) NOT NULL,
    why character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    panel_id bigint NOT NULL,
    CONSTRAINT nothing_is_asked_without_a_reason CHECK ((NOT ((why)::text = ''::text))),
    CONSTRAINT panels_feature_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.panels_feature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_feature_id_seq);
CREATE TABLE public.panels_given (
    id bigint NOT NULL,
    application_id bigint NOT NULL,
    feature_id bigint NOT NULL,
    value_id bigint NOT NULL
);
ALTER TABLE public.panels_given ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_given_id_seq);
CREATE TABLE public.panels_invitation (
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    batch_id bigint NOT NULL
);
ALTER TABLE public.panels_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_invitation_id_seq);
CREATE TABLE public.panels_lottery (
    id bigint NOT NULL,
    turn smallint NOT NULL,
    state character varying(9) NOT NULL,
    lot_number character varying(200) NOT NULL,
    dropped character varying(12)[] NOT NULL,
    problem jsonb NOT NULL,
    categories text NOT NULL,
    respondents text NOT NULL,
    file jsonb NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    seconds double precision,
    published_at timestamp with time zone,
    drawn_at timestamp with time zone,
    panel_id bigint NOT NULL,
    CONSTRAINT nothing_is_drawn_before_it_is_public CHECK (((drawn_at IS NULL) OR (published_at <= drawn_at))),
    CONSTRAINT panels_lottery_turn_check CHECK ((turn >= 0)),
    CONSTRAINT what_is_public_was_published CHECK (((NOT ((state)::text = ANY (ARRAY['published', 'drawn']))) OR (published_at IS NOT NULL)))
);
ALTER TABLE public.panels_lottery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_lottery_id_seq);
CREATE TABLE public.panels_objection (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    person_id bigint,
    panel_id bigint NOT NULL
);
ALTER TABLE public.panels_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_objection_id_seq);
CREATE TABLE public.panels_panel (
    id bigint NOT NULL,
    what character varying(12) NOT NULL,
    state character varying(12) NOT NULL,
    title character varying(140) NOT NULL,
    question character varying(300) NOT NULL,
    text text NOT NULL,
    afterwards text NOT NULL,
    belongs_to character varying(80) NOT NULL,
    size integer NOT NULL,
    method character varying(8) NOT NULL,
    ways character varying(8)[] NOT NULL,
    apply_until timestamp with time zone,
    lot_number character varying(200) NOT NULL,
    confirm_days smallint NOT NULL,
    records boolean NOT NULL,
    expenses character varying(400) NOT NULL,
    expenses_basis character varying(300) NOT NULL,
    approved_at timestamp with time zone,
    approval character varying(600) NOT NULL,
    approval_basis character varying(300) NOT NULL,
    trial jsonb NOT NULL,
    summary text NOT NULL,
    check_until timestamp with time zone,
    report text NOT NULL,
    why_cancelled character varying(400) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    approved_by_id bigint,
    keeper_id bigint,
    thread_id bigint,
    unit_id bigint NOT NULL,
    age_basis character varying(300) NOT NULL,
    age_from smallint NOT NULL,
    one_of_household boolean NOT NULL,
    language character varying(5) NOT NULL,
    stage character varying(12) NOT NULL,
    CONSTRAINT a_panel_has_members CHECK ((size >= 2)),
    CONSTRAINT a_panel_reports_with_words CHECK (((NOT ((state)::text = ANY (ARRAY['reported', 'told']))) OR (NOT (report = ''::text)))),
    CONSTRAINT a_stage_is_one_of_a_process CHECK ((((stage)::text = ''::text) OR ((belongs_to)::text ~~ 'process:%'::text))),
    CONSTRAINT an_open_call_has_an_end_and_a_number CHECK (((published_at IS NULL) OR ((apply_until IS NOT NULL) AND (NOT ((lot_number)::text = ''::text))))),
    CONSTRAINT members_are_no_small_children CHECK (((age_from >= 12) AND (age_from <= 18))),
    CONSTRAINT nobody_invites_without_approval CHECK (((published_at IS NULL) OR (approved_at IS NOT NULL))),
    CONSTRAINT panels_panel_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT panels_panel_confirm_days_check CHECK ((confirm_days >= 0)),
    CONSTRAINT panels_panel_size_check CHECK ((size >= 0))
);
ALTER TABLE public.panels_panel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_panel_id_seq);
CREATE TABLE public.panels_quote (
    id bigint NOT NULL,
    text character varying(600) NOT NULL,
    theme_id bigint NOT NULL
);
ALTER TABLE public.panels_quote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_quote_id_seq);
CREATE TABLE public.panels_recording (
    id bigint NOT NULL,
    "where" character varying(200) NOT NULL,
    delete_on date NOT NULL,
    transcript_deleted_at timestamp with time zone,
    deleted_at timestamp with time zone,
    how character varying(300) NOT NULL,
    sitting_id bigint NOT NULL,
    CONSTRAINT deleted_with_words CHECK (((deleted_at IS NULL) OR (NOT ((how)::text = ''::text))))
);
ALTER TABLE public.panels_recording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_recording_id_seq);
CREATE TABLE public.panels_sitting (
    occasion_id bigint NOT NULL,
    title character varying(140) NOT NULL,
    guide text NOT NULL,
    notes text NOT NULL,
    note_taker_id bigint,
    panel_id bigint NOT NULL
);
CREATE TABLE public.panels_theme (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    panel_id bigint NOT NULL
);
ALTER TABLE public.panels_theme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_theme_id_seq);
CREATE TABLE public.panels_transcript (
    id bigint NOT NULL,
    key_id character varying(40) NOT NULL,
    content bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    recording_id bigint NOT NULL
);
ALTER TABLE public.panels_transcript ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_transcript_id_seq);
CREATE TABLE public.panels_value (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    groups character varying(20)[] NOT NULL,
    people integer,
    source character varying(200) NOT NULL,
    "least" integer NOT NULL,
    most integer NOT NULL,
    admits boolean NOT NULL,
    "position" smallint NOT NULL,
    feature_id bigint NOT NULL,
    CONSTRAINT a_quota_is_possible CHECK (("least" <= most)),
    CONSTRAINT panels_value_least_check CHECK (("least" >= 0)),
    CONSTRAINT panels_value_most_check CHECK ((most >= 0)),
    CONSTRAINT panels_value_people_check CHECK ((people >= 0)),
    CONSTRAINT panels_value_position_check CHECK (("position" >= 0)),
    CONSTRAINT who_can_be_no_member_has_no_quota CHECK ((admits OR ("least" = 0)))
);
ALTER TABLE public.panels_value ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.panels_value_id_seq);
CREATE TABLE public.paper_attempt (
    id bigint NOT NULL,
    outcome character varying(8) NOT NULL,
    words character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    route_id bigint NOT NULL
);
ALTER TABLE public.paper_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_attempt_id_seq);
CREATE TABLE public.paper_formbatch (
    id bigint NOT NULL,
    count smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    made_by_id bigint,
    place_id bigint,
    process_id bigint,
    CONSTRAINT one_to_two_hundred_forms CHECK (((count >= 1) AND (count <= 200))),
    CONSTRAINT paper_formbatch_count_check CHECK ((count >= 0))
);
ALTER TABLE public.paper_formbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_formbatch_id_seq);
CREATE TABLE public.paper_kiosk (
    id bigint NOT NULL,
    key character varying(43) NOT NULL,
    name character varying(80) NOT NULL,
    pages character varying(10)[] NOT NULL,
    code_hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    opened_by_id bigint,
    CONSTRAINT kiosk_ends_after_it_begins CHECK ((ends_at > at)),
    CONSTRAINT kiosk_has_a_page CHECK ((
CASE
    WHEN (pages IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(pages, 1), 0)
END > 0))
);
ALTER TABLE public.paper_kiosk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_kiosk_id_seq);
CREATE TABLE public.paper_noticeread (
    id bigint NOT NULL,
    version character varying(20) NOT NULL,
    aloud boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    read_by_id bigint
);
ALTER TABLE public.paper_noticeread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_noticeread_id_seq);
CREATE TABLE public.paper_petition (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_how character varying(6) NOT NULL,
    number character varying(60) NOT NULL,
    filed_on date,
    contribution_id bigint NOT NULL,
    filed_by_id bigint,
    noted_by_id bigint,
    offered_by_id bigint,
    unit_id bigint,
    CONSTRAINT petition_is_filed_with_number_and_day_after_a_yes CHECK (((NOT ((state)::text = 'filed'::text)) OR ((NOT ((number)::text = ''::text)) AND (answered_at IS NOT NULL) AND (filed_on IS NOT NULL))))
);
ALTER TABLE public.paper_petition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_petition_id_seq);
CREATE TABLE public.paper_printedform (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    seed character varying(16) NOT NULL,
    batch_id bigint NOT NULL,
    contribution_id bigint,
    CONSTRAINT paper_printedform_number_check CHECK ((number >= 0)),
    CONSTRAINT paper_printedform_year_check CHECK ((year >= 0))
);
ALTER TABLE public.paper_printedform ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_printedform_id_seq);
CREATE TABLE public.paper_replyroute (
    id bigint NOT NULL,
    way character varying(6) NOT NULL,
    name character varying(80) NOT NULL,
    phone character varying(20) NOT NULL,
    address character varying(200) NOT NULL,
    seed character varying(16) NOT NULL,
    code_hash character varying(64) NOT NULL,
    told bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    contribution_id bigint NOT NULL,
    made_by_id bigint,
    place_id bigint,
    CONSTRAINT call_has_a_phone CHECK (((NOT ((done_at IS NULL) AND ((way)::text = 'call'::text))) OR (NOT ((phone)::text = ''::text)))),
    CONSTRAINT letter_has_an_address CHECK (((NOT ((done_at IS NULL) AND ((way)::text = 'letter'::text))) OR (NOT ((address)::text = ''::text)))),
    CONSTRAINT paper_replyroute_told_check CHECK ((told >= 0)),
    CONSTRAINT what_is_done_is_empty CHECK (((done_at IS NULL) OR (((address)::text = ''::text) AND ((name)::text = ''::text) AND ((phone)::text = ''::text))))
);
ALTER TABLE public.paper_replyroute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.paper_replyroute_id_seq);
CREATE TABLE public.partners_agreement (
    id bigint NOT NULL,
    what character varying(13) NOT NULL,
    title character varying(140) NOT NULL,
    number character varying(60) NOT NULL,
    basis character varying(200) NOT NULL,
    signed_on date,
    starts_on date NOT NULL,
    ends_on date,
    remind_days smallint NOT NULL,
    public boolean NOT NULL,
    state character varying(7) NOT NULL,
    words text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    by_id bigint,
    renews_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT agreements_end_after_they_begin CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT agreements_end_for_a_reason CHECK (((NOT ((state)::text = 'ended'::text)) OR (NOT (words = ''::text)))),
    CONSTRAINT agreements_in_force_are_signed CHECK (((NOT ((state)::text = 'force'::text)) OR (signed_on IS NOT NULL))),
    CONSTRAINT partners_agreement_remind_days_check CHECK ((remind_days >= 0))
);
ALTER TABLE public.partners_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_agreement_id_seq);
CREATE TABLE public.partners_bid (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    summary text NOT NULL,
    budget bigint NOT NULL,
    budget_words character varying(120) NOT NULL,
    council_asked boolean NOT NULL,
    council_number character varying(60) NOT NULL,
    council_on date,
    council_basis character varying(200) NOT NULL,
    ministry_asked boolean NOT NULL,
    ministry_number character varying(60) NOT NULL,
    ministry_on date,
    ministry_basis character varying(200) NOT NULL,
    state character varying(9) NOT NULL,
    submitted_on date,
    result text NOT NULL,
    result_on date,
    agreement character varying(60) NOT NULL,
    agreement_on date,
    granted bigint NOT NULL,
    published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    idea_id bigint,
    owner_id bigint,
    project_id bigint,
    unit_id bigint NOT NULL,
    call_id bigint NOT NULL,
    CONSTRAINT authorised_before_submission CHECK ((((state)::text = ANY (ARRAY['preparing', 'given_up'])) OR ((submitted_on IS NOT NULL) AND ((NOT council_asked) OR ((NOT ((council_number)::text = ''::text)) AND (council_on IS NOT NULL)))))),
    CONSTRAINT bid_money_is_not_negative CHECK (((budget >= 0) AND (granted >= 0))),
    CONSTRAINT only_won_funds_are_public CHECK (((published_at IS NULL) OR (((state)::text = ANY (ARRAY['won', 'running', 'closed', 'given_up'])) AND (project_id IS NOT NULL)))),
    CONSTRAINT permitted_before_the_agreement CHECK (((NOT ((state)::text = ANY (ARRAY['running', 'closed']))) OR ((NOT ((agreement)::text = ''::text)) AND ((NOT ministry_asked) OR ((NOT ((ministry_number)::text = ''::text)) AND (ministry_on IS NOT NULL)))))),
    CONSTRAINT what_is_left_out_has_a_basis CHECK (((council_asked OR (NOT ((council_basis)::text = ''::text))) AND (ministry_asked OR (NOT ((ministry_basis)::text = ''::text)))))
);
ALTER TABLE public.partners_bid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_bid_id_seq);
CREATE TABLE public.partners_bid_partners (
    id bigint NOT NULL,
    bid_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.partners_bid_partners ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_bid_partners_id_seq);
CREATE TABLE public.partners_change (
    id bigint NOT NULL,
    said jsonb NOT NULL,
    state character varying(9) NOT NULL,
    reason text NOT NULL,
    promised_for date NOT NULL,
    at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    by_id bigint,
    decided_by_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT changes_sent_back_have_a_reason CHECK (((NOT ((state)::text = 'sent_back'::text)) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.partners_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_change_id_seq);
CREATE TABLE public.partners_contact (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    office character varying(100) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(30) NOT NULL,
    consent character varying(200) NOT NULL,
    keep_until date NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT contacts_can_be_reached CHECK ((NOT (((email)::text = ''::text) AND ((phone)::text = ''::text)))),
    CONSTRAINT contacts_have_agreed CHECK ((NOT ((consent)::text = ''::text)))
);
ALTER TABLE public.partners_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_contact_id_seq);
CREATE TABLE public.partners_due (
    id bigint NOT NULL,
    what character varying(8) NOT NULL,
    title character varying(140) NOT NULL,
    "on" date NOT NULL,
    amount bigint NOT NULL,
    done_on date,
    proof character varying(200) NOT NULL,
    bid_id bigint NOT NULL,
    done_by_id bigint,
    CONSTRAINT done_dues_have_a_proof CHECK (((done_on IS NULL) OR (NOT ((proof)::text = ''::text)))),
    CONSTRAINT due_money_is_not_negative CHECK ((amount >= 0))
);
ALTER TABLE public.partners_due ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_due_id_seq);
CREATE TABLE public.partners_fundcall (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    body character varying(120) NOT NULL,
    programme character varying(120) NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    "least" bigint NOT NULL,
    most bigint NOT NULL,
    amount_words character varying(120) NOT NULL,
    address character varying(300) NOT NULL,
    words text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    by_id bigint,
    CONSTRAINT fund_amounts_are_not_negative CHECK ((("least" >= 0) AND (most >= 0))),
    CONSTRAINT fund_amounts_in_order CHECK (((most = 0) OR (most >= "least")))
);
ALTER TABLE public.partners_fundcall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_fundcall_id_seq);
CREATE TABLE public.partners_organisation (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    folded character varying(120) NOT NULL,
    what character varying(13) NOT NULL,
    country character varying(2) NOT NULL,
    networks character varying(80)[] NOT NULL,
    website character varying(200) NOT NULL,
    about_tr text NOT NULL,
    about_en text NOT NULL,
    offers text NOT NULL,
    seeks text NOT NULL,
    published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT organisations_have_a_name CHECK ((NOT ((folded)::text = ''::text)))
);
CREATE TABLE public.partners_organisation_goals (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    goal_id smallint NOT NULL
);
ALTER TABLE public.partners_organisation_goals ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_organisation_goals_id_seq);
ALTER TABLE public.partners_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_organisation_id_seq);
CREATE TABLE public.partners_pledge (
    id bigint NOT NULL,
    what character varying(9) NOT NULL,
    title character varying(140) NOT NULL,
    words text NOT NULL,
    amount character varying(80) NOT NULL,
    serves character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    promised_for date NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    used_on date,
    used character varying(200) NOT NULL,
    proof character varying(200) NOT NULL,
    thanks text NOT NULL,
    thanked_at timestamp with time zone,
    by_id bigint,
    decided_by_id bigint,
    organisation_id bigint NOT NULL,
    thanked_by_id bigint,
    thread_id bigint,
    used_by_id bigint,
    CONSTRAINT declined_pledges_have_an_answer CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT (answer = ''::text)))),
    CONSTRAINT pledges_are_never_money CHECK (((what)::text = ANY (ARRAY['space', 'knowledge', 'goods', 'time']))),
    CONSTRAINT pledges_are_used_after_they_are_accepted CHECK (((used_on IS NULL) OR (decided_at IS NOT NULL))),
    CONSTRAINT thanks_have_words CHECK (((NOT ((state)::text = 'thanked'::text)) OR (NOT (thanks = ''::text)))),
    CONSTRAINT used_pledges_say_when_and_how_much CHECK (((NOT ((state)::text = ANY (ARRAY['used', 'thanked']))) OR ((used_on IS NOT NULL) AND (NOT ((used)::text = ''::text)))))
);
ALTER TABLE public.partners_pledge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_pledge_id_seq);
CREATE TABLE public.partners_practice (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    what text NOT NULL,
    "where" character varying(120) NOT NULL,
    worked text NOT NULL,
    cost character varying(7) NOT NULL,
    contact character varying(200) NOT NULL,
    state character varying(9) NOT NULL,
    reason text NOT NULL,
    promised_for date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    by_id bigint,
    decided_by_id bigint,
    goal_id smallint NOT NULL,
    organisation_id bigint,
    CONSTRAINT nobody_reviews_their_own_practice CHECK (((by_id IS NULL) OR (decided_by_id IS NULL) OR (NOT ((by_id = decided_by_id) AND (by_id IS NOT NULL) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT practices_sent_back_have_a_reason CHECK (((NOT ((state)::text = 'sent_back'::text)) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.partners_practice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_practice_id_seq);
CREATE TABLE public.partners_representative (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    by_id bigint,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.partners_representative ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_representative_id_seq);
CREATE TABLE public.partners_together (
    id bigint NOT NULL,
    ref character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.partners_together ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.partners_together_id_seq);
CREATE TABLE public.people_consent (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    version character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.people_consent_id_seq);
CREATE TABLE public.people_delegation (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    reason character varying(10) NOT NULL,
    end_told_at timestamp with time zone,
    grant_id bigint NOT NULL,
    made_by_id bigint,
    stand_in_id bigint NOT NULL,
    CONSTRAINT delegation_ends_after_it_starts CHECK ((ends_at >= starts_at))
);
ALTER TABLE public.people_delegation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.people_delegation_id_seq);
CREATE TABLE public.people_erasurerequest (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    promised_for date NOT NULL,
    basis character varying(200) NOT NULL,
    person_id bigint NOT NULL,
    withdraw boolean NOT NULL
);
ALTER TABLE public.people_erasurerequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.people_erasurerequest_id_seq);
CREATE TABLE public.people_noticeshown (
    id bigint NOT NULL,
    purpose character varying(40) NOT NULL,
    version character varying(20) NOT NULL,
    channel character varying(10) NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_noticeshown ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.people_noticeshown_id_seq);
CREATE TABLE public.people_person (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254),
    phone character varying(16),
    phone_verified boolean NOT NULL,
    display_name character varying(60) NOT NULL,
    age_band character varying(10) NOT NULL,
    language character varying(5) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    erased_at timestamp with time zone,
    is_active boolean NOT NULL,
    is_superuser boolean NOT NULL,
    neighbourhood_id bigint,
    sex character varying(5) NOT NULL,
    words_withdrawn boolean NOT NULL,
    is_student boolean,
    CONSTRAINT erased_means_empty CHECK (((erased_at IS NULL) OR (((display_name)::text = ''::text) AND (email IS NULL) AND (NOT is_active) AND (phone IS NULL))))
);
ALTER TABLE public.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.people_person_id_seq);
CREATE TABLE public.people_rolegrant (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    given_by_id bigint,
    person_id bigint NOT NULL,
    unit_id bigint,
    neighbourhood_id bigint,
    CONSTRAINT a_muhtar_has_a_neighbourhood CHECK ((((neighbourhood_id IS NOT NULL) AND ((role)::text = 'muhtar'::text) AND (unit_id IS NULL)) OR ((NOT ((role)::text = 'muhtar'::text)) AND (neighbourhood_id IS NULL))))
);
ALTER TABLE public.people_rolegrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.people_rolegrant_id_seq);
CREATE TABLE public.places_neighbourhood (
    id bigint NOT NULL,
    slug character varying(50) NOT NULL,
    name character varying(80) NOT NULL,
    "order" smallint NOT NULL,
    population integer,
    population_date date,
    population_source character varying(200) NOT NULL,
    "group" character varying(20) NOT NULL,
    latitude double precision,
    longitude double precision,
    valid_from date,
    valid_to date,
    CONSTRAINT places_neighbourhood_order_check CHECK (("order" >= 0)),
    CONSTRAINT places_neighbourhood_population_check CHECK ((population >= 0))
);
ALTER TABLE public.places_neighbourhood ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.places_neighbourhood_id_seq);
CREATE TABLE public.places_unit (
    id bigint NOT NULL,
    slug character varying(50) NOT NULL,
    name_tr character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    form character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    "order" smallint NOT NULL,
    active boolean NOT NULL,
    parent_id bigint,
    CONSTRAINT places_unit_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.places_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.places_unit_id_seq);
CREATE TABLE public.privacy_breach (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    what text NOT NULL,
    happened_at timestamp with time zone,
    found_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    basis character varying(200) NOT NULL,
    affected character varying(300) NOT NULL,
    affected_count integer,
    data character varying(300) NOT NULL,
    board_told_at timestamp with time zone,
    board_words character varying(500) NOT NULL,
    people_told_at timestamp with time zone,
    people_words character varying(500) NOT NULL,
    closed_at timestamp with time zone,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id bigint,
    CONSTRAINT a_breach_is_due_after_it_was_found CHECK ((due_at >= found_at)),
    CONSTRAINT a_closed_breach_says_who_was_told CHECK (((closed_at IS NULL) OR ((NOT ((board_words)::text = ''::text)) AND (NOT ((people_words)::text = ''::text))))),
    CONSTRAINT privacy_breach_affected_count_check CHECK ((affected_count >= 0))
);
ALTER TABLE public.privacy_breach ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.privacy_breach_id_seq);
CREATE TABLE public.privacy_breachstep (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    words text NOT NULL,
    breach_id bigint NOT NULL,
    by_id bigint
);
ALTER TABLE public.privacy_breachstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.privacy_breachstep_id_seq);
CREATE TABLE public.privacy_datarequest (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    contact character varying(200) NOT NULL,
    what character varying(10) NOT NULL,
    words text NOT NULL,
    channel character varying(5) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    basis character varying(200) NOT NULL,
    state character varying(9) NOT NULL,
    answer text NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id bigint,
    entered_by_id bigint,
    person_id bigint,
    CONSTRAINT nothing_is_refused_without_a_reason CHECK (((NOT ((state)::text = ANY (ARRAY['answered', 'refused']))) OR ((NOT (answer = ''::text)) AND (closed_at IS NOT NULL))))
);
ALTER TABLE public.privacy_datarequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.privacy_datarequest_id_seq);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.procrastinate_workers_id_seq);
CREATE TABLE public.projects_impact (
    id bigint NOT NULL,
    indicator character varying(120) NOT NULL,
    unit character varying(30) NOT NULL,
    before numeric(16,4),
    value numeric(16,4) NOT NULL,
    measured_on date NOT NULL,
    source character varying(200) NOT NULL,
    method character varying(300) NOT NULL,
    limits character varying(300) NOT NULL,
    headline character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    supersedes_id bigint,
    target_id bigint,
    project_id bigint NOT NULL
);
ALTER TABLE public.projects_impact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_impact_id_seq);
CREATE TABLE public.projects_milestone (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    first_due_on date NOT NULL,
    due_on date NOT NULL,
    moved_because character varying(300) NOT NULL,
    done_on date,
    project_id bigint NOT NULL,
    language character varying(5) NOT NULL
);
ALTER TABLE public.projects_milestone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_milestone_id_seq);
CREATE TABLE public.projects_origin (
    id bigint NOT NULL,
    contribution_id bigint NOT NULL,
    project_id bigint NOT NULL
);
ALTER TABLE public.projects_origin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_origin_id_seq);
CREATE TABLE public.projects_pathstop (
    id bigint NOT NULL,
    stop character varying(13) NOT NULL,
    outcome character varying(9) NOT NULL,
    since date NOT NULL,
    agenda character varying(60) NOT NULL,
    agenda_on date,
    document_number character varying(60) NOT NULL,
    document_on date,
    document_unit character varying(160) NOT NULL,
    basis character varying(200) NOT NULL,
    ended_on date,
    number character varying(60) NOT NULL,
    amount bigint,
    words character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    ended_by_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT decision_has_a_number CHECK (((NOT (((outcome)::text = ANY (ARRAY['accepted', 'in_part', 'declined'])) AND ((stop)::text = ANY (ARRAY['council', 'board'])))) OR (NOT ((number)::text = ''::text)))),
    CONSTRAINT declined_stop_says_why CHECK (((NOT ((outcome)::text = ANY (ARRAY['declined', 'withdrawn', 'in_part']))) OR (NOT ((words)::text = ''::text)))),
    CONSTRAINT ended_stop_has_a_day CHECK ((((ended_on IS NULL) AND ((outcome)::text = 'waiting'::text)) OR ((NOT ((outcome)::text = 'waiting'::text)) AND (ended_on >= since) AND (ended_on IS NOT NULL)))),
    CONSTRAINT path_amount_is_not_negative CHECK (((amount IS NULL) OR (amount >= 0)))
);
ALTER TABLE public.projects_pathstop ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_pathstop_id_seq);
CREATE TABLE public.projects_pilot (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    hypothesis character varying(300) NOT NULL,
    place_words character varying(120) NOT NULL,
    weeks smallint NOT NULL,
    indicator character varying(120) NOT NULL,
    measure character varying(30) NOT NULL,
    before numeric(16,4),
    wanted character varying(8) NOT NULL,
    threshold numeric(16,4) NOT NULL,
    first_threshold numeric(16,4),
    threshold_note character varying(500) NOT NULL,
    starts_on date,
    value numeric(16,4),
    measured_on date,
    source character varying(200) NOT NULL,
    method character varying(300) NOT NULL,
    decision character varying(8) NOT NULL,
    decision_words text NOT NULL,
    lesson text NOT NULL,
    decided_on date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    by_id bigint,
    neighbourhood_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT decided_has_a_lesson CHECK ((((NOT ((state)::text = 'decided'::text)) AND (decided_on IS NULL) AND ((decision)::text = ''::text)) OR ((NOT ((decision)::text = ''::text)) AND (NOT (lesson = ''::text)) AND (decided_on IS NOT NULL) AND ((state)::text = 'decided'::text)))),
    CONSTRAINT measured_has_a_value CHECK ((((measured_on IS NULL) AND ((state)::text = ANY (ARRAY['planned', 'running'])) AND (value IS NULL)) OR ((measured_on IS NOT NULL) AND ((state)::text = ANY (ARRAY['measured', 'decided'])) AND (value IS NOT NULL)))),
    CONSTRAINT projects_pilot_weeks_check CHECK ((weeks >= 0)),
    CONSTRAINT threshold_is_fixed_at_the_start CHECK ((((first_threshold IS NULL) AND (starts_on IS NULL) AND ((state)::text = 'planned'::text)) OR ((NOT ((state)::text = 'planned'::text)) AND (first_threshold IS NOT NULL) AND (starts_on IS NOT NULL)))),
    CONSTRAINT threshold_moves_with_a_note CHECK (((first_threshold IS NULL) OR (threshold = first_threshold) OR (NOT ((threshold_note)::text = ''::text))))
);
ALTER TABLE public.projects_pilot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_pilot_id_seq);
CREATE TABLE public.projects_plan (
    id bigint NOT NULL,
    name_tr character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    first_year smallint NOT NULL,
    last_year smallint NOT NULL,
    is_example boolean NOT NULL,
    source character varying(200) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    ended_on date,
    by_id bigint,
    CONSTRAINT plan_ends_after_it_begins CHECK ((last_year >= first_year)),
    CONSTRAINT projects_plan_first_year_check CHECK ((first_year >= 0)),
    CONSTRAINT projects_plan_last_year_check CHECK ((last_year >= 0))
);
ALTER TABLE public.projects_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_plan_id_seq);
CREATE TABLE public.projects_planline (
    id bigint NOT NULL,
    level character varying(10) NOT NULL,
    code character varying(20) NOT NULL,
    name_tr character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    measure_tr character varying(40) NOT NULL,
    measure_en character varying(40) NOT NULL,
    counting character varying(6) NOT NULL,
    baseline numeric(16,4),
    "order" smallint NOT NULL,
    first_year smallint NOT NULL,
    last_year smallint NOT NULL,
    ended_on date,
    moves_id bigint,
    parent_id bigint,
    plan_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT below_its_parent CHECK (((((level)::text = 'goal'::text) AND (parent_id IS NULL)) OR ((NOT ((level)::text = 'goal'::text)) AND (parent_id IS NOT NULL)))),
    CONSTRAINT projects_planline_first_year_check CHECK ((first_year >= 0)),
    CONSTRAINT projects_planline_last_year_check CHECK ((last_year >= 0)),
    CONSTRAINT projects_planline_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.projects_planline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_planline_id_seq);
CREATE TABLE public.projects_plantarget (
    id bigint NOT NULL,
    year smallint NOT NULL,
    value numeric(16,4) NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT projects_plantarget_year_check CHECK ((year >= 0))
);
ALTER TABLE public.projects_plantarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_plantarget_id_seq);
CREATE TABLE public.projects_planupload (
    id bigint NOT NULL,
    name_tr character varying(160) NOT NULL,
    name_en character varying(160) NOT NULL,
    first_year smallint NOT NULL,
    last_year smallint NOT NULL,
    file_name character varying(200) NOT NULL,
    rows jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    CONSTRAINT projects_planupload_first_year_check CHECK ((first_year >= 0)),
    CONSTRAINT projects_planupload_last_year_check CHECK ((last_year >= 0))
);
ALTER TABLE public.projects_planupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_planupload_id_seq);
CREATE TABLE public.projects_project (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    summary text NOT NULL,
    easy_read text NOT NULL,
    state character varying(10) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    finished_on date,
    budget_planned bigint NOT NULL,
    budget_spent bigint NOT NULL,
    partners character varying(120)[] NOT NULL,
    no_impact_reason text NOT NULL,
    hidden_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    owner_id bigint,
    process_id bigint,
    unit_id bigint NOT NULL,
    plan_line_id bigint,
    language character varying(5) NOT NULL,
    CONSTRAINT done_has_a_date CHECK ((((finished_on IS NULL) AND ((state)::text = ANY (ARRAY['planned', 'running', 'paused', 'cancelled']))) OR ((finished_on IS NOT NULL) AND ((state)::text = 'done'::text)))),
    CONSTRAINT money_is_not_negative CHECK (((budget_planned >= 0) AND (budget_spent >= 0))),
    CONSTRAINT project_ends_after_it_starts CHECK ((ends_on >= starts_on))
);
ALTER TABLE public.projects_project ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_project_id_seq);
CREATE TABLE public.projects_project_neighbourhoods (
    id bigint NOT NULL,
    project_id bigint NOT NULL,
    neighbourhood_id bigint NOT NULL
);
ALTER TABLE public.projects_project_neighbourhoods ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_project_neighbourhoods_id_seq);
CREATE TABLE public.projects_project_threads (
    id bigint NOT NULL,
    project_id bigint NOT NULL,
    thread_id bigint NOT NULL
);
ALTER TABLE public.projects_project_threads ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_project_threads_id_seq);
CREATE TABLE public.projects_projecttarget (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    project_id bigint NOT NULL,
    target_id bigint NOT NULL,
    CONSTRAINT at_most_three_project_targets CHECK (("position" <= 2)),
    CONSTRAINT projects_projecttarget_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.projects_projecttarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_projecttarget_id_seq);
CREATE TABLE public.projects_quarterentry (
    id bigint NOT NULL,
    value numeric(16,4),
    words character varying(500) NOT NULL,
    line_id bigint NOT NULL,
    report_id bigint NOT NULL
);
ALTER TABLE public.projects_quarterentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_quarterentry_id_seq);
CREATE TABLE public.projects_quarterreport (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number smallint NOT NULL,
    final_at timestamp with time zone,
    figures jsonb,
    by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT final_has_its_figures CHECK ((((figures IS NULL) AND (final_at IS NULL)) OR ((figures IS NOT NULL) AND (final_at IS NOT NULL)))),
    CONSTRAINT projects_quarterreport_number_check CHECK ((number >= 0)),
    CONSTRAINT projects_quarterreport_year_check CHECK ((year >= 0)),
    CONSTRAINT quarter_is_one_of_four CHECK (((number >= 1) AND (number <= 4)))
);
ALTER TABLE public.projects_quarterreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_quarterreport_id_seq);
CREATE TABLE public.projects_risk (
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    level character varying(6) NOT NULL,
    measure character varying(300) NOT NULL,
    noted_on date NOT NULL,
    closed_on date,
    project_id bigint NOT NULL,
    language character varying(5) NOT NULL
);
ALTER TABLE public.projects_risk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_risk_id_seq);
CREATE TABLE public.projects_spending (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    "on" date NOT NULL,
    words character varying(200) NOT NULL,
    document character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT spending_is_not_zero CHECK ((NOT (amount = 0)))
);
ALTER TABLE public.projects_spending ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_spending_id_seq);
CREATE TABLE public.projects_statechange (
    id bigint NOT NULL,
    before character varying(10) NOT NULL,
    after character varying(10) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    project_id bigint NOT NULL
);
ALTER TABLE public.projects_statechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_statechange_id_seq);
CREATE TABLE public.projects_update (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    project_id bigint NOT NULL,
    language character varying(5) NOT NULL
);
ALTER TABLE public.projects_update ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.projects_update_id_seq);
CREATE TABLE public.proofs_codeletter (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    address character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    fingerprint character varying(64) NOT NULL,
    printed_at timestamp with time zone,
    valid_until date,
    tries smallint NOT NULL,
    closed_at timestamp with time zone,
    person_id bigint NOT NULL,
    printed_by_id bigint,
    CONSTRAINT closed_letters_forget_the_address CHECK (((closed_at IS NULL) OR (((address)::text = ''::text) AND ((fingerprint)::text = ''::text) AND ((name)::text = ''::text)))),
    CONSTRAINT proofs_codeletter_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.proofs_codeletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.proofs_codeletter_id_seq);
CREATE TABLE public.proofs_identitymark (
    id bigint NOT NULL,
    key_id character varying(40) NOT NULL,
    mark character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.proofs_identitymark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.proofs_identitymark_id_seq);
CREATE TABLE public.proofs_proof (
    id bigint NOT NULL,
    bond character varying(8) NOT NULL,
    seen character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    valid_until date NOT NULL,
    ended_at timestamp with time zone,
    ended_because character varying(200) NOT NULL,
    by_id bigint,
    person_id bigint NOT NULL,
    overruled boolean NOT NULL,
    provider character varying(200) NOT NULL,
    CONSTRAINT ended_proofs_say_why CHECK (((ended_at IS NULL) OR (NOT ((ended_because)::text = ''::text)))),
    CONSTRAINT providers_words_name_the_provider CHECK ((((by_id IS NULL) AND ((seen)::text = 'provider'::text) AND (NOT ((provider)::text = ''::text))) OR ((NOT ((seen)::text = 'provider'::text)) AND (NOT overruled) AND ((provider)::text = ''::text))))
);
ALTER TABLE public.proofs_proof ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.proofs_proof_id_seq);
CREATE TABLE public.questions_answer (
    id bigint NOT NULL,
    sheet character varying(80) NOT NULL,
    value jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint,
    question_id bigint NOT NULL
);
ALTER TABLE public.questions_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.questions_answer_id_seq);
CREATE TABLE public.questions_question (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    form character varying(20) NOT NULL,
    kind character varying(8) NOT NULL,
    text character varying(200) NOT NULL,
    why character varying(300) NOT NULL,
    choices character varying(120)[] NOT NULL,
    required boolean NOT NULL,
    "position" smallint NOT NULL,
    removed_at timestamp with time zone,
    high character varying(60) NOT NULL,
    lines character varying(120)[] NOT NULL,
    low character varying(60) NOT NULL,
    only_if_id bigint,
    only_if_is character varying(120) NOT NULL,
    page smallint NOT NULL,
    shuffled boolean NOT NULL,
    CONSTRAINT a_choice_has_choices CHECK (((NOT ((kind)::text = ANY (ARRAY['one', 'several', 'matrix', 'ranking']))) OR (NOT (choices = '{}'::character varying(120)[])))),
    CONSTRAINT a_condition_has_an_answer CHECK ((((only_if_id IS NULL) AND ((only_if_is)::text = ''::text)) OR ((only_if_id IS NOT NULL) AND (NOT ((only_if_is)::text = ''::text))))),
    CONSTRAINT a_matrix_has_lines CHECK (((NOT ((kind)::text = 'matrix'::text)) OR (NOT (lines = '{}'::character varying(120)[])))),
    CONSTRAINT a_question_says_why CHECK ((NOT ((why)::text = ''::text))),
    CONSTRAINT questions_question_page_check CHECK ((page >= 0)),
    CONSTRAINT questions_question_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.questions_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.questions_question_id_seq);
CREATE TABLE public.safety_incident (
    id bigint NOT NULL,
    key_id character varying(40) NOT NULL,
    content bytea NOT NULL,
    number character varying(16) NOT NULL,
    severity character varying(7) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    closed_at timestamp with time zone,
    occasion_id bigint,
    reported_by_id bigint,
    CONSTRAINT closed_incidents_have_a_day CHECK (((NOT ((state)::text = 'closed'::text)) OR (closed_at IS NOT NULL)))
);
ALTER TABLE public.safety_incident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.safety_incident_id_seq);
CREATE TABLE public.safety_incidentstep (
    id bigint NOT NULL,
    key_id character varying(40) NOT NULL,
    content bytea NOT NULL,
    number character varying(16) NOT NULL,
    state character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    for_reporter boolean NOT NULL,
    by_id bigint,
    incident_id bigint NOT NULL
);
ALTER TABLE public.safety_incidentstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.safety_incidentstep_id_seq);
CREATE TABLE public.sealed_look (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    what character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    purpose character varying(200) NOT NULL,
    by_id bigint,
    person_id bigint,
    CONSTRAINT nobody_looks_without_a_purpose CHECK ((NOT ((purpose)::text = ''::text)))
);
ALTER TABLE public.sealed_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.sealed_look_id_seq);
CREATE TABLE public.sealed_words (
    id bigint NOT NULL,
    key_id character varying(40) NOT NULL,
    content bytea NOT NULL,
    of character varying(80) NOT NULL,
    what character varying(12) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    delete_on date NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.sealed_words ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.sealed_words_id_seq);
CREATE TABLE public.season_ask (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    answer character varying(4) NOT NULL,
    answered_at timestamp with time zone,
    person_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT answers_have_a_time CHECK ((((answer)::text = ''::text) OR (answered_at IS NOT NULL)))
);
ALTER TABLE public.season_ask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_ask_id_seq);
CREATE TABLE public.season_gap (
    id bigint NOT NULL,
    empty integer NOT NULL,
    reasons jsonb NOT NULL,
    shift_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT season_gap_empty_check CHECK ((empty >= 0))
);
ALTER TABLE public.season_gap ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_gap_id_seq);
CREATE TABLE public.season_leftout (
    id bigint NOT NULL,
    reasons jsonb NOT NULL,
    person_id bigint NOT NULL,
    plan_id bigint NOT NULL
);
ALTER TABLE public.season_leftout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_leftout_id_seq);
CREATE TABLE public.season_line (
    id bigint NOT NULL,
    state character varying(9) NOT NULL,
    by_hand boolean NOT NULL,
    reasons jsonb NOT NULL,
    refusal jsonb NOT NULL,
    person_id bigint NOT NULL,
    shift_id bigint NOT NULL,
    plan_id bigint NOT NULL
);
ALTER TABLE public.season_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_line_id_seq);
CREATE TABLE public.season_plan (
    id bigint NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    state character varying(9) NOT NULL,
    places integer NOT NULL,
    shifts integer NOT NULL,
    people integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    computed_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    made_by_id bigint,
    role_id bigint,
    unit_id bigint,
    figures jsonb NOT NULL,
    CONSTRAINT a_plan_has_days CHECK ((first_day <= last_day)),
    CONSTRAINT a_plan_is_confirmed_at_a_time CHECK (((NOT ((state)::text = 'confirmed'::text)) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT a_plan_of_a_unit_or_a_duty CHECK ((((role_id IS NOT NULL) AND (unit_id IS NULL)) OR ((role_id IS NULL) AND (unit_id IS NOT NULL)))),
    CONSTRAINT season_plan_people_check CHECK ((people >= 0)),
    CONSTRAINT season_plan_places_check CHECK ((places >= 0)),
    CONSTRAINT season_plan_shifts_check CHECK ((shifts >= 0))
);
ALTER TABLE public.season_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_plan_id_seq);
CREATE TABLE public.season_round (
    id bigint NOT NULL,
    state character varying(6) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    in_waves boolean NOT NULL,
    by_id bigint,
    shift_id bigint NOT NULL
);
ALTER TABLE public.season_round ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_round_id_seq);
CREATE TABLE public.season_silence (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    role_id bigint NOT NULL
);
ALTER TABLE public.season_silence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.season_silence_id_seq);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.socialaccount_socialaccount_id_seq);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.socialaccount_socialapp_id_seq);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.socialaccount_socialtoken_id_seq);
CREATE TABLE public.surveys_code (
    digest character varying(64) NOT NULL,
    used boolean NOT NULL,
    survey_id bigint NOT NULL
);
CREATE TABLE public.surveys_draft (
    key character varying(32) NOT NULL,
    answers jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    survey_id bigint NOT NULL
);
CREATE TABLE public.surveys_mark (
    digest character varying(64) NOT NULL,
    survey_id bigint NOT NULL
);
CREATE TABLE public.surveys_sheet (
    id uuid NOT NULL,
    channel character varying(5) NOT NULL,
    batch character varying(60) NOT NULL,
    "on" date NOT NULL,
    age_band character varying(10) NOT NULL,
    entered_by_id bigint,
    neighbourhood_id bigint,
    person_id bigint,
    survey_id bigint NOT NULL,
    bond character varying(8) NOT NULL,
    CONSTRAINT who_is_entered_was_not_on_the_web CHECK (((entered_by_id IS NULL) OR (NOT ((channel)::text = 'web'::text))))
);
CREATE TABLE public.surveys_survey (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    summary character varying(300) NOT NULL,
    text text NOT NULL,
    afterwards text NOT NULL,
    minutes smallint NOT NULL,
    who character varying(6) NOT NULL,
    compared_by character varying(13)[] NOT NULL,
    stage character varying(12) NOT NULL,
    state character varying(9) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    report text NOT NULL,
    changed text NOT NULL,
    reported_at timestamp with time zone,
    reminded_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    process_id bigint,
    thread_id bigint,
    unit_id bigint NOT NULL,
    with_stage boolean NOT NULL,
    language character varying(5) NOT NULL,
    CONSTRAINT a_reported_survey_has_a_report CHECK (((NOT ((state)::text = 'reported'::text)) OR (NOT (report = ''::text)))),
    CONSTRAINT a_survey_closes_after_it_opens CHECK ((closes_at > opens_at)),
    CONSTRAINT a_survey_says_what_follows CHECK ((NOT (afterwards = ''::text))),
    CONSTRAINT surveys_survey_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.surveys_survey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.surveys_survey_id_seq);
CREATE TABLE public.surveys_tag (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.surveys_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.surveys_tag_id_seq);
CREATE TABLE public.surveys_template (
    id bigint NOT NULL,
    name character varying(140) NOT NULL,
    questions jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint
);
ALTER TABLE public.surveys_template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.surveys_template_id_seq);
CREATE TABLE public.surveys_text (
    answer_id bigint NOT NULL,
    public boolean NOT NULL,
    words character varying(1500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    place uuid DEFAULT gen_random_uuid() NOT NULL,
    folded text GENERATED ALWAYS AS (public.meydan_fold((words)::text)) STORED,
    CONSTRAINT what_is_public_has_words CHECK (((NOT public) OR (NOT ((words)::text = ''::text))))
);
CREATE TABLE public.surveys_text_tags (
    id bigint NOT NULL,
    text_id bigint NOT NULL,
    tag_id bigint NOT NULL
);
ALTER TABLE public.surveys_text_tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.surveys_text_tags_id_seq);
CREATE TABLE public.threads_follow (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    thread_id bigint NOT NULL
);
ALTER TABLE public.threads_follow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.threads_follow_id_seq);
CREATE TABLE public.threads_step (
    id bigint NOT NULL,
    ref character varying(80) NOT NULL,
    code character varying(40) NOT NULL,
    station character varying(14) NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone,
    promised boolean NOT NULL,
    words text NOT NULL,
    facts jsonb NOT NULL,
    written_at timestamp with time zone NOT NULL,
    unit_id bigint,
    thread_id bigint NOT NULL,
    language character varying(5) NOT NULL
);
ALTER TABLE public.threads_step ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.threads_step_id_seq);
CREATE TABLE public.threads_thread (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    title character varying(140) NOT NULL,
    summary text NOT NULL,
    language character varying(5) NOT NULL,
    place_words character varying(120) NOT NULL,
    station character varying(14) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    hidden_at timestamp with time zone,
    merged_into_id bigint,
    neighbourhood_id bigint
);
ALTER TABLE public.threads_thread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.threads_thread_id_seq);
CREATE TABLE public.threads_threadnumber (
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT threads_threadnumber_last_check CHECK ((last >= 0)),
    CONSTRAINT threads_threadnumber_year_check CHECK ((year >= 0))
);
CREATE TABLE public.threads_threadtarget (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    target_id bigint NOT NULL,
    thread_id bigint NOT NULL,
    CONSTRAINT at_most_three_targets CHECK (("position" <= 2)),
    CONSTRAINT threads_threadtarget_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.threads_threadtarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.threads_threadtarget_id_seq);
CREATE TABLE public.trainings_assessment (
    id bigint NOT NULL,
    what character varying(11) NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    required boolean NOT NULL,
    pass_percent smallint NOT NULL,
    attempts smallint NOT NULL,
    wait_hours smallint NOT NULL,
    points character varying(200)[] NOT NULL,
    course_id bigint NOT NULL,
    page_id bigint,
    language character varying(5) NOT NULL,
    CONSTRAINT an_observation_has_points CHECK (((NOT ((what)::text = 'observation'::text)) OR (NOT (points = '{}'::character varying(200)[])))),
    CONSTRAINT passed_with_a_share CHECK ((pass_percent <= 100)),
    CONSTRAINT trainings_assessment_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT trainings_assessment_pass_percent_check CHECK ((pass_percent >= 0)),
    CONSTRAINT trainings_assessment_wait_hours_check CHECK ((wait_hours >= 0))
);
ALTER TABLE public.trainings_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_assessment_id_seq);
CREATE TABLE public.trainings_attempt (
    id bigint NOT NULL,
    number smallint NOT NULL,
    given jsonb NOT NULL,
    percent smallint NOT NULL,
    passed boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    assessment_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    CONSTRAINT trainings_attempt_number_check CHECK ((number >= 0)),
    CONSTRAINT trainings_attempt_percent_check CHECK ((percent >= 0))
);
ALTER TABLE public.trainings_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_attempt_id_seq);
CREATE TABLE public.trainings_course (
    id bigint NOT NULL,
    state character varying(9) NOT NULL,
    title character varying(140) NOT NULL,
    need text NOT NULL,
    summary character varying(300) NOT NULL,
    aims text NOT NULL,
    curriculum text NOT NULL,
    partners text NOT NULL,
    audience character varying(13) NOT NULL,
    inside boolean NOT NULL,
    outside boolean NOT NULL,
    languages character varying(2)[] NOT NULL,
    access character varying(8)[] NOT NULL,
    access_words character varying(300) NOT NULL,
    threshold smallint NOT NULL,
    basis character varying(200) NOT NULL,
    belongs_to character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    qualification_id bigint,
    thread_id bigint,
    unit_id bigint NOT NULL,
    language character varying(5) NOT NULL,
    CONSTRAINT a_course_answers_a_need CHECK ((NOT (need = ''::text))),
    CONSTRAINT a_share_of_the_minutes CHECK ((threshold <= 100)),
    CONSTRAINT somebody_is_trained CHECK ((inside OR outside)),
    CONSTRAINT trainings_course_threshold_check CHECK ((threshold >= 0))
);
ALTER TABLE public.trainings_course ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_course_id_seq);
CREATE TABLE public.trainings_coursegoal (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    course_id bigint NOT NULL,
    goal_id smallint NOT NULL,
    CONSTRAINT at_most_three_goals_of_a_course CHECK (("position" <= 2)),
    CONSTRAINT trainings_coursegoal_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.trainings_coursegoal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_coursegoal_id_seq);
CREATE TABLE public.trainings_enrolment (
    id bigint NOT NULL,
    why character varying(600) NOT NULL,
    approval character varying(7) NOT NULL,
    approved_at timestamp with time zone,
    words character varying(600) NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    outcome character varying(9) NOT NULL,
    outcome_at timestamp with time zone,
    minutes integer NOT NULL,
    forms_given smallint NOT NULL,
    approved_by_id bigint,
    person_id bigint,
    seat_id bigint,
    unit_id bigint,
    run_id bigint NOT NULL,
    CONSTRAINT no_seat_without_approval CHECK (((NOT ((approval)::text = ANY (ARRAY['asked', 'refused']))) OR (seat_id IS NULL))),
    CONSTRAINT not_approved_with_words CHECK (((NOT ((approval)::text = 'refused'::text)) OR (NOT ((words)::text = ''::text)))),
    CONSTRAINT trainings_enrolment_forms_given_check CHECK ((forms_given >= 0)),
    CONSTRAINT trainings_enrolment_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.trainings_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_enrolment_id_seq);
CREATE TABLE public.trainings_item (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    text character varying(400) NOT NULL,
    choices character varying(160)[] NOT NULL,
    "right" character varying(160)[] NOT NULL,
    "position" smallint NOT NULL,
    assessment_id bigint NOT NULL,
    CONSTRAINT an_item_has_a_right_answer CHECK ((NOT ("right" = '{}'::character varying(160)[]))),
    CONSTRAINT an_item_to_choose_has_choices CHECK (((NOT ((kind)::text = ANY (ARRAY['one', 'several']))) OR (NOT (choices = '{}'::character varying(160)[])))),
    CONSTRAINT trainings_item_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.trainings_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_item_id_seq);
CREATE TABLE public.trainings_material (
    id bigint NOT NULL,
    title character varying(140) NOT NULL,
    url character varying(400) NOT NULL,
    course_id bigint NOT NULL,
    recording boolean NOT NULL,
    words text NOT NULL,
    language character varying(5) NOT NULL,
    key character varying(32) NOT NULL,
    suffix character varying(4) NOT NULL,
    CONSTRAINT a_material_of_a_course_is_somewhere CHECK (((NOT ((url)::text = ''::text)) OR (NOT ((key)::text = ''::text)))),
    CONSTRAINT a_material_that_is_recorded_has_words CHECK (((NOT recording) OR (NOT (words = ''::text))))
);
ALTER TABLE public.trainings_material ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_material_id_seq);
CREATE TABLE public.trainings_observed (
    id bigint NOT NULL,
    seen smallint[] NOT NULL,
    passed boolean NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    assessment_id bigint NOT NULL,
    by_id bigint,
    enrolment_id bigint NOT NULL
);
ALTER TABLE public.trainings_observed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_observed_id_seq);
CREATE TABLE public.trainings_page (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    title character varying(140) NOT NULL,
    text text NOT NULL,
    picture character varying(32) NOT NULL,
    picture_words character varying(200) NOT NULL,
    video character varying(400) NOT NULL,
    course_id bigint NOT NULL,
    video_words text NOT NULL,
    language character varying(5) NOT NULL,
    CONSTRAINT a_picture_is_described CHECK ((((picture)::text = ''::text) OR (NOT ((picture_words)::text = ''::text)))),
    CONSTRAINT trainings_page_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.trainings_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_page_id_seq);
CREATE TABLE public.trainings_progress (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    enrolment_id bigint NOT NULL,
    page_id bigint NOT NULL
);
ALTER TABLE public.trainings_progress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_progress_id_seq);
CREATE TABLE public.trainings_run (
    id bigint NOT NULL,
    track character varying(7) NOT NULL,
    state character varying(9) NOT NULL,
    form character varying(7) NOT NULL,
    "where" character varying(200) NOT NULL,
    link character varying(400) NOT NULL,
    capacity integer NOT NULL,
    ends_at timestamp with time zone,
    why text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    done_at timestamp with time zone,
    asked_again_at timestamp with time zone,
    course_id bigint NOT NULL,
    leader_id bigint,
    line_id bigint,
    neighbourhood_id bigint,
    CONSTRAINT a_published_run_has_sessions CHECK (((NOT ((state)::text = ANY (ARRAY['open', 'done']))) OR (line_id IS NOT NULL))),
    CONSTRAINT a_run_has_seats CHECK ((capacity > 0)),
    CONSTRAINT a_run_is_cancelled_with_words CHECK (((NOT ((state)::text = 'cancelled'::text)) OR (NOT (why = ''::text)))),
    CONSTRAINT trainings_run_capacity_check CHECK ((capacity >= 0))
);
ALTER TABLE public.trainings_run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_run_id_seq);
CREATE TABLE public.trainings_session (
    occasion_id bigint NOT NULL,
    title character varying(140) NOT NULL,
    text character varying(600) NOT NULL,
    run_id bigint NOT NULL,
    booking_id bigint,
    language character varying(5) NOT NULL
);
CREATE TABLE public.trainings_submission (
    id bigint NOT NULL,
    text text NOT NULL,
    key character varying(32) NOT NULL,
    suffix character varying(4) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(7) NOT NULL,
    words text NOT NULL,
    marked_at timestamp with time zone,
    assessment_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    marked_by_id bigint,
    CONSTRAINT sent_back_with_words CHECK (((NOT ((state)::text = 'again'::text)) OR (NOT (words = ''::text)))),
    CONSTRAINT something_is_handed_in CHECK (((NOT (text = ''::text)) OR (NOT ((key)::text = ''::text))))
);
ALTER TABLE public.trainings_submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_submission_id_seq);
CREATE TABLE public.trainings_teaching (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    person_id bigint NOT NULL,
    run_id bigint NOT NULL
);
ALTER TABLE public.trainings_teaching ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_teaching_id_seq);
CREATE TABLE public.trainings_trainer (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    about character varying(200) NOT NULL,
    agreed boolean NOT NULL,
    agreed_at timestamp with time zone,
    course_id bigint NOT NULL,
    CONSTRAINT a_trainers_consent_has_a_time CHECK (((NOT agreed) OR (agreed_at IS NOT NULL)))
);
ALTER TABLE public.trainings_trainer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.trainings_trainer_id_seq);
CREATE TABLE public.volunteering_application (
    id bigint NOT NULL,
    words text NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    promised_for date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    person_id bigint,
    role_id bigint NOT NULL,
    CONSTRAINT declined_applications_have_an_answer CHECK (((NOT ((state)::text = 'unsuitable'::text)) OR (NOT (answer = ''::text))))
);
ALTER TABLE public.volunteering_application ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_application_id_seq);
CREATE TABLE public.volunteering_change (
    id bigint NOT NULL,
    of character varying(80) NOT NULL,
    state character varying(16) NOT NULL,
    at timestamp with time zone NOT NULL,
    why text NOT NULL,
    by_id bigint
);
ALTER TABLE public.volunteering_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_change_id_seq);
CREATE TABLE public.volunteering_check (
    id bigint NOT NULL,
    what character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    number character varying(60) NOT NULL,
    valid_until date,
    by_id bigint,
    placement_id bigint NOT NULL,
    reminded_at timestamp with time zone
);
ALTER TABLE public.volunteering_check ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_check_id_seq);
CREATE TABLE public.volunteering_hours (
    id bigint NOT NULL,
    people smallint NOT NULL,
    "on" date NOT NULL,
    minutes smallint NOT NULL,
    state character varying(9) NOT NULL,
    said_minutes smallint,
    words text NOT NULL,
    answer text NOT NULL,
    decided_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    decided_by_id bigint,
    impact_id bigint,
    person_id bigint,
    seat_id bigint,
    role_id bigint NOT NULL,
    CONSTRAINT hours_of_one_day CHECK (((minutes > 0) AND (minutes <= 960))),
    CONSTRAINT only_confirmed_hours_count CHECK (((impact_id IS NULL) OR ((state)::text = 'confirmed'::text))),
    CONSTRAINT refused_hours_have_an_answer CHECK (((NOT ((state)::text = 'rejected'::text)) OR (NOT (answer = ''::text)))),
    CONSTRAINT said_hours_of_one_day CHECK (((said_minutes IS NULL) OR ((said_minutes > 0) AND (said_minutes <= 960)))),
    CONSTRAINT volunteering_hours_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT volunteering_hours_people_check CHECK ((people >= 0)),
    CONSTRAINT volunteering_hours_said_minutes_check CHECK ((said_minutes >= 0))
);
ALTER TABLE public.volunteering_hours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_hours_id_seq);
CREATE TABLE public.volunteering_legalopinion (
    id bigint NOT NULL,
    status character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    promised_for date NOT NULL,
    number character varying(60) NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    given_at timestamp with time zone,
    given_by_id bigint,
    placement_id bigint NOT NULL,
    CONSTRAINT impossible_placements_have_a_reason CHECK (((NOT ((state)::text = 'not_possible'::text)) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.volunteering_legalopinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_legalopinion_id_seq);
CREATE TABLE public.volunteering_need (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    field character varying(12) NOT NULL,
    beneficiaries character varying(200) NOT NULL,
    risk character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    contact_id bigint,
    neighbourhood_id bigint,
    project_id bigint,
    raised_by_id bigint,
    target_id bigint NOT NULL,
    thread_id bigint,
    unit_id bigint NOT NULL,
    in_name_of character varying(120) NOT NULL,
    of character varying(80) NOT NULL,
    CONSTRAINT declined_needs_have_a_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT (reason = ''::text)))),
    CONSTRAINT needs_in_a_name_say_whose CHECK ((((of)::text = ''::text) OR (NOT ((in_name_of)::text = ''::text))))
);
ALTER TABLE public.volunteering_need ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_need_id_seq);
CREATE TABLE public.volunteering_note (
    id bigint NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    placement_id bigint NOT NULL,
    CONSTRAINT a_note_has_words CHECK ((NOT (words = ''::text)))
);
ALTER TABLE public.volunteering_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_note_id_seq);
CREATE TABLE public.volunteering_organisationsignup (
    id bigint CONSTRAINT volunteering_organisation_id_not_null NOT NULL,
    decided_on date CONSTRAINT volunteering_organisation_decided_on_not_null NOT NULL,
    decision_number character varying(40) CONSTRAINT volunteering_organisation_decision_number_not_null NOT NULL,
    signed_by character varying(100) CONSTRAINT volunteering_organisation_signed_by_not_null NOT NULL,
    words text CONSTRAINT volunteering_organisation_words_not_null NOT NULL,
    state character varying(8) CONSTRAINT volunteering_organisation_state_not_null NOT NULL,
    answer text CONSTRAINT volunteering_organisation_answer_not_null NOT NULL,
    promised_for date CONSTRAINT volunteering_organisation_promised_for_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT volunteering_organisation_created_at_not_null NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    contact_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT declined_organisations_have_an_answer CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT (answer = ''::text))))
);
ALTER TABLE public.volunteering_organisationsignup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_organisation_id_seq);
CREATE TABLE public.volunteering_placement (
    id bigint NOT NULL,
    state character varying(9) NOT NULL,
    offered_until timestamp with time zone,
    reason text NOT NULL,
    heard text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    application_id bigint NOT NULL,
    person_id bigint,
    role_id bigint NOT NULL,
    feedback_given boolean NOT NULL,
    CONSTRAINT nobody_is_dismissed_unheard CHECK (((NOT ((state)::text = 'dismissed'::text)) OR ((NOT (reason = ''::text)) AND (NOT (heard = ''::text))))),
    CONSTRAINT offered_places_lapse CHECK (((NOT ((state)::text = 'offered'::text)) OR (offered_until IS NOT NULL)))
);
ALTER TABLE public.volunteering_placement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_placement_id_seq);
CREATE TABLE public.volunteering_preferences (
    id bigint NOT NULL,
    fields character varying(12)[] NOT NULL,
    skills character varying(300) NOT NULL,
    languages character varying(120) NOT NULL,
    times smallint[] NOT NULL,
    weekly_hours smallint,
    may_ask boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT hours_of_a_week CHECK (((weekly_hours IS NULL) OR ((weekly_hours > 0) AND (weekly_hours <= 40)))),
    CONSTRAINT volunteering_preferences_weekly_hours_check CHECK ((weekly_hours >= 0))
);
ALTER TABLE public.volunteering_preferences ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_preferences_id_seq);
CREATE TABLE public.volunteering_preferences_places (
    id bigint NOT NULL,
    preferences_id bigint NOT NULL,
    neighbourhood_id bigint NOT NULL
);
ALTER TABLE public.volunteering_preferences_places ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_preferences_places_id_seq);
CREATE TABLE public.volunteering_qualification (
    id bigint NOT NULL,
    name_tr character varying(80) NOT NULL,
    name_en character varying(80) NOT NULL,
    basis character varying(200) NOT NULL,
    valid_months smallint,
    active boolean NOT NULL,
    CONSTRAINT volunteering_qualification_valid_months_check CHECK ((valid_months >= 0))
);
ALTER TABLE public.volunteering_qualification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_qualification_id_seq);
CREATE TABLE public.volunteering_qualified (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    valid_until date,
    source character varying(80) NOT NULL,
    by_id bigint,
    person_id bigint NOT NULL,
    qualification_id bigint NOT NULL
);
ALTER TABLE public.volunteering_qualified ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_qualified_id_seq);
CREATE TABLE public.volunteering_role (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    summary character varying(300) NOT NULL,
    tasks text NOT NULL,
    gains text NOT NULL,
    wanted smallint NOT NULL,
    time_kind character varying(10) NOT NULL,
    min_age smallint NOT NULL,
    risk character varying(6) NOT NULL,
    skills character varying(300) NOT NULL,
    access character varying(300) NOT NULL,
    childcare character varying(300) NOT NULL,
    expenses character varying(300) NOT NULL,
    insurance character varying(300) NOT NULL,
    "where" character varying(200) NOT NULL,
    asked character varying(12)[] NOT NULL,
    direct boolean NOT NULL,
    no_post_at timestamp with time zone,
    call_opens_at timestamp with time zone,
    call_closes_at timestamp with time zone,
    state character varying(9) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    need_id bigint NOT NULL,
    no_post_by_id bigint,
    supervisor_id bigint,
    latitude double precision,
    longitude double precision,
    CONSTRAINT a_call_opens_before_it_closes CHECK (((call_opens_at IS NULL) OR (call_closes_at IS NULL) OR (call_opens_at < call_closes_at))),
    CONSTRAINT a_duty_wants_somebody CHECK ((wanted > 0)),
    CONSTRAINT a_meeting_point_is_whole CHECK ((((latitude IS NULL) AND (longitude IS NULL)) OR ((latitude IS NOT NULL) AND (longitude IS NOT NULL)))),
    CONSTRAINT a_public_duty_replaces_no_post CHECK ((((state)::text = 'draft'::text) OR (no_post_at IS NOT NULL))),
    CONSTRAINT a_risky_duty_is_not_direct CHECK (((NOT direct) OR ((risk)::text = 'low'::text))),
    CONSTRAINT nobody_volunteers_under_12 CHECK (((min_age >= 12) AND (min_age <= 99))),
    CONSTRAINT volunteering_role_min_age_check CHECK ((min_age >= 0)),
    CONSTRAINT volunteering_role_wanted_check CHECK ((wanted >= 0))
);
ALTER TABLE public.volunteering_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_role_id_seq);
CREATE TABLE public.volunteering_role_qualifications (
    id bigint NOT NULL,
    role_id bigint NOT NULL,
    qualification_id bigint NOT NULL
);
ALTER TABLE public.volunteering_role_qualifications ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_role_qualifications_id_seq);
CREATE TABLE public.volunteering_series (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    nth smallint,
    starts time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    skip_holidays boolean NOT NULL,
    role_id bigint NOT NULL,
    CONSTRAINT a_series_is_possible CHECK (((first_day <= last_day) AND (starts < ends) AND (weekday <= 6) AND ((nth IS NULL) OR ((nth >= 1) AND (nth <= 4))))),
    CONSTRAINT volunteering_series_nth_check CHECK ((nth >= 0)),
    CONSTRAINT volunteering_series_weekday_check CHECK ((weekday >= 0))
);
ALTER TABLE public.volunteering_series ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_series_id_seq);
CREATE TABLE public.volunteering_shift (
    occasion_id bigint NOT NULL,
    note character varying(200) NOT NULL,
    changed_alone boolean NOT NULL,
    role_id bigint NOT NULL,
    series_id bigint,
    adults_asked_at timestamp with time zone
);
CREATE TABLE public.volunteering_volunteer (
    id bigint NOT NULL,
    birth_date date NOT NULL,
    skills character varying(300) NOT NULL,
    languages character varying(120) NOT NULL,
    availability character varying(300) NOT NULL,
    since timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    status character varying(20) NOT NULL
);
ALTER TABLE public.volunteering_volunteer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.volunteering_volunteer_id_seq);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
ALTER TABLE ONLY public.calls_member ADD CONSTRAINT a_co_applicant_once UNIQUE (application_id, person_id);
ALTER TABLE ONLY public.calls_assignment ADD CONSTRAINT a_file_once_a_juror UNIQUE (application_id, juror_id);
ALTER TABLE ONLY public.calls_juror ADD CONSTRAINT a_juror_once UNIQUE (call_id, person_id);
ALTER TABLE ONLY public.calls_mentor ADD CONSTRAINT a_mentor_once UNIQUE (call_id, person_id);
ALTER TABLE ONLY public.trainings_progress ADD CONSTRAINT a_page_is_done_once UNIQUE (enrolment_id, page_id);
ALTER TABLE ONLY public.centre_booking ADD CONSTRAINT a_room_is_booked_once EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE ((cancelled_at IS NULL));
ALTER TABLE ONLY public.ideas_approval ADD CONSTRAINT a_step_is_decided_once UNIQUE (pending_id, "position");
ALTER TABLE ONLY public.calls_tie ADD CONSTRAINT a_tie_once UNIQUE (juror_id, application_id);
ALTER TABLE ONLY public.groups_polloption ADD CONSTRAINT a_time_stands_once_in_a_poll UNIQUE (poll_id, starts_at);
ALTER TABLE ONLY public.account_emailaddress ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_areagroup ADD CONSTRAINT area_named_once_a_ballot UNIQUE (ballot_id, name);
ALTER TABLE ONLY public.season_ask ADD CONSTRAINT asked_once_a_round UNIQUE (round_id, person_id);
ALTER TABLE ONLY public.trainings_attempt ADD CONSTRAINT attempts_are_counted UNIQUE (assessment_id, enrolment_id, number);
ALTER TABLE ONLY public.attendance_calendar ADD CONSTRAINT attendance_calendar_key_key UNIQUE (key);
ALTER TABLE ONLY public.attendance_calendar ADD CONSTRAINT attendance_calendar_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.attendance_calendar ADD CONSTRAINT attendance_calendar_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_occasion ADD CONSTRAINT attendance_occasion_kiosk_key_key UNIQUE (kiosk_key);
ALTER TABLE ONLY public.attendance_occasion ADD CONSTRAINT attendance_occasion_of_key UNIQUE (of);
ALTER TABLE ONLY public.attendance_occasion ADD CONSTRAINT attendance_occasion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_occasion ADD CONSTRAINT attendance_occasion_place_key_key UNIQUE (place_key);
ALTER TABLE ONLY public.attendance_seat ADD CONSTRAINT attendance_seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_seatstep ADD CONSTRAINT attendance_seatstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_seatstep ADD CONSTRAINT attendance_seatstep_tick_key UNIQUE (tick);
ALTER TABLE ONLY public.auth_group ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_auditline ADD CONSTRAINT base_auditline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_auditsalt ADD CONSTRAINT base_auditsalt_pkey PRIMARY KEY (person);
ALTER TABLE ONLY public.base_auditseal ADD CONSTRAINT base_auditseal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_counted ADD CONSTRAINT base_counted_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.base_destruction ADD CONSTRAINT base_destruction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_outboxmessage ADD CONSTRAINT base_outboxmessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.base_press ADD CONSTRAINT base_press_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.base_searchentry ADD CONSTRAINT base_searchentry_pkey PRIMARY KEY (ref);
ALTER TABLE ONLY public.base_stamp ADD CONSTRAINT base_stamp_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.decisions_batch ADD CONSTRAINT batch_number_once_a_ballot UNIQUE (ballot_id, number);
ALTER TABLE ONLY public.decisions_booth ADD CONSTRAINT booth_name_once_a_ballot UNIQUE (ballot_id, name);
ALTER TABLE ONLY public.calls_application ADD CONSTRAINT calls_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_assignment ADD CONSTRAINT calls_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_call_goals ADD CONSTRAINT calls_call_goals_call_id_goal_id_0d14b3e2_uniq UNIQUE (call_id, goal_id);
ALTER TABLE ONLY public.calls_call_goals ADD CONSTRAINT calls_call_goals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_call ADD CONSTRAINT calls_call_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_criterion ADD CONSTRAINT calls_criterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_juror ADD CONSTRAINT calls_juror_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_mark ADD CONSTRAINT calls_mark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_meeting ADD CONSTRAINT calls_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_member ADD CONSTRAINT calls_member_key_key UNIQUE (key);
ALTER TABLE ONLY public.calls_member ADD CONSTRAINT calls_member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_mentor ADD CONSTRAINT calls_mentor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_mentoring ADD CONSTRAINT calls_mentoring_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_milestone ADD CONSTRAINT calls_milestone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_objection ADD CONSTRAINT calls_objection_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.calls_objection ADD CONSTRAINT calls_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_plan ADD CONSTRAINT calls_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_support ADD CONSTRAINT calls_support_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_tie ADD CONSTRAINT calls_tie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_venture ADD CONSTRAINT calls_venture_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.calls_venture ADD CONSTRAINT calls_venture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.centre_booking ADD CONSTRAINT centre_booking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.centre_opening ADD CONSTRAINT centre_opening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.centre_request ADD CONSTRAINT centre_request_booking_id_key UNIQUE (booking_id);
ALTER TABLE ONLY public.centre_request ADD CONSTRAINT centre_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.centre_room ADD CONSTRAINT centre_room_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_boothclerk ADD CONSTRAINT clerk_once_a_booth UNIQUE (booth_id, person_id);
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT contribution_once_a_ballot UNIQUE (ballot_id, contribution_id);
ALTER TABLE ONLY public.projects_origin ADD CONSTRAINT contribution_once_a_project UNIQUE (project_id, contribution_id);
ALTER TABLE ONLY public.conversations_conversation ADD CONSTRAINT conversations_conversation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversations_conversation ADD CONSTRAINT conversations_conversation_source_key UNIQUE (source);
ALTER TABLE ONLY public.conversations_result ADD CONSTRAINT conversations_result_pkey PRIMARY KEY (conversation_id);
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT conversations_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversations_voice ADD CONSTRAINT conversations_voice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversations_vote ADD CONSTRAINT conversations_vote_pkey PRIMARY KEY (voice_id, statement_id);
ALTER TABLE ONLY public.decisions_appeal ADD CONSTRAINT decisions_appeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_areagroup_neighbourhoods ADD CONSTRAINT decisions_areagroup_neig_areagroup_id_neighbourho_8e6a03ff_uniq UNIQUE (areagroup_id, neighbourhood_id);
ALTER TABLE ONLY public.decisions_areagroup_neighbourhoods ADD CONSTRAINT decisions_areagroup_neighbourhoods_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_areagroup ADD CONSTRAINT decisions_areagroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_ballot ADD CONSTRAINT decisions_ballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_ballot_places ADD CONSTRAINT decisions_ballot_places_ballot_id_neighbourhood__de6875ed_uniq UNIQUE (ballot_id, neighbourhood_id);
ALTER TABLE ONLY public.decisions_ballot_places ADD CONSTRAINT decisions_ballot_places_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_batch ADD CONSTRAINT decisions_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_booth ADD CONSTRAINT decisions_booth_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_boothclerk ADD CONSTRAINT decisions_boothclerk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_change ADD CONSTRAINT decisions_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_entry ADD CONSTRAINT decisions_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_paper ADD CONSTRAINT decisions_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_result ADD CONSTRAINT decisions_result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT decisions_roll_code_id_key UNIQUE (code_id);
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT decisions_roll_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_sheet ADD CONSTRAINT decisions_sheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_votingcode ADD CONSTRAINT decisions_votingcode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_wrongmark ADD CONSTRAINT decisions_wrongmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discussion_comment ADD CONSTRAINT discussion_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discussion_commentsupport ADD CONSTRAINT discussion_commentsupport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discussion_edition ADD CONSTRAINT discussion_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificate_code_key UNIQUE (code);
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificate_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.documents_document ADD CONSTRAINT documents_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_officialreference ADD CONSTRAINT documents_officialreference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_packtext ADD CONSTRAINT documents_packtext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_wording ADD CONSTRAINT documents_wording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_cell ADD CONSTRAINT each_group_once_a_frame UNIQUE (frame_id, dimension, value);
ALTER TABLE ONLY public.decisions_paper ADD CONSTRAINT each_receipt_once_a_ballot UNIQUE (ballot_id, mark);
ALTER TABLE ONLY public.ideas_savedsearch ADD CONSTRAINT each_search_saved_once UNIQUE NULLS NOT DISTINCT (person_id, text, what, goal, place, process_id);
ALTER TABLE ONLY public.ideas_stage ADD CONSTRAINT each_stage_once_a_process UNIQUE (process_id, kind);
ALTER TABLE ONLY public.insight_sum ADD CONSTRAINT each_sum_once UNIQUE NULLS NOT DISTINCT (code, year, goal_id, target_id, place_id);
ALTER TABLE ONLY public.editorial_article ADD CONSTRAINT editorial_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.editorial_article ADD CONSTRAINT editorial_article_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.editorial_article ADD CONSTRAINT editorial_article_source_key UNIQUE (source);
ALTER TABLE ONLY public.editorial_attachment ADD CONSTRAINT editorial_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.editorial_placed ADD CONSTRAINT editorial_placed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.editorial_placed ADD CONSTRAINT editorial_placed_source_key UNIQUE (source);
ALTER TABLE ONLY public.editorial_submission ADD CONSTRAINT editorial_submission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.editorial_submission ADD CONSTRAINT editorial_submission_source_key UNIQUE (source);
ALTER TABLE ONLY public.events_audiencequestion ADD CONSTRAINT events_audiencequestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_audiencevote ADD CONSTRAINT events_audiencevote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_booking_id_key UNIQUE (booking_id);
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_pkey PRIMARY KEY (occasion_id);
ALTER TABLE ONLY public.events_eventgoal ADD CONSTRAINT events_eventgoal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_eventseries ADD CONSTRAINT events_eventseries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_material ADD CONSTRAINT events_material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_output ADD CONSTRAINT events_output_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_photoconsent ADD CONSTRAINT events_photoconsent_pkey PRIMARY KEY (photo_id);
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT events_registration_code_key UNIQUE (code);
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT events_registration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT events_registration_seat_id_key UNIQUE (seat_id);
ALTER TABLE ONLY public.events_registration_sessions ADD CONSTRAINT events_registration_sess_registration_id_session__c4bf4144_uniq UNIQUE (registration_id, session_id);
ALTER TABLE ONLY public.events_registration_sessions ADD CONSTRAINT events_registration_sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_seatdraw ADD CONSTRAINT events_seatdraw_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.events_session ADD CONSTRAINT events_session_booking_id_key UNIQUE (booking_id);
ALTER TABLE ONLY public.events_session ADD CONSTRAINT events_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_speaker ADD CONSTRAINT events_speaker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_supportrequest ADD CONSTRAINT events_supportrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_talkproposal ADD CONSTRAINT events_talkproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events_talkproposal ADD CONSTRAINT events_talkproposal_speaker_id_key UNIQUE (speaker_id);
ALTER TABLE ONLY public.threads_follow ADD CONSTRAINT follow_once UNIQUE (person_id, thread_id);
ALTER TABLE ONLY public.trainings_coursegoal ADD CONSTRAINT goal_once_a_course UNIQUE (course_id, goal_id);
ALTER TABLE ONLY public.events_eventgoal ADD CONSTRAINT goal_once_an_event UNIQUE (event_id, goal_id);
ALTER TABLE ONLY public.goals_goal ADD CONSTRAINT goals_goal_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.goals_target ADD CONSTRAINT goals_target_code_key UNIQUE (code);
ALTER TABLE ONLY public.goals_target ADD CONSTRAINT goals_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_councilopinion ADD CONSTRAINT groups_councilopinion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_group_goals ADD CONSTRAINT groups_group_goals_group_id_goal_id_1146753f_uniq UNIQUE (group_id, goal_id);
ALTER TABLE ONLY public.groups_group_goals ADD CONSTRAINT groups_group_goals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_group ADD CONSTRAINT groups_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_groupcontribution ADD CONSTRAINT groups_groupcontribution_contribution_id_key UNIQUE (contribution_id);
ALTER TABLE ONLY public.groups_groupcontribution ADD CONSTRAINT groups_groupcontribution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_groupnote ADD CONSTRAINT groups_groupnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_groupoutput ADD CONSTRAINT groups_groupoutput_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_groupoutput ADD CONSTRAINT groups_groupoutput_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.groups_groupstatechange ADD CONSTRAINT groups_groupstatechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_grouptask ADD CONSTRAINT groups_grouptask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_booking_id_key UNIQUE (booking_id);
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_poll_id_key UNIQUE (poll_id);
ALTER TABLE ONLY public.groups_membership ADD CONSTRAINT groups_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_poll ADD CONSTRAINT groups_poll_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_pollanswer ADD CONSTRAINT groups_pollanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_polloption ADD CONSTRAINT groups_polloption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups_presence ADD CONSTRAINT groups_presence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.guardians_permission ADD CONSTRAINT guardians_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_answer ADD CONSTRAINT ideas_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_answertemplate ADD CONSTRAINT ideas_answertemplate_name_key UNIQUE (name);
ALTER TABLE ONLY public.ideas_answertemplate ADD CONSTRAINT ideas_answertemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_approval ADD CONSTRAINT ideas_approval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_source_key UNIQUE (source);
ALTER TABLE ONLY public.ideas_draft ADD CONSTRAINT ideas_draft_key_key UNIQUE (key);
ALTER TABLE ONLY public.ideas_draft ADD CONSTRAINT ideas_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_draft ADD CONSTRAINT ideas_draft_sent_as_id_key UNIQUE (sent_as_id);
ALTER TABLE ONLY public.ideas_edition ADD CONSTRAINT ideas_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_escalation ADD CONSTRAINT ideas_escalation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_escalationday ADD CONSTRAINT ideas_escalationday_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.ideas_hint ADD CONSTRAINT ideas_hint_contribution_id_key UNIQUE (contribution_id);
ALTER TABLE ONLY public.ideas_hint ADD CONSTRAINT ideas_hint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_joining ADD CONSTRAINT ideas_joining_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_pendinganswer ADD CONSTRAINT ideas_pendinganswer_answer_id_key UNIQUE (answer_id);
ALTER TABLE ONLY public.ideas_pendinganswer ADD CONSTRAINT ideas_pendinganswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_process_goals ADD CONSTRAINT ideas_process_goals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_process_goals ADD CONSTRAINT ideas_process_goals_process_id_goal_id_fa38e433_uniq UNIQUE (process_id, goal_id);
ALTER TABLE ONLY public.ideas_process_neighbourhoods ADD CONSTRAINT ideas_process_neighbourh_process_id_neighbourhood_2510ff91_uniq UNIQUE (process_id, neighbourhood_id);
ALTER TABLE ONLY public.ideas_process_neighbourhoods ADD CONSTRAINT ideas_process_neighbourhoods_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_process ADD CONSTRAINT ideas_process_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_processchange ADD CONSTRAINT ideas_processchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_routing ADD CONSTRAINT ideas_routing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_savedsearch ADD CONSTRAINT ideas_savedsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_stage ADD CONSTRAINT ideas_stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_statechange ADD CONSTRAINT ideas_statechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_support ADD CONSTRAINT ideas_support_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_importedrow ADD CONSTRAINT imported_once_a_row UNIQUE (of_id, line);
ALTER TABLE ONLY public.imports_contact ADD CONSTRAINT imports_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_import ADD CONSTRAINT imports_import_key_key UNIQUE (key);
ALTER TABLE ONLY public.imports_import ADD CONSTRAINT imports_import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_importedrow ADD CONSTRAINT imports_importedrow_contribution_id_key UNIQUE (contribution_id);
ALTER TABLE ONLY public.imports_importedrow ADD CONSTRAINT imports_importedrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_notagain ADD CONSTRAINT imports_notagain_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.imports_notagain ADD CONSTRAINT imports_notagain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_rejectedrow ADD CONSTRAINT imports_rejectedrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_seat ADD CONSTRAINT in_one_place_at_a_time EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE ((((state)::text = ANY (ARRAY['offered', 'booked', 'came', 'left'])) AND (NOT walk_up)));
ALTER TABLE ONLY public.insight_cell ADD CONSTRAINT insight_cell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_frame ADD CONSTRAINT insight_frame_of_key UNIQUE (of);
ALTER TABLE ONLY public.insight_frame ADD CONSTRAINT insight_frame_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_indicator ADD CONSTRAINT insight_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_outreach ADD CONSTRAINT insight_outreach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_population ADD CONSTRAINT insight_population_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_reading ADD CONSTRAINT insight_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_review ADD CONSTRAINT insight_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_review ADD CONSTRAINT insight_review_year_key UNIQUE (year);
ALTER TABLE ONLY public.insight_reviewtext ADD CONSTRAINT insight_reviewtext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_sum ADD CONSTRAINT insight_sum_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_together ADD CONSTRAINT joint_once_an_organisation UNIQUE (organisation_id, ref);
ALTER TABLE ONLY public.languages_easytext ADD CONSTRAINT languages_easytext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.languages_review ADD CONSTRAINT languages_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.languages_textreport ADD CONSTRAINT languages_textreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_leftout ADD CONSTRAINT left_out_once UNIQUE (plan_id, person_id);
ALTER TABLE ONLY public.groups_membership ADD CONSTRAINT member_once_a_group UNIQUE (group_id, person_id);
ALTER TABLE ONLY public.meydan_cache ADD CONSTRAINT meydan_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.mfa_authenticator ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_appeal ADD CONSTRAINT moderation_appeal_hiding_id_key UNIQUE (hiding_id);
ALTER TABLE ONLY public.moderation_appeal ADD CONSTRAINT moderation_appeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_fingerprint ADD CONSTRAINT moderation_fingerprint_about_key UNIQUE (about);
ALTER TABLE ONLY public.moderation_fingerprint ADD CONSTRAINT moderation_fingerprint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_held ADD CONSTRAINT moderation_held_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_hiding ADD CONSTRAINT moderation_hiding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_listedword ADD CONSTRAINT moderation_listedword_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_listedword ADD CONSTRAINT moderation_listedword_text_key UNIQUE (text);
ALTER TABLE ONLY public.moderation_photo ADD CONSTRAINT moderation_photo_key_key UNIQUE (key);
ALTER TABLE ONLY public.moderation_photo ADD CONSTRAINT moderation_photo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_report ADD CONSTRAINT moderation_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_entry ADD CONSTRAINT nobody_types_a_sheet_twice UNIQUE (sheet_id, by_id);
ALTER TABLE ONLY public.people_noticeshown ADD CONSTRAINT notice_shown_once_a_version UNIQUE (person_id, purpose, version);
ALTER TABLE ONLY public.notices_announcement ADD CONSTRAINT notices_announcement_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.notices_announcement ADD CONSTRAINT notices_announcement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_bounce ADD CONSTRAINT notices_bounce_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.notices_delivery ADD CONSTRAINT notices_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_digest ADD CONSTRAINT notices_digest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_electionperiod ADD CONSTRAINT notices_electionperiod_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_notice ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_preference ADD CONSTRAINT notices_preference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_rhythm ADD CONSTRAINT notices_rhythm_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.notices_textchoice ADD CONSTRAINT notices_textchoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_wording ADD CONSTRAINT notices_wording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT number_of_a_statement_once UNIQUE (conversation_id, number);
ALTER TABLE ONLY public.groups_pollanswer ADD CONSTRAINT one_answer_a_day UNIQUE (option_id, person_id);
ALTER TABLE ONLY public.panels_given ADD CONSTRAINT one_answer_a_feature UNIQUE (application_id, feature_id);
ALTER TABLE ONLY public.opendata_keptanswer ADD CONSTRAINT one_answer_a_key UNIQUE (person_id, key);
ALTER TABLE ONLY public.questions_answer ADD CONSTRAINT one_answer_a_sheet UNIQUE (question_id, sheet);
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT one_application_a_person UNIQUE (panel_id, person_id);
ALTER TABLE ONLY public.volunteering_check ADD CONSTRAINT one_check_of_a_kind UNIQUE (placement_id, what);
ALTER TABLE ONLY public.projects_planline ADD CONSTRAINT one_code_a_plan UNIQUE (plan_id, code);
ALTER TABLE ONLY public.calls_criterion ADD CONSTRAINT one_criterion_of_a_title UNIQUE (call_id, title);
ALTER TABLE ONLY public.notices_delivery ADD CONSTRAINT one_delivery_a_channel UNIQUE (notice_id, channel);
ALTER TABLE ONLY public.languages_easytext ADD CONSTRAINT one_easy_text_of_a_thing_and_language UNIQUE (of, language);
ALTER TABLE ONLY public.opendata_edition ADD CONSTRAINT one_edition_a_number UNIQUE ("table", number);
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT one_enrolment_a_person UNIQUE (run_id, person_id);
ALTER TABLE ONLY public.projects_quarterentry ADD CONSTRAINT one_entry_a_line UNIQUE (report_id, line_id);
ALTER TABLE ONLY public.decisions_entry ADD CONSTRAINT one_entry_a_turn UNIQUE (sheet_id, turn);
ALTER TABLE ONLY public.ideas_escalation ADD CONSTRAINT one_escalation_a_level_and_promise UNIQUE (contribution_id, level, promise);
ALTER TABLE ONLY public.panels_feature ADD CONSTRAINT one_feature_of_a_name UNIQUE (panel_id, name);
ALTER TABLE ONLY public.paper_printedform ADD CONSTRAINT one_form_a_number UNIQUE (year, number);
ALTER TABLE ONLY public.season_gap ADD CONSTRAINT one_gap_a_shift UNIQUE (plan_id, shift_id);
ALTER TABLE ONLY public.trainings_coursegoal ADD CONSTRAINT one_goal_of_a_course_a_position UNIQUE (course_id, "position");
ALTER TABLE ONLY public.events_eventgoal ADD CONSTRAINT one_goal_of_an_event_a_position UNIQUE (event_id, "position");
ALTER TABLE ONLY public.season_line ADD CONSTRAINT one_line_a_person_and_shift UNIQUE (plan_id, shift_id, person_id);
ALTER TABLE ONLY public.panels_lottery ADD CONSTRAINT one_lottery_a_turn UNIQUE (panel_id, turn);
ALTER TABLE ONLY public.calls_mark ADD CONSTRAINT one_mark_a_criterion UNIQUE (assignment_id, criterion_id);
ALTER TABLE ONLY public.surveys_sheet ADD CONSTRAINT one_named_sheet_a_person UNIQUE (survey_id, person_id);
ALTER TABLE ONLY public.notices_notice ADD CONSTRAINT one_notice_a_message UNIQUE (person_id, message_id);
ALTER TABLE ONLY public.calls_application ADD CONSTRAINT one_number_an_application UNIQUE (call_id, number);
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT one_number_an_option UNIQUE (ballot_id, number);
ALTER TABLE ONLY public.panels_objection ADD CONSTRAINT one_objection_a_person UNIQUE (panel_id, person_id);
ALTER TABLE ONLY public.trainings_observed ADD CONSTRAINT one_observation_a_person UNIQUE (assessment_id, enrolment_id);
ALTER TABLE ONLY public.volunteering_qualified ADD CONSTRAINT one_of_each_qualification UNIQUE (person_id, qualification_id);
ALTER TABLE ONLY public.centre_opening ADD CONSTRAINT one_opening_a_weekday UNIQUE (room_id, weekday);
ALTER TABLE ONLY public.insight_population ADD CONSTRAINT one_population_a_day UNIQUE NULLS NOT DISTINCT (place_id, category, value, "on");
ALTER TABLE ONLY public.notices_preference ADD CONSTRAINT one_preference_a_type UNIQUE (person_id, code);
ALTER TABLE ONLY public.projects_projecttarget ADD CONSTRAINT one_project_target_a_position UNIQUE (project_id, "position");
ALTER TABLE ONLY public.documents_officialreference ADD CONSTRAINT one_reference_a_number UNIQUE (of, number);
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT one_registration_a_person UNIQUE (event_id, person_id);
ALTER TABLE ONLY public.projects_quarterreport ADD CONSTRAINT one_report_a_quarter UNIQUE (unit_id, year, number);
ALTER TABLE ONLY public.decisions_result ADD CONSTRAINT one_result_a_list UNIQUE NULLS NOT DISTINCT (ballot_id, list_id);
ALTER TABLE ONLY public.season_silence ADD CONSTRAINT one_silence_a_duty UNIQUE (person_id, role_id);
ALTER TABLE ONLY public.people_delegation ADD CONSTRAINT one_stand_in_a_role_at_a_time EXCLUDE USING gist (grant_id WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&);
ALTER TABLE ONLY public.trainings_submission ADD CONSTRAINT one_submission_a_person UNIQUE (assessment_id, enrolment_id);
ALTER TABLE ONLY public.events_supportrequest ADD CONSTRAINT one_support_request_a_kind UNIQUE (registration_id, what);
ALTER TABLE ONLY public.surveys_tag ADD CONSTRAINT one_tag_a_name UNIQUE (question_id, name);
ALTER TABLE ONLY public.threads_threadtarget ADD CONSTRAINT one_target_a_position UNIQUE (thread_id, "position");
ALTER TABLE ONLY public.projects_plantarget ADD CONSTRAINT one_target_a_year UNIQUE (line_id, year);
ALTER TABLE ONLY public.trainings_teaching ADD CONSTRAINT one_teaching_a_person UNIQUE (run_id, person_id);
ALTER TABLE ONLY public.insight_reviewtext ADD CONSTRAINT one_text_a_section_and_language UNIQUE (review_id, section, language);
ALTER TABLE ONLY public.notices_textchoice ADD CONSTRAINT one_text_choice_a_type UNIQUE (person_id, code);
ALTER TABLE ONLY public.panels_value ADD CONSTRAINT one_value_of_a_name UNIQUE (feature_id, name);
ALTER TABLE ONLY public.conversations_voice ADD CONSTRAINT one_voice_a_key UNIQUE (conversation_id, key);
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT one_vote_a_person UNIQUE (ballot_id, person_id);
ALTER TABLE ONLY public.events_audiencevote ADD CONSTRAINT one_vote_a_voter UNIQUE (question_id, voter);
ALTER TABLE ONLY public.sealed_words ADD CONSTRAINT one_word_for_one_purpose UNIQUE (person_id, of, what);
ALTER TABLE ONLY public.notices_wording ADD CONSTRAINT one_wording_a_type_and_language UNIQUE (code, language);
ALTER TABLE ONLY public.opendata_apitoken ADD CONSTRAINT opendata_apitoken_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.opendata_apitoken ADD CONSTRAINT opendata_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.opendata_edition ADD CONSTRAINT opendata_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.opendata_keptanswer ADD CONSTRAINT opendata_keptanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.opendata_waiting ADD CONSTRAINT opendata_waiting_pkey PRIMARY KEY ("table");
ALTER TABLE ONLY public.operation_trouble ADD CONSTRAINT operation_trouble_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_code_key UNIQUE (code);
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_invitation_id_key UNIQUE (invitation_id);
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_batch ADD CONSTRAINT panels_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_effect ADD CONSTRAINT panels_effect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_expense ADD CONSTRAINT panels_expense_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_feature ADD CONSTRAINT panels_feature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_given ADD CONSTRAINT panels_given_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_invitation ADD CONSTRAINT panels_invitation_code_key UNIQUE (code);
ALTER TABLE ONLY public.panels_invitation ADD CONSTRAINT panels_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_lottery ADD CONSTRAINT panels_lottery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_objection ADD CONSTRAINT panels_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_panel ADD CONSTRAINT panels_panel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_quote ADD CONSTRAINT panels_quote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_recording ADD CONSTRAINT panels_recording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_recording ADD CONSTRAINT panels_recording_sitting_id_key UNIQUE (sitting_id);
ALTER TABLE ONLY public.panels_sitting ADD CONSTRAINT panels_sitting_pkey PRIMARY KEY (occasion_id);
ALTER TABLE ONLY public.panels_theme ADD CONSTRAINT panels_theme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_transcript ADD CONSTRAINT panels_transcript_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.panels_transcript ADD CONSTRAINT panels_transcript_recording_id_key UNIQUE (recording_id);
ALTER TABLE ONLY public.panels_value ADD CONSTRAINT panels_value_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_attempt ADD CONSTRAINT paper_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_formbatch ADD CONSTRAINT paper_formbatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_kiosk ADD CONSTRAINT paper_kiosk_key_key UNIQUE (key);
ALTER TABLE ONLY public.paper_kiosk ADD CONSTRAINT paper_kiosk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_noticeread ADD CONSTRAINT paper_noticeread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_contribution_id_key UNIQUE (contribution_id);
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_printedform ADD CONSTRAINT paper_printedform_contribution_id_key UNIQUE (contribution_id);
ALTER TABLE ONLY public.paper_printedform ADD CONSTRAINT paper_printedform_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_replyroute ADD CONSTRAINT paper_replyroute_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.paper_replyroute ADD CONSTRAINT paper_replyroute_contribution_id_key UNIQUE (contribution_id);
ALTER TABLE ONLY public.paper_replyroute ADD CONSTRAINT paper_replyroute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_agreement ADD CONSTRAINT partners_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_agreement ADD CONSTRAINT partners_agreement_renews_id_key UNIQUE (renews_id);
ALTER TABLE ONLY public.partners_bid_partners ADD CONSTRAINT partners_bid_partners_bid_id_organisation_id_bf03dd83_uniq UNIQUE (bid_id, organisation_id);
ALTER TABLE ONLY public.partners_bid_partners ADD CONSTRAINT partners_bid_partners_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_bid ADD CONSTRAINT partners_bid_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_change ADD CONSTRAINT partners_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_contact ADD CONSTRAINT partners_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_due ADD CONSTRAINT partners_due_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_fundcall ADD CONSTRAINT partners_fundcall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_organisation ADD CONSTRAINT partners_organisation_folded_key UNIQUE (folded);
ALTER TABLE ONLY public.partners_organisation_goals ADD CONSTRAINT partners_organisation_go_organisation_id_goal_id_91c8b3fa_uniq UNIQUE (organisation_id, goal_id);
ALTER TABLE ONLY public.partners_organisation_goals ADD CONSTRAINT partners_organisation_goals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_organisation ADD CONSTRAINT partners_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_practice ADD CONSTRAINT partners_practice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_representative ADD CONSTRAINT partners_representative_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_together ADD CONSTRAINT partners_together_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_consent ADD CONSTRAINT people_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_delegation ADD CONSTRAINT people_delegation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_erasurerequest ADD CONSTRAINT people_erasurerequest_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.people_erasurerequest ADD CONSTRAINT people_erasurerequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_noticeshown ADD CONSTRAINT people_noticeshown_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_person ADD CONSTRAINT people_person_email_key UNIQUE (email);
ALTER TABLE ONLY public.people_person ADD CONSTRAINT people_person_phone_key UNIQUE (phone);
ALTER TABLE ONLY public.people_person ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_rolegrant ADD CONSTRAINT people_rolegrant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.places_neighbourhood ADD CONSTRAINT places_neighbourhood_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.places_neighbourhood ADD CONSTRAINT places_neighbourhood_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.places_unit ADD CONSTRAINT places_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.places_unit ADD CONSTRAINT places_unit_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.groups_presence ADD CONSTRAINT present_once UNIQUE (meeting_id, person_id);
ALTER TABLE ONLY public.privacy_breach ADD CONSTRAINT privacy_breach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_breachstep ADD CONSTRAINT privacy_breachstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_datarequest ADD CONSTRAINT privacy_datarequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_events ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_impact ADD CONSTRAINT projects_impact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_impact ADD CONSTRAINT projects_impact_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.projects_milestone ADD CONSTRAINT projects_milestone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_origin ADD CONSTRAINT projects_origin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_pathstop ADD CONSTRAINT projects_pathstop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_pilot ADD CONSTRAINT projects_pilot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_plan ADD CONSTRAINT projects_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_planline ADD CONSTRAINT projects_planline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_plantarget ADD CONSTRAINT projects_plantarget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_planupload ADD CONSTRAINT projects_planupload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_project_neighbourhoods ADD CONSTRAINT projects_project_neighbo_project_id_neighbourhood_0e81f9ac_uniq UNIQUE (project_id, neighbourhood_id);
ALTER TABLE ONLY public.projects_project_neighbourhoods ADD CONSTRAINT projects_project_neighbourhoods_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_project ADD CONSTRAINT projects_project_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_project_threads ADD CONSTRAINT projects_project_threads_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_project_threads ADD CONSTRAINT projects_project_threads_project_id_thread_id_d35e00a9_uniq UNIQUE (project_id, thread_id);
ALTER TABLE ONLY public.projects_projecttarget ADD CONSTRAINT projects_projecttarget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_quarterentry ADD CONSTRAINT projects_quarterentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_quarterreport ADD CONSTRAINT projects_quarterreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_risk ADD CONSTRAINT projects_risk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_spending ADD CONSTRAINT projects_spending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_statechange ADD CONSTRAINT projects_statechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.projects_update ADD CONSTRAINT projects_update_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proofs_codeletter ADD CONSTRAINT proofs_codeletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proofs_identitymark ADD CONSTRAINT proofs_identitymark_mark_key UNIQUE (mark);
ALTER TABLE ONLY public.proofs_identitymark ADD CONSTRAINT proofs_identitymark_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.proofs_identitymark ADD CONSTRAINT proofs_identitymark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proofs_proof ADD CONSTRAINT proofs_proof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.questions_answer ADD CONSTRAINT questions_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.questions_question ADD CONSTRAINT questions_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_rejectedrow ADD CONSTRAINT rejected_once_a_row UNIQUE (of_id, line);
ALTER TABLE ONLY public.partners_representative ADD CONSTRAINT represents_an_organisation_once UNIQUE (organisation_id, person_id);
ALTER TABLE ONLY public.safety_incident ADD CONSTRAINT safety_incident_number_key UNIQUE (number);
ALTER TABLE ONLY public.safety_incident ADD CONSTRAINT safety_incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.safety_incidentstep ADD CONSTRAINT safety_incidentstep_number_key UNIQUE (number);
ALTER TABLE ONLY public.safety_incidentstep ADD CONSTRAINT safety_incidentstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sealed_look ADD CONSTRAINT sealed_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sealed_words ADD CONSTRAINT sealed_words_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_ask ADD CONSTRAINT season_ask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_gap ADD CONSTRAINT season_gap_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_leftout ADD CONSTRAINT season_leftout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_line ADD CONSTRAINT season_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_plan ADD CONSTRAINT season_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_round ADD CONSTRAINT season_round_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.season_silence ADD CONSTRAINT season_silence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_sheet ADD CONSTRAINT serial_once_a_batch UNIQUE (batch_id, number);
ALTER TABLE ONLY public.socialaccount_socialaccount ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discussion_commentsupport ADD CONSTRAINT support_a_comment_once UNIQUE (comment_id, person_id);
ALTER TABLE ONLY public.ideas_support ADD CONSTRAINT support_once UNIQUE (contribution_id, person_id);
ALTER TABLE ONLY public.surveys_code ADD CONSTRAINT surveys_code_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.surveys_draft ADD CONSTRAINT surveys_draft_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.surveys_mark ADD CONSTRAINT surveys_mark_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.surveys_sheet ADD CONSTRAINT surveys_sheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys_survey ADD CONSTRAINT surveys_survey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys_tag ADD CONSTRAINT surveys_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys_template ADD CONSTRAINT surveys_template_name_key UNIQUE (name);
ALTER TABLE ONLY public.surveys_template ADD CONSTRAINT surveys_template_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys_text ADD CONSTRAINT surveys_text_pkey PRIMARY KEY (answer_id);
ALTER TABLE ONLY public.surveys_text ADD CONSTRAINT surveys_text_place_key UNIQUE (place);
ALTER TABLE ONLY public.surveys_text_tags ADD CONSTRAINT surveys_text_tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys_text_tags ADD CONSTRAINT surveys_text_tags_text_id_tag_id_541563eb_uniq UNIQUE (text_id, tag_id);
ALTER TABLE ONLY public.projects_projecttarget ADD CONSTRAINT target_once_a_project UNIQUE (project_id, target_id);
ALTER TABLE ONLY public.threads_threadtarget ADD CONSTRAINT target_once_a_thread UNIQUE (thread_id, target_id);
ALTER TABLE ONLY public.threads_follow ADD CONSTRAINT threads_follow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threads_step ADD CONSTRAINT threads_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threads_thread ADD CONSTRAINT threads_thread_number_key UNIQUE (number);
ALTER TABLE ONLY public.threads_thread ADD CONSTRAINT threads_thread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threads_threadnumber ADD CONSTRAINT threads_threadnumber_pkey PRIMARY KEY (year);
ALTER TABLE ONLY public.threads_threadtarget ADD CONSTRAINT threads_threadtarget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_assessment ADD CONSTRAINT trainings_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_attempt ADD CONSTRAINT trainings_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_course ADD CONSTRAINT trainings_course_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_coursegoal ADD CONSTRAINT trainings_coursegoal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_seat_id_key UNIQUE (seat_id);
ALTER TABLE ONLY public.trainings_item ADD CONSTRAINT trainings_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_material ADD CONSTRAINT trainings_material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_observed ADD CONSTRAINT trainings_observed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_page ADD CONSTRAINT trainings_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_progress ADD CONSTRAINT trainings_progress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_run ADD CONSTRAINT trainings_run_line_id_key UNIQUE (line_id);
ALTER TABLE ONLY public.trainings_run ADD CONSTRAINT trainings_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_session ADD CONSTRAINT trainings_session_booking_id_key UNIQUE (booking_id);
ALTER TABLE ONLY public.trainings_session ADD CONSTRAINT trainings_session_pkey PRIMARY KEY (occasion_id);
ALTER TABLE ONLY public.trainings_submission ADD CONSTRAINT trainings_submission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_teaching ADD CONSTRAINT trainings_teaching_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trainings_trainer ADD CONSTRAINT trainings_trainer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_application ADD CONSTRAINT volunteering_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_change ADD CONSTRAINT volunteering_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_check ADD CONSTRAINT volunteering_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_seat_id_key UNIQUE (seat_id);
ALTER TABLE ONLY public.volunteering_legalopinion ADD CONSTRAINT volunteering_legalopinion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_legalopinion ADD CONSTRAINT volunteering_legalopinion_placement_id_key UNIQUE (placement_id);
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_note ADD CONSTRAINT volunteering_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_organisationsignup ADD CONSTRAINT volunteering_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_placement ADD CONSTRAINT volunteering_placement_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.volunteering_placement ADD CONSTRAINT volunteering_placement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_preferences ADD CONSTRAINT volunteering_preferences_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.volunteering_preferences ADD CONSTRAINT volunteering_preferences_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_preferences_places ADD CONSTRAINT volunteering_preferences_places_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_preferences_places ADD CONSTRAINT volunteering_preferences_preferences_id_neighbour_16ce99ad_uniq UNIQUE (preferences_id, neighbourhood_id);
ALTER TABLE ONLY public.volunteering_qualification ADD CONSTRAINT volunteering_qualification_name_tr_key UNIQUE (name_tr);
ALTER TABLE ONLY public.volunteering_qualification ADD CONSTRAINT volunteering_qualification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_qualified ADD CONSTRAINT volunteering_qualified_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_role ADD CONSTRAINT volunteering_role_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_role_qualifications ADD CONSTRAINT volunteering_role_qualif_role_id_qualification_id_955f1b64_uniq UNIQUE (role_id, qualification_id);
ALTER TABLE ONLY public.volunteering_role_qualifications ADD CONSTRAINT volunteering_role_qualifications_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_series ADD CONSTRAINT volunteering_series_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.volunteering_shift ADD CONSTRAINT volunteering_shift_pkey PRIMARY KEY (occasion_id);
ALTER TABLE ONLY public.volunteering_volunteer ADD CONSTRAINT volunteering_volunteer_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.volunteering_volunteer ADD CONSTRAINT volunteering_volunteer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions_votingcode ADD CONSTRAINT voting_code_once_a_ballot UNIQUE (ballot_id, mark);
CREATE UNIQUE INDEX a_mentor_once_a_venture ON public.calls_mentoring USING btree (venture_id, mentor_id) WHERE (ended_at IS NULL);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX agreements_in_force ON public.partners_agreement USING btree (ends_on, id) WHERE ((state)::text = 'force'::text);
CREATE INDEX announcements_going ON public.notices_announcement USING btree (id) WHERE ((state)::text = 'going'::text);
CREATE INDEX answers_by_time ON public.ideas_answer USING btree (at);
CREATE INDEX answers_in_order ON public.ideas_answer USING btree (contribution_id, at, id);
CREATE INDEX answers_of_a_sheet ON public.questions_answer USING btree (sheet);
CREATE INDEX answers_to_approve ON public.ideas_pendinganswer USING btree (waits_for, unit_id) WHERE ((ending)::text = ''::text);
CREATE INDEX appeals_open ON public.decisions_appeal USING btree (at) WHERE (answered_at IS NULL);
CREATE INDEX appeals_waiting ON public.moderation_appeal USING btree (promised_for, id) WHERE ((outcome)::text = ''::text);
CREATE INDEX applications_by_state ON public.calls_application USING btree (call_id, state);
CREATE INDEX applications_waiting ON public.volunteering_application USING btree (promised_for, id) WHERE ((state)::text = ANY (ARRAY['sent', 'more', 'interview']));
CREATE INDEX asks_of_a_person ON public.season_ask USING btree (person_id, at DESC);
CREATE INDEX attendance_calendar_key_f4116b09_like ON public.attendance_calendar USING btree (key varchar_pattern_ops);
CREATE INDEX attendance_occasion_kiosk_key_8e41dc8b_like ON public.attendance_occasion USING btree (kiosk_key varchar_pattern_ops);
CREATE INDEX attendance_occasion_leader_id_14e98f2a ON public.attendance_occasion USING btree (leader_id);
CREATE INDEX attendance_occasion_of_ced7745f_like ON public.attendance_occasion USING btree (of varchar_pattern_ops);
CREATE INDEX attendance_occasion_place_key_088300dc_like ON public.attendance_occasion USING btree (place_key varchar_pattern_ops);
CREATE INDEX attendance_occasion_unit_id_ee94d7f4 ON public.attendance_occasion USING btree (unit_id);
CREATE INDEX attendance_seat_occasion_id_a5ff861a ON public.attendance_seat USING btree (occasion_id);
CREATE INDEX attendance_seat_person_id_0462730f ON public.attendance_seat USING btree (person_id);
CREATE INDEX attendance_seatstep_by_id_9ed05203 ON public.attendance_seatstep USING btree (by_id);
CREATE INDEX attendance_seatstep_seat_id_c8e44498 ON public.attendance_seatstep USING btree (seat_id);
CREATE INDEX audience_questions_by_votes ON public.events_audiencequestion USING btree (event_id, votes DESC, id);
CREATE INDEX audit_by_ref ON public.base_auditline USING btree (ref, id);
CREATE INDEX audit_unsealed ON public.base_auditline USING btree (id) WHERE (seal_id IS NULL);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX ballots_latest ON public.decisions_ballot USING btree (closes_at DESC, id DESC);
CREATE INDEX ballots_to_open ON public.decisions_ballot USING btree (state, closes_at);
CREATE INDEX base_auditline_seal_id_526a925f ON public.base_auditline USING btree (seal_id);
CREATE INDEX base_auditsalt_person_27feb369_like ON public.base_auditsalt USING btree (person varchar_pattern_ops);
CREATE INDEX base_counted_name_25ecee4d_like ON public.base_counted USING btree (name varchar_pattern_ops);
CREATE INDEX base_counted_until_cd7addef ON public.base_counted USING btree (until);
CREATE INDEX base_press_at_6daa499d ON public.base_press USING btree (at);
CREATE INDEX base_press_key_6c1961e5_like ON public.base_press USING btree (key varchar_pattern_ops);
CREATE INDEX base_searchentry_ref_4ddb4847_like ON public.base_searchentry USING btree (ref varchar_pattern_ops);
CREATE INDEX base_stamp_name_c5b98be9_like ON public.base_stamp USING btree (name varchar_pattern_ops);
CREATE INDEX batches_open ON public.decisions_batch USING btree (ballot_id) WHERE (closed_at IS NULL);
CREATE INDEX bids_latest ON public.partners_bid USING btree (created_at DESC, id DESC);
CREATE INDEX breaches_latest ON public.privacy_breach USING btree (found_at DESC, id DESC);
CREATE INDEX breaches_open ON public.privacy_breach USING btree (due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX calls_application_call_id_dbd01ec1 ON public.calls_application USING btree (call_id);
CREATE INDEX calls_application_person_id_6f1f159b ON public.calls_application USING btree (person_id);
CREATE INDEX calls_assignment_application_id_589baab3 ON public.calls_assignment USING btree (application_id);
CREATE INDEX calls_assignment_juror_id_9bfd7218 ON public.calls_assignment USING btree (juror_id);
CREATE INDEX calls_call_goals_call_id_ac5af94d ON public.calls_call_goals USING btree (call_id);
CREATE INDEX calls_call_goals_goal_id_726b67c3 ON public.calls_call_goals USING btree (goal_id);
CREATE INDEX calls_call_keeper_id_cf540112 ON public.calls_call USING btree (keeper_id);
CREATE INDEX calls_call_thread_id_b7938048 ON public.calls_call USING btree (thread_id);
CREATE INDEX calls_call_unit_id_ebc9c395 ON public.calls_call USING btree (unit_id);
CREATE INDEX calls_criterion_call_id_f1c1bea6 ON public.calls_criterion USING btree (call_id);
CREATE INDEX calls_juror_call_id_3d8045ff ON public.calls_juror USING btree (call_id);
CREATE INDEX calls_juror_person_id_36abdbec ON public.calls_juror USING btree (person_id);
CREATE INDEX calls_mark_assignment_id_4d0318a9 ON public.calls_mark USING btree (assignment_id);
CREATE INDEX calls_mark_criterion_id_d03fe82e ON public.calls_mark USING btree (criterion_id);
CREATE INDEX calls_meeting_mentoring_id_a7d8cd96 ON public.calls_meeting USING btree (mentoring_id);
CREATE INDEX calls_meeting_written_by_id_c3e9eaf7 ON public.calls_meeting USING btree (written_by_id);
CREATE INDEX calls_member_application_id_76622af7 ON public.calls_member USING btree (application_id);
CREATE INDEX calls_member_key_2893adb8_like ON public.calls_member USING btree (key varchar_pattern_ops);
CREATE INDEX calls_member_person_id_978866da ON public.calls_member USING btree (person_id);
CREATE INDEX calls_mentor_call_id_f6761b8f ON public.calls_mentor USING btree (call_id);
CREATE INDEX calls_mentor_person_id_9aead321 ON public.calls_mentor USING btree (person_id);
CREATE INDEX calls_mentoring_mentor_id_0b2835fd ON public.calls_mentoring USING btree (mentor_id);
CREATE INDEX calls_mentoring_venture_id_564893f7 ON public.calls_mentoring USING btree (venture_id);
CREATE INDEX calls_milestone_venture_id_3939bd73 ON public.calls_milestone USING btree (venture_id);
CREATE INDEX calls_newest ON public.calls_call USING btree (published_at DESC, id DESC);
CREATE INDEX calls_objection_answered_by_id_83061933 ON public.calls_objection USING btree (answered_by_id);
CREATE INDEX calls_plan_call_id_e7e88e1f ON public.calls_plan USING btree (call_id);
CREATE INDEX calls_support_booking_id_ebc52080 ON public.calls_support USING btree (booking_id);
CREATE INDEX calls_support_venture_id_76ec57b4 ON public.calls_support USING btree (venture_id);
CREATE INDEX calls_tie_application_id_ec0c1dc4 ON public.calls_tie USING btree (application_id);
CREATE INDEX calls_tie_juror_id_29140dcd ON public.calls_tie USING btree (juror_id);
CREATE INDEX calls_venture_thread_id_c7b2b4c3 ON public.calls_venture USING btree (thread_id);
CREATE INDEX centre_booking_room_id_275bbc52 ON public.centre_booking USING btree (room_id);
CREATE INDEX centre_opening_room_id_5d0d7b34 ON public.centre_opening USING btree (room_id);
CREATE INDEX centre_request_author_id_1df50ff8 ON public.centre_request USING btree (author_id);
CREATE INDEX centre_request_decided_by_id_07b677f6 ON public.centre_request USING btree (decided_by_id);
CREATE INDEX centre_request_room_id_f99c83d7 ON public.centre_request USING btree (room_id);
CREATE INDEX centre_requests_waiting ON public.centre_request USING btree (starts_at, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX certificates_latest ON public.documents_certificate USING btree (at DESC, id DESC);
CREATE INDEX certificates_of_a_person ON public.documents_certificate USING btree (person_id, at DESC);
CREATE INDEX changes_of_a_thing ON public.volunteering_change USING btree (of, id);
CREATE INDEX comments_all_on ON public.discussion_comment USING btree ("on");
CREATE INDEX comments_answers ON public.discussion_comment USING btree (parent_id, at, id) WHERE (parent_id IS NOT NULL);
CREATE INDEX comments_counted ON public.discussion_comment USING btree ("on", "position") WHERE (hidden_at IS NULL);
CREATE INDEX comments_helpful ON public.discussion_comment USING btree ("on", support_count DESC, id DESC) WHERE (parent_id IS NULL);
CREATE INDEX comments_of_person ON public.discussion_comment USING btree (author_id, at DESC);
CREATE INDEX comments_on ON public.discussion_comment USING btree ("on", at DESC, id DESC) WHERE (parent_id IS NULL);
CREATE INDEX comments_questions ON public.discussion_comment USING btree (at, id) WHERE ((hidden_at IS NULL) AND (NOT official) AND (parent_id IS NULL) AND (("position")::text = 'question'::text));
CREATE INDEX comments_replied ON public.discussion_comment USING btree (parent_id) WHERE ((hidden_at IS NULL) AND official);
CREATE INDEX contacts_of_an_import ON public.imports_contact USING btree (of_id, id);
CREATE INDEX contacts_to_forget ON public.partners_contact USING btree (keep_until);
CREATE INDEX contributions_moved ON public.ideas_contribution USING btree (changed_at DESC, id DESC);
CREATE INDEX contributions_newest ON public.ideas_contribution USING btree (created_at DESC, id DESC);
CREATE INDEX contributions_of_person ON public.ideas_contribution USING btree (author_id, changed_at DESC, id DESC);
CREATE INDEX contributions_owed ON public.ideas_contribution USING btree (promised_for, id) WHERE ((state)::text = ANY (ARRAY['received', 'in_review']));
CREATE INDEX contributions_supported ON public.ideas_contribution USING btree (support_count DESC, id DESC);
CREATE INDEX conversations_conversation_owner_id_67c5670c ON public.conversations_conversation USING btree (owner_id);
CREATE INDEX conversations_conversation_process_id_2f2c8004 ON public.conversations_conversation USING btree (process_id);
CREATE INDEX conversations_conversation_source_ae121a16_like ON public.conversations_conversation USING btree (source varchar_pattern_ops);
CREATE INDEX conversations_conversation_thread_id_1c729d8b ON public.conversations_conversation USING btree (thread_id);
CREATE INDEX conversations_conversation_unit_id_e16181ec ON public.conversations_conversation USING btree (unit_id);
CREATE INDEX conversations_newest ON public.conversations_conversation USING btree (opens_at DESC, id DESC);
CREATE INDEX conversations_statement_author_id_fd272bec ON public.conversations_statement USING btree (author_id);
CREATE INDEX conversations_statement_looked_by_id_f9d5f91d ON public.conversations_statement USING btree (looked_by_id);
CREATE INDEX conversations_statement_merged_into_id_af0853cd ON public.conversations_statement USING btree (merged_into_id);
CREATE INDEX courses_that_belong_to ON public.trainings_course USING btree (belongs_to) WHERE (NOT ((belongs_to)::text = ''::text));
CREATE INDEX data_requests_latest ON public.privacy_datarequest USING btree (asked_at DESC, id DESC);
CREATE INDEX data_requests_open ON public.privacy_datarequest USING btree (due_on, id) WHERE ((state)::text = 'open'::text);
CREATE INDEX dead_addresses ON public.notices_bounce USING btree (dead_at DESC) WHERE (NOT (dead_at IS NULL));
CREATE INDEX decisions_appeal_answered_by_id_020f2252 ON public.decisions_appeal USING btree (answered_by_id);
CREATE INDEX decisions_appeal_ballot_id_cf7c3a32 ON public.decisions_appeal USING btree (ballot_id);
CREATE INDEX decisions_appeal_person_id_4357f85c ON public.decisions_appeal USING btree (person_id);
CREATE INDEX decisions_areagroup_ballot_id_7d02fb51 ON public.decisions_areagroup USING btree (ballot_id);
CREATE INDEX decisions_areagroup_neighbourhoods_areagroup_id_7a2da4d5 ON public.decisions_areagroup_neighbourhoods USING btree (areagroup_id);
CREATE INDEX decisions_areagroup_neighbourhoods_neighbourhood_id_ae67b9a3 ON public.decisions_areagroup_neighbourhoods USING btree (neighbourhood_id);
CREATE INDEX decisions_ballot_made_by_id_50f036cf ON public.decisions_ballot USING btree (made_by_id);
CREATE INDEX decisions_ballot_places_ballot_id_9ef476a4 ON public.decisions_ballot_places USING btree (ballot_id);
CREATE INDEX decisions_ballot_places_neighbourhood_id_e3b3905f ON public.decisions_ballot_places USING btree (neighbourhood_id);
CREATE INDEX decisions_ballot_process_id_674a4323 ON public.decisions_ballot USING btree (process_id);
CREATE INDEX decisions_ballot_unit_id_0c6d479c ON public.decisions_ballot USING btree (unit_id);
CREATE INDEX decisions_batch_area_id_4bbf5164 ON public.decisions_batch USING btree (area_id);
CREATE INDEX decisions_batch_ballot_id_8aac258f ON public.decisions_batch USING btree (ballot_id);
CREATE INDEX decisions_batch_booth_id_3a7df742 ON public.decisions_batch USING btree (booth_id);
CREATE INDEX decisions_batch_counted_by_id_272f8c16 ON public.decisions_batch USING btree (counted_by_id);
CREATE INDEX decisions_booth_ballot_id_ddfc5144 ON public.decisions_booth USING btree (ballot_id);
CREATE INDEX decisions_boothclerk_booth_id_01434a1d ON public.decisions_boothclerk USING btree (booth_id);
CREATE INDEX decisions_boothclerk_person_id_6bf3b522 ON public.decisions_boothclerk USING btree (person_id);
CREATE INDEX decisions_change_ballot_id_aa4f4d85 ON public.decisions_change USING btree (ballot_id);
CREATE INDEX decisions_change_by_id_9e1b3e1d ON public.decisions_change USING btree (by_id);
CREATE INDEX decisions_entry_by_id_3e01568a ON public.decisions_entry USING btree (by_id);
CREATE INDEX decisions_entry_sheet_id_ae45170b ON public.decisions_entry USING btree (sheet_id);
CREATE INDEX decisions_option_area_id_ee514079 ON public.decisions_option USING btree (area_id);
CREATE INDEX decisions_option_ballot_id_89f51283 ON public.decisions_option USING btree (ballot_id);
CREATE INDEX decisions_option_contribution_id_220ee0d1 ON public.decisions_option USING btree (contribution_id);
CREATE INDEX decisions_option_goal_id_d1ae82ec ON public.decisions_option USING btree (goal_id);
CREATE INDEX decisions_option_neighbourhood_id_302a8bca ON public.decisions_option USING btree (neighbourhood_id);
CREATE INDEX decisions_option_unit_id_9cfecf8f ON public.decisions_option USING btree (unit_id);
CREATE INDEX decisions_option_valued_by_id_935ea939 ON public.decisions_option USING btree (valued_by_id);
CREATE INDEX decisions_paper_area_id_3b69a451 ON public.decisions_paper USING btree (area_id);
CREATE INDEX decisions_paper_ballot_id_6a7bd76d ON public.decisions_paper USING btree (ballot_id);
CREATE INDEX decisions_paper_list_id_94a2d207 ON public.decisions_paper USING btree (list_id);
CREATE INDEX decisions_result_ballot_id_aeb3162d ON public.decisions_result USING btree (ballot_id);
CREATE INDEX decisions_result_list_id_c367aee4 ON public.decisions_result USING btree (list_id);
CREATE INDEX decisions_roll_area_id_75bcfa6e ON public.decisions_roll USING btree (area_id);
CREATE INDEX decisions_roll_ballot_id_1dcd580a ON public.decisions_roll USING btree (ballot_id);
CREATE INDEX decisions_roll_person_id_ce2d99a6 ON public.decisions_roll USING btree (person_id);
CREATE INDEX decisions_sheet_batch_id_0118fc65 ON public.decisions_sheet USING btree (batch_id);
CREATE INDEX decisions_votingcode_ballot_id_ab1a950f ON public.decisions_votingcode USING btree (ballot_id);
CREATE INDEX decisions_wrongmark_batch_id_51019fa9 ON public.decisions_wrongmark USING btree (batch_id);
CREATE INDEX decisions_wrongmark_confirmed_by_id_3f42fb09 ON public.decisions_wrongmark USING btree (confirmed_by_id);
CREATE INDEX decisions_wrongmark_person_id_b51fab4c ON public.decisions_wrongmark USING btree (person_id);
CREATE INDEX decisions_wrongmark_told_by_id_974ffe19 ON public.decisions_wrongmark USING btree (told_by_id);
CREATE INDEX delegations_by_end ON public.people_delegation USING btree (ends_at, id);
CREATE INDEX deliveries_due ON public.notices_delivery USING btree (lane, try_at) WHERE ((failed_at IS NULL) AND (NOT gathered) AND (NOT held) AND (sent_at IS NULL));
CREATE INDEX deliveries_gathered ON public.notices_delivery USING btree (waiting_since) WHERE ((digest_id IS NULL) AND gathered AND (sent_at IS NULL));
CREATE INDEX destructions_latest ON public.base_destruction USING btree (at DESC, id DESC);
CREATE INDEX digests_due ON public.notices_digest USING btree (try_at) WHERE ((failed_at IS NULL) AND (sent_at IS NULL));
CREATE INDEX discussion_comment_author_id_e6fa51d3 ON public.discussion_comment USING btree (author_id);
CREATE INDEX discussion_comment_parent_id_f04051d3 ON public.discussion_comment USING btree (parent_id);
CREATE INDEX discussion_comment_unit_id_4025a9dd ON public.discussion_comment USING btree (unit_id);
CREATE INDEX discussion_commentsupport_comment_id_34d4e7a5 ON public.discussion_commentsupport USING btree (comment_id);
CREATE INDEX discussion_commentsupport_person_id_cbb86e50 ON public.discussion_commentsupport USING btree (person_id);
CREATE INDEX discussion_edition_comment_id_08f7bdba ON public.discussion_edition USING btree (comment_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX documents_about ON public.documents_document USING gin (about);
CREATE INDEX documents_by_number ON public.documents_document USING gin (numbers);
CREATE INDEX documents_certificate_code_8fda8691_like ON public.documents_certificate USING btree (code varchar_pattern_ops);
CREATE INDEX documents_certificate_issued_by_id_450f3747 ON public.documents_certificate USING btree (issued_by_id);
CREATE INDEX documents_certificate_person_id_bfb51193 ON public.documents_certificate USING btree (person_id);
CREATE INDEX documents_certificate_revoked_by_id_c012ad4c ON public.documents_certificate USING btree (revoked_by_id);
CREATE INDEX documents_document_made_by_id_7ff42558 ON public.documents_document USING btree (made_by_id);
CREATE INDEX documents_document_person_id_c16dd685 ON public.documents_document USING btree (person_id);
CREATE INDEX documents_document_place_id_4162e218 ON public.documents_document USING btree (place_id);
CREATE INDEX documents_document_unit_id_f4f8a781 ON public.documents_document USING btree (unit_id);
CREATE INDEX documents_latest ON public.documents_document USING btree (at DESC, id DESC);
CREATE INDEX documents_officialreference_by_id_9c7f2e81 ON public.documents_officialreference USING btree (by_id);
CREATE INDEX documents_officialreference_unit_id_31a465ec ON public.documents_officialreference USING btree (unit_id);
CREATE INDEX documents_packtext_approved_by_id_c5790fcf ON public.documents_packtext USING btree (approved_by_id);
CREATE INDEX documents_packtext_by_id_7f7088ce ON public.documents_packtext USING btree (by_id);
CREATE INDEX documents_wording_by_id_2e18fae0 ON public.documents_wording USING btree (by_id);
CREATE INDEX dues_open ON public.partners_due USING btree ("on", id) WHERE (done_on IS NULL);
CREATE INDEX duties_latest ON public.volunteering_role USING btree (changed_at DESC, id DESC) WHERE ((state)::text = ANY (ARRAY['published', 'full']));
CREATE INDEX editorial_article_by_id_71a653a5 ON public.editorial_article USING btree (by_id);
CREATE INDEX editorial_article_slug_9f0c5d40_like ON public.editorial_article USING btree (slug varchar_pattern_ops);
CREATE INDEX editorial_article_source_638afdde_like ON public.editorial_article USING btree (source varchar_pattern_ops);
CREATE INDEX editorial_attachment_article_id_fdd2fb87 ON public.editorial_attachment USING btree (article_id);
CREATE INDEX editorial_newest ON public.editorial_article USING btree (first_published_at DESC, id DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX editorial_placed_by_id_4966e36a ON public.editorial_placed USING btree (by_id);
CREATE INDEX editorial_placed_source_cff5287b_like ON public.editorial_placed USING btree (source varchar_pattern_ops);
CREATE INDEX editorial_submission_by_id_543784e2 ON public.editorial_submission USING btree (by_id);
CREATE INDEX editorial_submission_source_ec0c3f88_like ON public.editorial_submission USING btree (source varchar_pattern_ops);
CREATE INDEX enrolments_to_approve ON public.trainings_enrolment USING btree (at, id) WHERE ((approval)::text = 'asked'::text);
CREATE INDEX events_audiencequestion_event_id_4fe64843 ON public.events_audiencequestion USING btree (event_id);
CREATE INDEX events_audiencevote_question_id_530c41a7 ON public.events_audiencevote USING btree (question_id);
CREATE INDEX events_event_approved_by_id_0a3fb311 ON public.events_event USING btree (approved_by_id);
CREATE INDEX events_event_neighbourhood_id_310264f6 ON public.events_event USING btree (neighbourhood_id);
CREATE INDEX events_event_series_id_6cde1f96 ON public.events_event USING btree (series_id);
CREATE INDEX events_event_thread_id_3a2d5d4e ON public.events_event USING btree (thread_id);
CREATE INDEX events_eventgoal_event_id_451c141f ON public.events_eventgoal USING btree (event_id);
CREATE INDEX events_eventgoal_goal_id_4ccc54db ON public.events_eventgoal USING btree (goal_id);
CREATE INDEX events_eventseries_unit_id_27ce9385 ON public.events_eventseries USING btree (unit_id);
CREATE INDEX events_material_event_id_ffcb97d5 ON public.events_material USING btree (event_id);
CREATE INDEX events_of_a_place ON public.events_event USING btree (neighbourhood_id);
CREATE INDEX events_output_by_id_5f2bc252 ON public.events_output USING btree (by_id);
CREATE INDEX events_output_event_id_202a6c82 ON public.events_output USING btree (event_id);
CREATE INDEX events_photoconsent_by_id_e4cb79b8 ON public.events_photoconsent USING btree (by_id);
CREATE INDEX events_photoconsent_event_id_48572680 ON public.events_photoconsent USING btree (event_id);
CREATE INDEX events_registration_code_75349370_like ON public.events_registration USING btree (code varchar_pattern_ops);
CREATE INDEX events_registration_event_id_75b6f198 ON public.events_registration USING btree (event_id);
CREATE INDEX events_registration_person_id_529d1a9a ON public.events_registration USING btree (person_id);
CREATE INDEX events_registration_sessions_registration_id_8caf3e16 ON public.events_registration_sessions USING btree (registration_id);
CREATE INDEX events_registration_sessions_session_id_0ca595f6 ON public.events_registration_sessions USING btree (session_id);
CREATE INDEX events_seatdraw_drawn_by_id_a1741a4a ON public.events_seatdraw USING btree (drawn_by_id);
CREATE INDEX events_seatdraw_published_by_id_2e930473 ON public.events_seatdraw USING btree (published_by_id);
CREATE INDEX events_session_event_id_af0b4bf3 ON public.events_session USING btree (event_id);
CREATE INDEX events_speaker_event_id_5d094b57 ON public.events_speaker USING btree (event_id);
CREATE INDEX events_speaker_session_id_f41f8945 ON public.events_speaker USING btree (session_id);
CREATE INDEX events_supportrequest_answered_by_id_3f790038 ON public.events_supportrequest USING btree (answered_by_id);
CREATE INDEX events_supportrequest_registration_id_2fc28935 ON public.events_supportrequest USING btree (registration_id);
CREATE INDEX events_talkproposal_answered_by_id_7ca1cab3 ON public.events_talkproposal USING btree (answered_by_id);
CREATE INDEX events_talkproposal_event_id_0556c886 ON public.events_talkproposal USING btree (event_id);
CREATE INDEX events_talkproposal_person_id_37b8b03b ON public.events_talkproposal USING btree (person_id);
CREATE INDEX events_that_belong_to ON public.events_event USING btree (belongs_to) WHERE (NOT ((belongs_to)::text = ''::text));
CREATE INDEX fingerprints_same ON public.moderation_fingerprint USING btree (hash, at);
CREATE INDEX frames_by_size ON public.insight_frame USING btree (people DESC, id DESC);
CREATE INDEX fund_calls_by_deadline ON public.partners_fundcall USING btree (closes_at, id);
CREATE INDEX goals_target_code_723cfdac_like ON public.goals_target USING btree (code varchar_pattern_ops);
CREATE INDEX goals_target_goal_id_79e8f57b ON public.goals_target USING btree (goal_id);
CREATE INDEX group_meetings_coming ON public.groups_meeting USING btree (starts_at) WHERE ((state)::text = ANY (ARRAY['planned', 'called']));
CREATE INDEX group_meetings_latest ON public.groups_meeting USING btree (group_id, starts_at DESC, id DESC);
CREATE INDEX group_notes_latest ON public.groups_groupnote USING btree (group_id, at DESC, id DESC);
CREATE INDEX group_opinions_latest ON public.groups_councilopinion USING btree (group_id, written_at DESC, id DESC);
CREATE INDEX group_tasks_of_person ON public.groups_grouptask USING btree (owner_id, due_on, id) WHERE (done_at IS NULL);
CREATE INDEX group_tasks_open ON public.groups_grouptask USING btree (group_id, due_on, id) WHERE (done_at IS NULL);
CREATE INDEX groups_councilopinion_group_id_77fcf27a ON public.groups_councilopinion USING btree (group_id);
CREATE INDEX groups_councilopinion_handled_by_id_87869e88 ON public.groups_councilopinion USING btree (handled_by_id);
CREATE INDEX groups_councilopinion_meeting_id_efcfce4b ON public.groups_councilopinion USING btree (meeting_id);
CREATE INDEX groups_councilopinion_written_by_id_7c942a2b ON public.groups_councilopinion USING btree (written_by_id);
CREATE INDEX groups_group_decided_by_id_f0514d92 ON public.groups_group USING btree (decided_by_id);
CREATE INDEX groups_group_goals_goal_id_e6db444f ON public.groups_group_goals USING btree (goal_id);
CREATE INDEX groups_group_goals_group_id_45911c66 ON public.groups_group_goals USING btree (group_id);
CREATE INDEX groups_group_neighbourhood_id_6ccdbb26 ON public.groups_group USING btree (neighbourhood_id);
CREATE INDEX groups_group_proposed_by_id_3e97b620 ON public.groups_group USING btree (proposed_by_id);
CREATE INDEX groups_groupcontribution_group_id_8b8414a1 ON public.groups_groupcontribution USING btree (group_id);
CREATE INDEX groups_groupcontribution_meeting_id_292ac7ee ON public.groups_groupcontribution USING btree (meeting_id);
CREATE INDEX groups_groupnote_author_id_edca7f7f ON public.groups_groupnote USING btree (author_id);
CREATE INDEX groups_groupnote_group_id_406912a7 ON public.groups_groupnote USING btree (group_id);
CREATE INDEX groups_groupoutput_group_id_d0a9efaf ON public.groups_groupoutput USING btree (group_id);
CREATE INDEX groups_groupoutput_meeting_id_ac4276e7 ON public.groups_groupoutput USING btree (meeting_id);
CREATE INDEX groups_groupoutput_ref_392de177_like ON public.groups_groupoutput USING btree (ref varchar_pattern_ops);
CREATE INDEX groups_groupstatechange_by_id_afd2c761 ON public.groups_groupstatechange USING btree (by_id);
CREATE INDEX groups_groupstatechange_group_id_3f93f1e8 ON public.groups_groupstatechange USING btree (group_id);
CREATE INDEX groups_grouptask_group_id_d733e164 ON public.groups_grouptask USING btree (group_id);
CREATE INDEX groups_grouptask_made_by_id_adebf430 ON public.groups_grouptask USING btree (made_by_id);
CREATE INDEX groups_grouptask_meeting_id_ead6663f ON public.groups_grouptask USING btree (meeting_id);
CREATE INDEX groups_grouptask_owner_id_50938ee2 ON public.groups_grouptask USING btree (owner_id);
CREATE INDEX groups_meeting_approved_by_id_eddc11f6 ON public.groups_meeting USING btree (approved_by_id);
CREATE INDEX groups_meeting_group_id_a1d64225 ON public.groups_meeting USING btree (group_id);
CREATE INDEX groups_meeting_written_by_id_8c157e75 ON public.groups_meeting USING btree (written_by_id);
CREATE INDEX groups_membership_group_id_dcb8901e ON public.groups_membership USING btree (group_id);
CREATE INDEX groups_membership_person_id_3a7b0f2d ON public.groups_membership USING btree (person_id);
CREATE INDEX groups_moved ON public.groups_group USING btree (changed_at DESC, id DESC);
CREATE INDEX groups_poll_group_id_4b7ca551 ON public.groups_poll USING btree (group_id);
CREATE INDEX groups_poll_made_by_id_8fe2a508 ON public.groups_poll USING btree (made_by_id);
CREATE INDEX groups_pollanswer_option_id_79a64daa ON public.groups_pollanswer USING btree (option_id);
CREATE INDEX groups_pollanswer_person_id_caf50e55 ON public.groups_pollanswer USING btree (person_id);
CREATE INDEX groups_polloption_poll_id_40d085ac ON public.groups_polloption USING btree (poll_id);
CREATE INDEX groups_presence_meeting_id_4e17e361 ON public.groups_presence USING btree (meeting_id);
CREATE INDEX groups_presence_person_id_a2c2464c ON public.groups_presence USING btree (person_id);
CREATE INDEX groups_to_found ON public.groups_group USING btree (promised_for, id) WHERE ((state)::text = 'proposed'::text);
CREATE INDEX guardians_permission_person_id_16a7bf2a ON public.guardians_permission USING btree (person_id);
CREATE INDEX guardians_permission_seen_by_id_ceee9e7d ON public.guardians_permission USING btree (seen_by_id);
CREATE UNIQUE INDEX held_once_at_a_time ON public.moderation_held USING btree (about) WHERE ((outcome)::text = ''::text);
CREATE INDEX held_waiting ON public.moderation_held USING btree (promised_for, id) WHERE ((outcome)::text = ''::text);
CREATE UNIQUE INDEX hidden_once_at_a_time ON public.moderation_hiding USING btree (ref) WHERE (lifted_at IS NULL);
CREATE INDEX hidings_latest ON public.moderation_hiding USING btree (at DESC, id DESC);
CREATE INDEX hours_latest ON public.volunteering_hours USING btree ("on" DESC, id DESC);
CREATE INDEX hours_of_a_person ON public.volunteering_hours USING btree (person_id, "on" DESC);
CREATE INDEX hours_waiting ON public.volunteering_hours USING btree ("on", id) WHERE ((state)::text = ANY (ARRAY['proposed', 'disputed']));
CREATE INDEX ideas_answer_by_id_333b0bd9 ON public.ideas_answer USING btree (by_id);
CREATE INDEX ideas_answer_contribution_id_1445b565 ON public.ideas_answer USING btree (contribution_id);
CREATE INDEX ideas_answer_unit_id_c139d15f ON public.ideas_answer USING btree (unit_id);
CREATE INDEX ideas_answertemplate_name_66e498fa_like ON public.ideas_answertemplate USING btree (name varchar_pattern_ops);
CREATE INDEX ideas_approval_by_id_e96272ca ON public.ideas_approval USING btree (by_id);
CREATE INDEX ideas_approval_pending_id_56159d8c ON public.ideas_approval USING btree (pending_id);
CREATE INDEX ideas_contribution_assigned_to_id_8e8e43ac ON public.ideas_contribution USING btree (assigned_to_id);
CREATE INDEX ideas_contribution_author_id_b4ef9fa1 ON public.ideas_contribution USING btree (author_id);
CREATE INDEX ideas_contribution_entered_by_id_1fb199c1 ON public.ideas_contribution USING btree (entered_by_id);
CREATE INDEX ideas_contribution_merged_into_id_fb0ba2fa ON public.ideas_contribution USING btree (merged_into_id);
CREATE INDEX ideas_contribution_neighbourhood_id_70c9c4e4 ON public.ideas_contribution USING btree (neighbourhood_id);
CREATE INDEX ideas_contribution_process_id_e9968bfe ON public.ideas_contribution USING btree (process_id);
CREATE INDEX ideas_contribution_source_154fb455_like ON public.ideas_contribution USING btree (source varchar_pattern_ops);
CREATE INDEX ideas_contribution_thread_id_22a8989a ON public.ideas_contribution USING btree (thread_id);
CREATE INDEX ideas_contribution_unit_id_6f18fd53 ON public.ideas_contribution USING btree (unit_id);
CREATE INDEX ideas_draft_key_5a4d1691_like ON public.ideas_draft USING btree (key varchar_pattern_ops);
CREATE INDEX ideas_edition_by_id_41662afe ON public.ideas_edition USING btree (by_id);
CREATE INDEX ideas_edition_contribution_id_55941cc1 ON public.ideas_edition USING btree (contribution_id);
CREATE INDEX ideas_escalation_contribution_id_7b327ad2 ON public.ideas_escalation USING btree (contribution_id);
CREATE INDEX ideas_hint_unit_id_cad895c5 ON public.ideas_hint USING btree (unit_id);
CREATE INDEX ideas_joining_by_id_39550b96 ON public.ideas_joining USING btree (by_id);
CREATE INDEX ideas_joining_into_id_365c16df ON public.ideas_joining USING btree (into_id);
CREATE INDEX ideas_joining_joined_id_b24526b3 ON public.ideas_joining USING btree (joined_id);
CREATE INDEX ideas_joining_undone_by_id_e8de1306 ON public.ideas_joining USING btree (undone_by_id);
CREATE INDEX ideas_pendinganswer_by_id_77452c45 ON public.ideas_pendinganswer USING btree (by_id);
CREATE INDEX ideas_pendinganswer_contribution_id_00977d12 ON public.ideas_pendinganswer USING btree (contribution_id);
CREATE INDEX ideas_pendinganswer_unit_id_857d0b07 ON public.ideas_pendinganswer USING btree (unit_id);
CREATE INDEX ideas_process_goals_goal_id_fe124c7d ON public.ideas_process_goals USING btree (goal_id);
CREATE INDEX ideas_process_goals_process_id_4e4e200a ON public.ideas_process_goals USING btree (process_id);
CREATE INDEX ideas_process_neighbourhoods_neighbourhood_id_4656d889 ON public.ideas_process_neighbourhoods USING btree (neighbourhood_id);
CREATE INDEX ideas_process_neighbourhoods_process_id_2580fdb6 ON public.ideas_process_neighbourhoods USING btree (process_id);
CREATE INDEX ideas_process_owner_id_17e3d5f0 ON public.ideas_process USING btree (owner_id);
CREATE INDEX ideas_process_unit_id_47ee188f ON public.ideas_process USING btree (unit_id);
CREATE INDEX ideas_processchange_by_id_2771d081 ON public.ideas_processchange USING btree (by_id);
CREATE INDEX ideas_processchange_process_id_67bd65d3 ON public.ideas_processchange USING btree (process_id);
CREATE INDEX ideas_routing_by_id_5abb677d ON public.ideas_routing USING btree (by_id);
CREATE INDEX ideas_routing_contribution_id_17d5d50b ON public.ideas_routing USING btree (contribution_id);
CREATE INDEX ideas_savedsearch_person_id_07880823 ON public.ideas_savedsearch USING btree (person_id);
CREATE INDEX ideas_savedsearch_process_id_02ea3dcb ON public.ideas_savedsearch USING btree (process_id);
CREATE INDEX ideas_stage_process_id_e2e1745c ON public.ideas_stage USING btree (process_id);
CREATE INDEX ideas_statechange_by_id_8de615e4 ON public.ideas_statechange USING btree (by_id);
CREATE INDEX ideas_statechange_contribution_id_d7e8128f ON public.ideas_statechange USING btree (contribution_id);
CREATE INDEX ideas_statechange_unit_id_dc49d8a4 ON public.ideas_statechange USING btree (unit_id);
CREATE INDEX ideas_support_contribution_id_5cf062db ON public.ideas_support USING btree (contribution_id);
CREATE INDEX ideas_support_person_id_ddbd24f3 ON public.ideas_support USING btree (person_id);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX impacts_told ON public.projects_impact USING btree (measured_on DESC, id DESC) WHERE (NOT ((headline)::text = ''::text));
CREATE UNIQUE INDEX imported_once_a_phone ON public.imports_contact USING btree (phone) WHERE (NOT ((phone)::text = ''::text));
CREATE UNIQUE INDEX imported_once_an_email ON public.imports_contact USING btree (email) WHERE (NOT ((email)::text = ''::text));
CREATE INDEX imports_contact_neighbourhood_id_7f41e4ac ON public.imports_contact USING btree (neighbourhood_id);
CREATE INDEX imports_contact_of_id_ab9224f7 ON public.imports_contact USING btree (of_id);
CREATE INDEX imports_contact_person_id_eec4029f ON public.imports_contact USING btree (person_id);
CREATE INDEX imports_import_by_id_8b8eb7fa ON public.imports_import USING btree (by_id);
CREATE INDEX imports_import_key_a906f2f8_like ON public.imports_import USING btree (key varchar_pattern_ops);
CREATE INDEX imports_importedrow_of_id_98e96726 ON public.imports_importedrow USING btree (of_id);
CREATE INDEX imports_latest ON public.imports_import USING btree (at DESC, id DESC);
CREATE INDEX imports_notagain_digest_0fb5df56_like ON public.imports_notagain USING btree (digest varchar_pattern_ops);
CREATE INDEX imports_rejectedrow_of_id_be04f912 ON public.imports_rejectedrow USING btree (of_id);
CREATE INDEX incidents_latest ON public.safety_incident USING btree (reported_at DESC, id DESC);
CREATE INDEX incidents_open ON public.safety_incident USING btree (due_at, id) WHERE (NOT ((state)::text = 'closed'::text));
CREATE INDEX insight_cell_frame_id_672855d0 ON public.insight_cell USING btree (frame_id);
CREATE INDEX insight_frame_of_72d98065_like ON public.insight_frame USING btree (of varchar_pattern_ops);
CREATE INDEX insight_indicator_made_by_id_f1341392 ON public.insight_indicator USING btree (made_by_id);
CREATE INDEX insight_indicator_target_id_91773e56 ON public.insight_indicator USING btree (target_id);
CREATE INDEX insight_indicator_unit_id_aefcbbce ON public.insight_indicator USING btree (unit_id);
CREATE INDEX insight_outreach_made_by_id_376d00a8 ON public.insight_outreach USING btree (made_by_id);
CREATE INDEX insight_outreach_owner_id_47237026 ON public.insight_outreach USING btree (owner_id);
CREATE INDEX insight_population_place_id_b749dfc6 ON public.insight_population USING btree (place_id);
CREATE INDEX insight_reading_by_id_d1f451ec ON public.insight_reading USING btree (by_id);
CREATE INDEX insight_reading_indicator_id_8753f4df ON public.insight_reading USING btree (indicator_id);
CREATE INDEX insight_review_made_by_id_6546dd51 ON public.insight_review USING btree (made_by_id);
CREATE INDEX insight_reviewtext_by_id_363c552d ON public.insight_reviewtext USING btree (by_id);
CREATE INDEX insight_reviewtext_review_id_8c762575 ON public.insight_reviewtext USING btree (review_id);
CREATE INDEX insight_sum_goal_id_cf8fb3e5 ON public.insight_sum USING btree (goal_id);
CREATE INDEX insight_sum_place_id_b51870fe ON public.insight_sum USING btree (place_id);
CREATE INDEX insight_sum_target_id_7d730ac4 ON public.insight_sum USING btree (target_id);
CREATE INDEX kept_answers_by_age ON public.opendata_keptanswer USING btree (at);
CREATE INDEX languages_easytext_by_id_8bb6bb13 ON public.languages_easytext USING btree (by_id);
CREATE INDEX languages_review_by_id_eebf1aa8 ON public.languages_review USING btree (by_id);
CREATE INDEX legal_opinions_waiting ON public.volunteering_legalopinion USING btree (promised_for, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX letters_to_print ON public.proofs_codeletter USING btree (asked_at, id) WHERE ((closed_at IS NULL) AND (printed_at IS NULL));
CREATE INDEX looks_at_a_person ON public.sealed_look USING btree (person_id, at DESC, id DESC);
CREATE INDEX members_to_answer ON public.panels_application USING btree (answer_by) WHERE ((state)::text = 'selected'::text);
CREATE INDEX meydan_cache_expires ON public.meydan_cache USING btree (expires);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX moderation_appeal_by_id_5499db55 ON public.moderation_appeal USING btree (by_id);
CREATE INDEX moderation_appeal_decided_by_id_56a03eee ON public.moderation_appeal USING btree (decided_by_id);
CREATE INDEX moderation_fingerprint_about_df518942_like ON public.moderation_fingerprint USING btree (about varchar_pattern_ops);
CREATE INDEX moderation_fingerprint_person_id_35add3e4 ON public.moderation_fingerprint USING btree (person_id);
CREATE INDEX moderation_held_author_id_aec5eda0 ON public.moderation_held USING btree (author_id);
CREATE INDEX moderation_held_decided_by_id_330bb8cc ON public.moderation_held USING btree (decided_by_id);
CREATE INDEX moderation_hiding_author_id_a59b52e0 ON public.moderation_hiding USING btree (author_id);
CREATE INDEX moderation_hiding_by_id_7c2b87eb ON public.moderation_hiding USING btree (by_id);
CREATE INDEX moderation_listedword_by_id_c048b4c0 ON public.moderation_listedword USING btree (by_id);
CREATE INDEX moderation_listedword_text_f47fc4ae_like ON public.moderation_listedword USING btree (text varchar_pattern_ops);
CREATE INDEX moderation_photo_by_id_55f48806 ON public.moderation_photo USING btree (by_id);
CREATE INDEX moderation_photo_checked_by_id_6dd3890e ON public.moderation_photo USING btree (checked_by_id);
CREATE INDEX moderation_photo_key_83bd9def_like ON public.moderation_photo USING btree (key varchar_pattern_ops);
CREATE INDEX moderation_report_by_id_d6316cf9 ON public.moderation_report USING btree (by_id);
CREATE INDEX moderation_report_decided_by_id_ee862110 ON public.moderation_report USING btree (decided_by_id);
CREATE INDEX needs_newest ON public.volunteering_need USING btree (created_at DESC, id DESC);
CREATE INDEX notices_announcement_approved_by_id_b06e6bf3 ON public.notices_announcement USING btree (approved_by_id);
CREATE INDEX notices_announcement_written_by_id_0000468e ON public.notices_announcement USING btree (written_by_id);
CREATE INDEX notices_delivery_digest_id_5f017310 ON public.notices_delivery USING btree (digest_id);
CREATE INDEX notices_delivery_notice_id_2d5dfa0c ON public.notices_delivery USING btree (notice_id);
CREATE INDEX notices_digest_person_id_e2b4b73d ON public.notices_digest USING btree (person_id);
CREATE INDEX notices_electionperiod_ended_by_id_16f610ed ON public.notices_electionperiod USING btree (ended_by_id);
CREATE INDEX notices_electionperiod_made_by_id_60f6f272 ON public.notices_electionperiod USING btree (made_by_id);
CREATE INDEX notices_notice_message_id_5d133311 ON public.notices_notice USING btree (message_id);
CREATE INDEX notices_notice_person_id_94368381 ON public.notices_notice USING btree (person_id);
CREATE INDEX notices_of_person ON public.notices_notice USING btree (person_id, at DESC, id DESC);
CREATE INDEX notices_preference_person_id_199e9b5a ON public.notices_preference USING btree (person_id);
CREATE INDEX notices_textchoice_person_id_0ac7731b ON public.notices_textchoice USING btree (person_id);
CREATE INDEX notices_unread ON public.notices_notice USING btree (person_id) WHERE (read_at IS NULL);
CREATE INDEX notices_wording_changed_by_id_c9633097 ON public.notices_wording USING btree (changed_by_id);
CREATE INDEX occasions_by_time ON public.attendance_occasion USING btree (starts_at, id);
CREATE UNIQUE INDEX one_application_a_call ON public.calls_application USING btree (call_id, person_id) WHERE (NOT ((state)::text = 'withdrawn'::text));
CREATE UNIQUE INDEX one_final_answer_waits ON public.ideas_pendinganswer USING btree (contribution_id) WHERE (((ending)::text = ''::text) AND (NOT ((decision)::text = 'interim'::text)));
CREATE UNIQUE INDEX one_holder_a_group_role ON public.groups_membership USING btree (group_id, role) WHERE ((role)::text = ANY (ARRAY['facilitator', 'coordinator', 'reporter']));
CREATE UNIQUE INDEX one_interim_answer_waits ON public.ideas_pendinganswer USING btree (contribution_id) WHERE (((decision)::text = 'interim'::text) AND ((ending)::text = ''::text));
CREATE UNIQUE INDEX one_live_seat_a_person ON public.attendance_seat USING btree (occasion_id, person_id) WHERE ((state)::text = ANY (ARRAY['waiting', 'offered', 'booked', 'came', 'left', 'absent', 'excused']));
CREATE UNIQUE INDEX one_living_group_a_name ON public.groups_group USING btree (name) WHERE (NOT ((state)::text = ANY (ARRAY['declined', 'closed'])));
CREATE UNIQUE INDEX one_open_application_a_duty ON public.volunteering_application USING btree (role_id, person_id) WHERE (NOT ((state)::text = ANY (ARRAY['withdrawn', 'unsuitable'])));
CREATE UNIQUE INDEX one_open_change_an_organisation ON public.partners_change USING btree (organisation_id) WHERE ((state)::text = 'sent'::text);
CREATE UNIQUE INDEX one_open_consent_a_purpose ON public.people_consent USING btree (person_id, purpose) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX one_open_grant_a_role ON public.people_rolegrant USING btree (person_id, role, unit_id, neighbourhood_id) NULLS NOT DISTINCT WHERE (ends_at IS NULL);
CREATE UNIQUE INDEX one_open_letter_a_person ON public.proofs_codeletter USING btree (person_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX one_open_lottery_a_panel ON public.panels_lottery USING btree (panel_id) WHERE (NOT ((state)::text = 'drawn'::text));
CREATE UNIQUE INDEX one_open_permission_a_scope ON public.guardians_permission USING btree (person_id, scope, risk) WHERE ((state)::text = ANY (ARRAY['asked', 'said', 'given']));
CREATE UNIQUE INDEX one_open_pilot_a_project ON public.projects_pilot USING btree (project_id) WHERE (NOT ((state)::text = 'decided'::text));
CREATE UNIQUE INDEX one_open_plan_a_call ON public.calls_plan USING btree (call_id) WHERE ((state)::text = ANY (ARRAY['computing', 'ready']));
CREATE UNIQUE INDEX one_open_poll_a_group ON public.groups_poll USING btree (group_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX one_open_proof_a_bond ON public.proofs_proof USING btree (person_id, bond) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_a_person ON public.events_talkproposal USING btree (event_id, person_id) WHERE ((state)::text = 'sent'::text);
CREATE UNIQUE INDEX one_open_report_a_person ON public.moderation_report USING btree (ref, by_id) WHERE ((outcome)::text = ''::text);
CREATE UNIQUE INDEX one_open_round_a_shift ON public.season_round USING btree (shift_id) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX one_open_routing_a_contribution ON public.ideas_routing USING btree (contribution_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_open_trouble ON public.operation_trouble USING btree (page, what) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX one_place_a_duty ON public.volunteering_placement USING btree (role_id, person_id) WHERE ((state)::text = ANY (ARRAY['offered', 'preparing', 'ready', 'suspended', 'resting']));
CREATE UNIQUE INDEX one_plan_in_force ON public.projects_plan USING btree (ended_on) NULLS NOT DISTINCT WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX one_review_at_a_time ON public.languages_review USING btree (language) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_seat_a_household ON public.panels_application USING btree (panel_id, household) WHERE (((state)::text = ANY (ARRAY['selected', 'confirmed', 'came', 'absent'])) AND (NOT ((household)::text = ''::text)));
CREATE UNIQUE INDEX one_valid_certificate_a_thing ON public.documents_certificate USING btree (person_id, what, of) WHERE ((revoked_at IS NULL) AND (superseded_at IS NULL));
CREATE UNIQUE INDEX one_valid_reading_a_day ON public.insight_reading USING btree (indicator_id, "on") WHERE (NOT replaced);
CREATE INDEX opendata_apitoken_person_id_40c50c6c ON public.opendata_apitoken USING btree (person_id);
CREATE INDEX opendata_keptanswer_person_id_9ba75f14 ON public.opendata_keptanswer USING btree (person_id);
CREATE INDEX opendata_waiting_table_25365e84_like ON public.opendata_waiting USING btree ("table" varchar_pattern_ops);
CREATE INDEX organisations_latest ON public.volunteering_organisationsignup USING btree (created_at DESC, id DESC);
CREATE INDEX outbox_waiting ON public.base_outboxmessage USING btree (id) WHERE (done_at IS NULL);
CREATE INDEX outreach_of ON public.insight_outreach USING btree (of, "on");
CREATE INDEX outreach_open ON public.insight_outreach USING btree ("on", id) WHERE (done_on IS NULL);
CREATE INDEX pack_latest ON public.documents_packtext USING btree (what, at DESC, id DESC);
CREATE INDEX panels_application_code_7f1c8429_like ON public.panels_application USING btree (code varchar_pattern_ops);
CREATE INDEX panels_application_panel_id_1952da98 ON public.panels_application USING btree (panel_id);
CREATE INDEX panels_application_person_id_812ebb62 ON public.panels_application USING btree (person_id);
CREATE INDEX panels_application_stands_in_for_id_632f5e55 ON public.panels_application USING btree (stands_in_for_id);
CREATE INDEX panels_batch_panel_id_9f15827d ON public.panels_batch USING btree (panel_id);
CREATE INDEX panels_effect_panel_id_c0df6081 ON public.panels_effect USING btree (panel_id);
CREATE INDEX panels_expense_application_id_fedc96d3 ON public.panels_expense USING btree (application_id);
CREATE INDEX panels_feature_panel_id_0e4d393b ON public.panels_feature USING btree (panel_id);
CREATE INDEX panels_given_application_id_0da268bc ON public.panels_given USING btree (application_id);
CREATE INDEX panels_given_feature_id_c65695da ON public.panels_given USING btree (feature_id);
CREATE INDEX panels_given_value_id_b485b98c ON public.panels_given USING btree (value_id);
CREATE INDEX panels_invitation_batch_id_29795b94 ON public.panels_invitation USING btree (batch_id);
CREATE INDEX panels_invitation_code_dd9872d9_like ON public.panels_invitation USING btree (code varchar_pattern_ops);
CREATE INDEX panels_lottery_panel_id_bd9fa349 ON public.panels_lottery USING btree (panel_id);
CREATE INDEX panels_newest ON public.panels_panel USING btree (published_at DESC, id DESC);
CREATE INDEX panels_objection_panel_id_54efae62 ON public.panels_objection USING btree (panel_id);
CREATE INDEX panels_objection_person_id_08b8afa6 ON public.panels_objection USING btree (person_id);
CREATE INDEX panels_panel_approved_by_id_a83bac4f ON public.panels_panel USING btree (approved_by_id);
CREATE INDEX panels_panel_keeper_id_bbe6b719 ON public.panels_panel USING btree (keeper_id);
CREATE INDEX panels_panel_thread_id_b9826fae ON public.panels_panel USING btree (thread_id);
CREATE INDEX panels_panel_unit_id_c311bf79 ON public.panels_panel USING btree (unit_id);
CREATE INDEX panels_quote_theme_id_d66bc0b0 ON public.panels_quote USING btree (theme_id);
CREATE INDEX panels_sitting_note_taker_id_262ef048 ON public.panels_sitting USING btree (note_taker_id);
CREATE INDEX panels_sitting_panel_id_b33a3bca ON public.panels_sitting USING btree (panel_id);
CREATE INDEX panels_theme_panel_id_ea32346a ON public.panels_theme USING btree (panel_id);
CREATE INDEX panels_value_feature_id_7fd90fa0 ON public.panels_value USING btree (feature_id);
CREATE INDEX paper_attempt_by_id_cc61788e ON public.paper_attempt USING btree (by_id);
CREATE INDEX paper_attempt_route_id_36e9b273 ON public.paper_attempt USING btree (route_id);
CREATE INDEX paper_formbatch_made_by_id_a05aaa87 ON public.paper_formbatch USING btree (made_by_id);
CREATE INDEX paper_formbatch_place_id_3120bfb5 ON public.paper_formbatch USING btree (place_id);
CREATE INDEX paper_formbatch_process_id_7456887e ON public.paper_formbatch USING btree (process_id);
CREATE INDEX paper_kiosk_key_0fbf511d_like ON public.paper_kiosk USING btree (key varchar_pattern_ops);
CREATE INDEX paper_kiosk_opened_by_id_3bbb11ac ON public.paper_kiosk USING btree (opened_by_id);
CREATE INDEX paper_noticeread_person_id_2cbe0da9 ON public.paper_noticeread USING btree (person_id);
CREATE INDEX paper_noticeread_read_by_id_8bd88984 ON public.paper_noticeread USING btree (read_by_id);
CREATE INDEX paper_petition_filed_by_id_12fed646 ON public.paper_petition USING btree (filed_by_id);
CREATE INDEX paper_petition_noted_by_id_6ecee01a ON public.paper_petition USING btree (noted_by_id);
CREATE INDEX paper_petition_offered_by_id_d3485277 ON public.paper_petition USING btree (offered_by_id);
CREATE INDEX paper_petition_unit_id_c2e752ea ON public.paper_petition USING btree (unit_id);
CREATE INDEX paper_printedform_batch_id_a4874b16 ON public.paper_printedform USING btree (batch_id);
CREATE INDEX paper_replyroute_code_hash_6dfe392a_like ON public.paper_replyroute USING btree (code_hash varchar_pattern_ops);
CREATE INDEX paper_replyroute_made_by_id_c13b4dc3 ON public.paper_replyroute USING btree (made_by_id);
CREATE INDEX paper_replyroute_place_id_4d60eb0c ON public.paper_replyroute USING btree (place_id);
CREATE INDEX papers_by_end ON public.volunteering_check USING btree (valid_until, id) WHERE (valid_until IS NOT NULL);
CREATE INDEX partners_agreement_by_id_254b2448 ON public.partners_agreement USING btree (by_id);
CREATE INDEX partners_agreement_organisation_id_f2323c92 ON public.partners_agreement USING btree (organisation_id);
CREATE INDEX partners_bid_call_id_de942ef3 ON public.partners_bid USING btree (call_id);
CREATE INDEX partners_bid_idea_id_b7ea5d29 ON public.partners_bid USING btree (idea_id);
CREATE INDEX partners_bid_owner_id_84203ad6 ON public.partners_bid USING btree (owner_id);
CREATE INDEX partners_bid_partners_bid_id_6e886e23 ON public.partners_bid_partners USING btree (bid_id);
CREATE INDEX partners_bid_partners_organisation_id_b85cf094 ON public.partners_bid_partners USING btree (organisation_id);
CREATE INDEX partners_bid_project_id_beeb9173 ON public.partners_bid USING btree (project_id);
CREATE INDEX partners_bid_unit_id_194fb996 ON public.partners_bid USING btree (unit_id);
CREATE INDEX partners_by_name ON public.partners_organisation USING btree (folded, id) WHERE (published_at IS NOT NULL);
CREATE INDEX partners_change_by_id_ba032be7 ON public.partners_change USING btree (by_id);
CREATE INDEX partners_change_decided_by_id_20efb056 ON public.partners_change USING btree (decided_by_id);
CREATE INDEX partners_change_organisation_id_1c4a8c3c ON public.partners_change USING btree (organisation_id);
CREATE INDEX partners_contact_by_id_47f01bd9 ON public.partners_contact USING btree (by_id);
CREATE INDEX partners_contact_organisation_id_2b7126b2 ON public.partners_contact USING btree (organisation_id);
CREATE INDEX partners_due_bid_id_ff1ccd1d ON public.partners_due USING btree (bid_id);
CREATE INDEX partners_due_done_by_id_6e3d3bf8 ON public.partners_due USING btree (done_by_id);
CREATE INDEX partners_fundcall_by_id_e00eec83 ON public.partners_fundcall USING btree (by_id);
CREATE INDEX partners_of_a_thing ON public.partners_together USING btree (ref);
CREATE INDEX partners_organisation_folded_3435c865_like ON public.partners_organisation USING btree (folded varchar_pattern_ops);
CREATE INDEX partners_organisation_goals_goal_id_50ca3a14 ON public.partners_organisation_goals USING btree (goal_id);
CREATE INDEX partners_organisation_goals_organisation_id_f4bf8bc4 ON public.partners_organisation_goals USING btree (organisation_id);
CREATE INDEX partners_pledge_by_id_df31fbe2 ON public.partners_pledge USING btree (by_id);
CREATE INDEX partners_pledge_decided_by_id_7476ddd5 ON public.partners_pledge USING btree (decided_by_id);
CREATE INDEX partners_pledge_organisation_id_a4fd8fe3 ON public.partners_pledge USING btree (organisation_id);
CREATE INDEX partners_pledge_thanked_by_id_b052c7ee ON public.partners_pledge USING btree (thanked_by_id);
CREATE INDEX partners_pledge_thread_id_53e0b3af ON public.partners_pledge USING btree (thread_id);
CREATE INDEX partners_pledge_used_by_id_3db173b5 ON public.partners_pledge USING btree (used_by_id);
CREATE INDEX partners_practice_by_id_709ae76b ON public.partners_practice USING btree (by_id);
CREATE INDEX partners_practice_decided_by_id_f9624040 ON public.partners_practice USING btree (decided_by_id);
CREATE INDEX partners_practice_goal_id_1bab3cb1 ON public.partners_practice USING btree (goal_id);
CREATE INDEX partners_practice_organisation_id_99c56451 ON public.partners_practice USING btree (organisation_id);
CREATE INDEX partners_representative_by_id_5b84bc18 ON public.partners_representative USING btree (by_id);
CREATE INDEX partners_representative_organisation_id_352d0aac ON public.partners_representative USING btree (organisation_id);
CREATE INDEX partners_representative_person_id_985a300a ON public.partners_representative USING btree (person_id);
CREATE INDEX partners_together_by_id_64c3bf27 ON public.partners_together USING btree (by_id);
CREATE INDEX partners_together_organisation_id_764a7966 ON public.partners_together USING btree (organisation_id);
CREATE INDEX people_by_name ON public.people_person USING gin (public.meydan_fold((display_name)::text) public.gin_trgm_ops);
CREATE INDEX people_consent_person_id_a757a92f ON public.people_consent USING btree (person_id);
CREATE INDEX people_delegation_grant_id_c6751d9e ON public.people_delegation USING btree (grant_id);
CREATE INDEX people_delegation_made_by_id_91710255 ON public.people_delegation USING btree (made_by_id);
CREATE INDEX people_delegation_stand_in_id_69348838 ON public.people_delegation USING btree (stand_in_id);
CREATE INDEX people_noticeshown_person_id_c5d1f6fc ON public.people_noticeshown USING btree (person_id);
CREATE INDEX people_person_email_cdc75531_like ON public.people_person USING btree (email varchar_pattern_ops);
CREATE INDEX people_person_neighbourhood_id_311c7ced ON public.people_person USING btree (neighbourhood_id);
CREATE INDEX people_person_phone_13c6e3c0_like ON public.people_person USING btree (phone varchar_pattern_ops);
CREATE INDEX people_rolegrant_given_by_id_93b1b6a2 ON public.people_rolegrant USING btree (given_by_id);
CREATE INDEX people_rolegrant_neighbourhood_id_6ed05666 ON public.people_rolegrant USING btree (neighbourhood_id);
CREATE INDEX people_rolegrant_person_id_d0a7ad15 ON public.people_rolegrant USING btree (person_id);
CREATE INDEX people_rolegrant_unit_id_6511d8b5 ON public.people_rolegrant USING btree (unit_id);
CREATE INDEX petitions_to_file ON public.paper_petition USING btree (answered_at, id) WHERE ((state)::text = 'agreed'::text);
CREATE INDEX photos_of ON public.moderation_photo USING btree (of);
CREATE INDEX photos_waiting ON public.moderation_photo USING btree (at, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX pilots_latest ON public.projects_pilot USING btree (changed_at DESC, id DESC);
CREATE INDEX places_neighbourhood_slug_ec7546f1_like ON public.places_neighbourhood USING btree (slug varchar_pattern_ops);
CREATE INDEX places_unit_parent_id_3429c170 ON public.places_unit USING btree (parent_id);
CREATE INDEX places_unit_slug_333161c6_like ON public.places_unit USING btree (slug varchar_pattern_ops);
CREATE INDEX pledges_for_a_thing ON public.partners_pledge USING btree (serves) WHERE (NOT ((serves)::text = ''::text));
CREATE INDEX pledges_latest ON public.partners_pledge USING btree (offered_at DESC, id DESC);
CREATE INDEX pledges_waiting ON public.partners_pledge USING btree (promised_for, id) WHERE ((state)::text = 'offered'::text);
CREATE INDEX practices_latest ON public.partners_practice USING btree (decided_at DESC, id DESC) WHERE ((state)::text = 'published'::text);
CREATE INDEX privacy_breach_entered_by_id_03acbbcd ON public.privacy_breach USING btree (entered_by_id);
CREATE INDEX privacy_breachstep_breach_id_582b8847 ON public.privacy_breachstep USING btree (breach_id);
CREATE INDEX privacy_breachstep_by_id_3b50cb27 ON public.privacy_breachstep USING btree (by_id);
CREATE INDEX privacy_datarequest_closed_by_id_e49009ba ON public.privacy_datarequest USING btree (closed_by_id);
CREATE INDEX privacy_datarequest_entered_by_id_bfc51d23 ON public.privacy_datarequest USING btree (entered_by_id);
CREATE INDEX privacy_datarequest_person_id_e709717d ON public.privacy_datarequest USING btree (person_id);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX projects_impact_by_id_c829c1e4 ON public.projects_impact USING btree (by_id);
CREATE INDEX projects_impact_project_id_f871645d ON public.projects_impact USING btree (project_id);
CREATE INDEX projects_impact_target_id_4f2d18e3 ON public.projects_impact USING btree (target_id);
CREATE INDEX projects_latest ON public.projects_project USING btree (changed_at DESC, id DESC);
CREATE INDEX projects_milestone_project_id_eb7f7808 ON public.projects_milestone USING btree (project_id);
CREATE INDEX projects_origin_contribution_id_0c4b9fdc ON public.projects_origin USING btree (contribution_id);
CREATE INDEX projects_origin_project_id_309a4cdf ON public.projects_origin USING btree (project_id);
CREATE INDEX projects_pathstop_by_id_697c4828 ON public.projects_pathstop USING btree (by_id);
CREATE INDEX projects_pathstop_ended_by_id_1d1bb55a ON public.projects_pathstop USING btree (ended_by_id);
CREATE INDEX projects_pathstop_project_id_1674878d ON public.projects_pathstop USING btree (project_id);
CREATE INDEX projects_pilot_by_id_82f68179 ON public.projects_pilot USING btree (by_id);
CREATE INDEX projects_pilot_neighbourhood_id_b7c83c3f ON public.projects_pilot USING btree (neighbourhood_id);
CREATE INDEX projects_pilot_project_id_ab450ad7 ON public.projects_pilot USING btree (project_id);
CREATE INDEX projects_plan_by_id_559d0c41 ON public.projects_plan USING btree (by_id);
CREATE INDEX projects_planline_moves_id_aa108e97 ON public.projects_planline USING btree (moves_id);
CREATE INDEX projects_planline_parent_id_883060e0 ON public.projects_planline USING btree (parent_id);
CREATE INDEX projects_planline_plan_id_e4279442 ON public.projects_planline USING btree (plan_id);
CREATE INDEX projects_planline_unit_id_7eb7e97a ON public.projects_planline USING btree (unit_id);
CREATE INDEX projects_plantarget_line_id_bdbc23eb ON public.projects_plantarget USING btree (line_id);
CREATE INDEX projects_planupload_by_id_554ba2cb ON public.projects_planupload USING btree (by_id);
CREATE INDEX projects_project_neighbourhoods_neighbourhood_id_26538616 ON public.projects_project_neighbourhoods USING btree (neighbourhood_id);
CREATE INDEX projects_project_neighbourhoods_project_id_99c342a0 ON public.projects_project_neighbourhoods USING btree (project_id);
CREATE INDEX projects_project_owner_id_b940de39 ON public.projects_project USING btree (owner_id);
CREATE INDEX projects_project_plan_line_id_56ba5265 ON public.projects_project USING btree (plan_line_id);
CREATE INDEX projects_project_process_id_3bfab8d0 ON public.projects_project USING btree (process_id);
CREATE INDEX projects_project_threads_project_id_c8ca7691 ON public.projects_project_threads USING btree (project_id);
CREATE INDEX projects_project_threads_thread_id_8c981813 ON public.projects_project_threads USING btree (thread_id);
CREATE INDEX projects_project_unit_id_08e6721d ON public.projects_project USING btree (unit_id);
CREATE INDEX projects_projecttarget_project_id_5b1d659a ON public.projects_projecttarget USING btree (project_id);
CREATE INDEX projects_projecttarget_target_id_cb192ea7 ON public.projects_projecttarget USING btree (target_id);
CREATE INDEX projects_quarterentry_line_id_a1c01a95 ON public.projects_quarterentry USING btree (line_id);
CREATE INDEX projects_quarterentry_report_id_f52d5595 ON public.projects_quarterentry USING btree (report_id);
CREATE INDEX projects_quarterreport_by_id_e3646ff2 ON public.projects_quarterreport USING btree (by_id);
CREATE INDEX projects_quarterreport_unit_id_98a8b7ab ON public.projects_quarterreport USING btree (unit_id);
CREATE INDEX projects_risk_project_id_5eed7eba ON public.projects_risk USING btree (project_id);
CREATE INDEX projects_spending_by_id_f8e72dcd ON public.projects_spending USING btree (by_id);
CREATE INDEX projects_spending_project_id_7da3f544 ON public.projects_spending USING btree (project_id);
CREATE INDEX projects_statechange_by_id_90025c2f ON public.projects_statechange USING btree (by_id);
CREATE INDEX projects_statechange_project_id_5a106841 ON public.projects_statechange USING btree (project_id);
CREATE INDEX projects_update_by_id_a44c941a ON public.projects_update USING btree (by_id);
CREATE INDEX projects_update_project_id_bc5902bb ON public.projects_update USING btree (project_id);
CREATE INDEX proofs_codeletter_person_id_9381b299 ON public.proofs_codeletter USING btree (person_id);
CREATE INDEX proofs_codeletter_printed_by_id_691a9335 ON public.proofs_codeletter USING btree (printed_by_id);
CREATE INDEX proofs_identitymark_mark_74927590_like ON public.proofs_identitymark USING btree (mark varchar_pattern_ops);
CREATE INDEX proofs_latest ON public.proofs_proof USING btree (at DESC, id DESC);
CREATE INDEX proofs_proof_by_id_6073c40e ON public.proofs_proof USING btree (by_id);
CREATE INDEX proofs_proof_person_id_83664428 ON public.proofs_proof USING btree (person_id);
CREATE INDEX proposals_open ON public.events_talkproposal USING btree (at, id) WHERE ((state)::text = 'sent'::text);
CREATE INDEX questions_answer_person_id_5cbca883 ON public.questions_answer USING btree (person_id);
CREATE INDEX questions_answer_question_id_45884d67 ON public.questions_answer USING btree (question_id);
CREATE INDEX questions_of_a_form ON public.questions_question USING btree (of, form);
CREATE INDEX questions_question_form_eadf6ee6 ON public.questions_question USING btree (form);
CREATE INDEX questions_question_form_eadf6ee6_like ON public.questions_question USING btree (form varchar_pattern_ops);
CREATE INDEX questions_question_only_if_id_dfc7d6b1 ON public.questions_question USING btree (only_if_id);
CREATE INDEX recordings_to_delete ON public.panels_recording USING btree (delete_on);
CREATE INDEX registrations_online ON public.events_registration USING btree (event_id) WHERE (online AND (withdrawn_at IS NULL));
CREATE INDEX replies_open ON public.paper_replyroute USING btree (contribution_id) WHERE (done_at IS NULL);
CREATE INDEX reports_open ON public.moderation_report USING btree (ref) WHERE ((outcome)::text = ''::text);
CREATE INDEX runs_by_end ON public.trainings_run USING btree (ends_at, id);
CREATE INDEX safety_incident_number_774a8032_like ON public.safety_incident USING btree (number varchar_pattern_ops);
CREATE INDEX safety_incident_occasion_id_92abdf8f ON public.safety_incident USING btree (occasion_id);
CREATE INDEX safety_incident_reported_by_id_ef5a908a ON public.safety_incident USING btree (reported_by_id);
CREATE INDEX safety_incidentstep_by_id_fbe19801 ON public.safety_incidentstep USING btree (by_id);
CREATE INDEX safety_incidentstep_incident_id_9ef54492 ON public.safety_incidentstep USING btree (incident_id);
CREATE INDEX safety_incidentstep_number_3eb1f339_like ON public.safety_incidentstep USING btree (number varchar_pattern_ops);
CREATE INDEX saved_searches_behind ON public.ideas_savedsearch USING btree (seen_until);
CREATE INDEX sealed_look_by_id_38b109ec ON public.sealed_look USING btree (by_id);
CREATE INDEX sealed_look_person_id_af5eddb7 ON public.sealed_look USING btree (person_id);
CREATE INDEX sealed_words_of_a_thing ON public.sealed_words USING btree (of);
CREATE INDEX sealed_words_person_id_9aa2cd6e ON public.sealed_words USING btree (person_id);
CREATE INDEX sealed_words_to_delete ON public.sealed_words USING btree (delete_on);
CREATE INDEX search_by_kind ON public.base_searchentry USING btree (kind, at DESC);
CREATE INDEX search_folded ON public.base_searchentry USING gin (folded public.gin_trgm_ops);
CREATE INDEX search_newest ON public.base_searchentry USING btree (at DESC) WHERE public;
CREATE INDEX search_title_words ON public.base_searchentry USING gin (string_to_array(folded, ' '::text));
CREATE INDEX search_words ON public.base_searchentry USING gin (words);
CREATE INDEX season_ask_person_id_67815840 ON public.season_ask USING btree (person_id);
CREATE INDEX season_ask_round_id_cb65faa1 ON public.season_ask USING btree (round_id);
CREATE INDEX season_gap_plan_id_b0a2e71a ON public.season_gap USING btree (plan_id);
CREATE INDEX season_gap_shift_id_2d23b1b7 ON public.season_gap USING btree (shift_id);
CREATE INDEX season_leftout_person_id_a27a1760 ON public.season_leftout USING btree (person_id);
CREATE INDEX season_leftout_plan_id_ea91fdbc ON public.season_leftout USING btree (plan_id);
CREATE INDEX season_line_person_id_f2d95b6d ON public.season_line USING btree (person_id);
CREATE INDEX season_line_plan_id_2a33f782 ON public.season_line USING btree (plan_id);
CREATE INDEX season_line_shift_id_7ff8da10 ON public.season_line USING btree (shift_id);
CREATE INDEX season_plan_confirmed_by_id_6d378012 ON public.season_plan USING btree (confirmed_by_id);
CREATE INDEX season_plan_made_by_id_02cb612a ON public.season_plan USING btree (made_by_id);
CREATE INDEX season_plan_role_id_3be175d4 ON public.season_plan USING btree (role_id);
CREATE INDEX season_plan_unit_id_8966a705 ON public.season_plan USING btree (unit_id);
CREATE INDEX season_plans_newest ON public.season_plan USING btree (made_at DESC, id DESC);
CREATE INDEX season_round_by_id_29a7587e ON public.season_round USING btree (by_id);
CREATE INDEX season_round_shift_id_bc5f76d6 ON public.season_round USING btree (shift_id);
CREATE INDEX season_silence_person_id_286a7629 ON public.season_silence USING btree (person_id);
CREATE INDEX season_silence_role_id_86bcdaeb ON public.season_silence USING btree (role_id);
CREATE INDEX seats_in_line ON public.attendance_seat USING btree (occasion_id, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX seats_of_a_person ON public.attendance_seat USING btree (person_id, starts_at DESC);
CREATE INDEX seats_offered ON public.attendance_seat USING btree (offered_until) WHERE ((state)::text = 'offered'::text);
CREATE INDEX seats_to_remind ON public.attendance_seat USING btree (starts_at) WHERE ((state)::text = 'booked'::text);
CREATE INDEX shown_by_place ON public.ideas_contribution USING btree (neighbourhood_id, changed_at DESC, id DESC) WHERE ((hidden_at IS NULL) AND (NOT ((state)::text = 'merged'::text)));
CREATE INDEX shown_by_state ON public.ideas_contribution USING btree (state, changed_at DESC, id DESC) WHERE ((hidden_at IS NULL) AND (NOT ((state)::text = 'merged'::text)));
CREATE INDEX shown_by_support ON public.ideas_contribution USING btree (support_count DESC, id DESC) WHERE ((hidden_at IS NULL) AND (NOT ((state)::text = 'merged'::text)));
CREATE INDEX shown_moved ON public.ideas_contribution USING btree (changed_at DESC, id DESC) WHERE ((hidden_at IS NULL) AND (NOT ((state)::text = 'merged'::text)));
CREATE INDEX shown_newest ON public.ideas_contribution USING btree (created_at DESC, id DESC) WHERE ((hidden_at IS NULL) AND (NOT ((state)::text = 'merged'::text)));
CREATE INDEX shown_on_map ON public.ideas_contribution USING btree (latitude, longitude) WHERE ((hidden_at IS NULL) AND (NOT ((state)::text = 'merged'::text)) AND (latitude IS NOT NULL));
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX statements_of_voice ON public.conversations_statement USING btree (voice_id) WHERE (voice_id IS NOT NULL);
CREATE INDEX statements_to_look_at ON public.conversations_statement USING btree (created_at, id) WHERE (looked_at IS NULL);
CREATE INDEX statements_to_show ON public.conversations_statement USING btree (conversation_id, weight DESC, id) WHERE ((hidden_at IS NULL) AND ((state)::text = 'shown'::text));
CREATE INDEX steps_by_ref ON public.threads_step USING btree (ref);
CREATE INDEX steps_of_thread ON public.threads_step USING btree (thread_id, at, id);
CREATE INDEX submissions_to_mark ON public.trainings_submission USING btree (at, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX sums_of_a_goal ON public.insight_sum USING btree (goal_id, year);
CREATE INDEX support_open ON public.events_supportrequest USING btree (at, id) WHERE ((state)::text = 'open'::text);
CREATE INDEX survey_drafts_by_age ON public.surveys_draft USING btree (changed_at);
CREATE INDEX surveys_code_digest_5e1ea19a_like ON public.surveys_code USING btree (digest varchar_pattern_ops);
CREATE INDEX surveys_code_survey_id_d39036b1 ON public.surveys_code USING btree (survey_id);
CREATE INDEX surveys_draft_key_91f5bdde_like ON public.surveys_draft USING btree (key varchar_pattern_ops);
CREATE INDEX surveys_draft_survey_id_14fc1693 ON public.surveys_draft USING btree (survey_id);
CREATE INDEX surveys_latest ON public.surveys_survey USING btree (published_at DESC, id DESC);
CREATE INDEX surveys_mark_digest_95274bd1_like ON public.surveys_mark USING btree (digest varchar_pattern_ops);
CREATE INDEX surveys_mark_survey_id_5aed6adb ON public.surveys_mark USING btree (survey_id);
CREATE INDEX surveys_sheet_entered_by_id_e06014bc ON public.surveys_sheet USING btree (entered_by_id);
CREATE INDEX surveys_sheet_neighbourhood_id_50cc3942 ON public.surveys_sheet USING btree (neighbourhood_id);
CREATE INDEX surveys_sheet_person_id_070bd6f5 ON public.surveys_sheet USING btree (person_id);
CREATE INDEX surveys_sheet_survey_id_0dea242a ON public.surveys_sheet USING btree (survey_id);
CREATE INDEX surveys_survey_process_id_78918b19 ON public.surveys_survey USING btree (process_id);
CREATE INDEX surveys_survey_thread_id_3d5a4cc3 ON public.surveys_survey USING btree (thread_id);
CREATE INDEX surveys_survey_unit_id_9f91b566 ON public.surveys_survey USING btree (unit_id);
CREATE INDEX surveys_tag_question_id_79d4f2a1 ON public.surveys_tag USING btree (question_id);
CREATE INDEX surveys_template_by_id_f5adb0fd ON public.surveys_template USING btree (by_id);
CREATE INDEX surveys_template_name_1f639b89_like ON public.surveys_template USING btree (name varchar_pattern_ops);
CREATE INDEX surveys_text_by_id_8f93173d ON public.surveys_text USING btree (by_id);
CREATE INDEX surveys_text_tags_tag_id_e1d89b8a ON public.surveys_text_tags USING btree (tag_id);
CREATE INDEX surveys_text_tags_text_id_a5abcec3 ON public.surveys_text_tags USING btree (text_id);
CREATE INDEX text_reports_open ON public.languages_textreport USING btree (at, id) WHERE (settled_at IS NULL);
CREATE INDEX threads_follow_person_id_db4b3c1f ON public.threads_follow USING btree (person_id);
CREATE INDEX threads_follow_thread_id_d8d06b75 ON public.threads_follow USING btree (thread_id);
CREATE INDEX threads_latest ON public.threads_thread USING btree (changed_at DESC, id DESC);
CREATE INDEX threads_step_thread_id_6ac382fc ON public.threads_step USING btree (thread_id);
CREATE INDEX threads_step_unit_id_f6702930 ON public.threads_step USING btree (unit_id);
CREATE INDEX threads_thread_merged_into_id_29cd1000 ON public.threads_thread USING btree (merged_into_id);
CREATE INDEX threads_thread_neighbourhood_id_1854528a ON public.threads_thread USING btree (neighbourhood_id);
CREATE INDEX threads_thread_number_430c4252_like ON public.threads_thread USING btree (number varchar_pattern_ops);
CREATE INDEX threads_threadtarget_target_id_89849aac ON public.threads_threadtarget USING btree (target_id);
CREATE INDEX threads_threadtarget_thread_id_54fcc04e ON public.threads_threadtarget USING btree (thread_id);
CREATE INDEX trainings_assessment_course_id_cfb5819f ON public.trainings_assessment USING btree (course_id);
CREATE INDEX trainings_assessment_page_id_6d0e81c0 ON public.trainings_assessment USING btree (page_id);
CREATE INDEX trainings_attempt_assessment_id_f5208f5a ON public.trainings_attempt USING btree (assessment_id);
CREATE INDEX trainings_attempt_enrolment_id_f9720939 ON public.trainings_attempt USING btree (enrolment_id);
CREATE INDEX trainings_course_qualification_id_296a5495 ON public.trainings_course USING btree (qualification_id);
CREATE INDEX trainings_course_thread_id_450aef4d ON public.trainings_course USING btree (thread_id);
CREATE INDEX trainings_course_unit_id_6459835b ON public.trainings_course USING btree (unit_id);
CREATE INDEX trainings_coursegoal_course_id_e6e53e09 ON public.trainings_coursegoal USING btree (course_id);
CREATE INDEX trainings_coursegoal_goal_id_ded12af1 ON public.trainings_coursegoal USING btree (goal_id);
CREATE INDEX trainings_enrolment_approved_by_id_4dc479d2 ON public.trainings_enrolment USING btree (approved_by_id);
CREATE INDEX trainings_enrolment_person_id_ac766562 ON public.trainings_enrolment USING btree (person_id);
CREATE INDEX trainings_enrolment_run_id_6c4e77ae ON public.trainings_enrolment USING btree (run_id);
CREATE INDEX trainings_enrolment_unit_id_a8736abc ON public.trainings_enrolment USING btree (unit_id);
CREATE INDEX trainings_item_assessment_id_af36b850 ON public.trainings_item USING btree (assessment_id);
CREATE INDEX trainings_material_course_id_6ea4c7b2 ON public.trainings_material USING btree (course_id);
CREATE INDEX trainings_observed_assessment_id_d6bae29a ON public.trainings_observed USING btree (assessment_id);
CREATE INDEX trainings_observed_by_id_25b884f4 ON public.trainings_observed USING btree (by_id);
CREATE INDEX trainings_observed_enrolment_id_b679c775 ON public.trainings_observed USING btree (enrolment_id);
CREATE INDEX trainings_page_course_id_f4be2a3b ON public.trainings_page USING btree (course_id);
CREATE INDEX trainings_progress_enrolment_id_787c03d1 ON public.trainings_progress USING btree (enrolment_id);
CREATE INDEX trainings_progress_page_id_bc051541 ON public.trainings_progress USING btree (page_id);
CREATE INDEX trainings_run_course_id_4acb5740 ON public.trainings_run USING btree (course_id);
CREATE INDEX trainings_run_leader_id_1c078302 ON public.trainings_run USING btree (leader_id);
CREATE INDEX trainings_run_neighbourhood_id_b289fa1a ON public.trainings_run USING btree (neighbourhood_id);
CREATE INDEX trainings_session_run_id_c842730c ON public.trainings_session USING btree (run_id);
CREATE INDEX trainings_submission_assessment_id_731111e9 ON public.trainings_submission USING btree (assessment_id);
CREATE INDEX trainings_submission_enrolment_id_8c209a24 ON public.trainings_submission USING btree (enrolment_id);
CREATE INDEX trainings_submission_marked_by_id_37304daa ON public.trainings_submission USING btree (marked_by_id);
CREATE INDEX trainings_teaching_by_id_b2e66463 ON public.trainings_teaching USING btree (by_id);
CREATE INDEX trainings_teaching_person_id_75ae22b6 ON public.trainings_teaching USING btree (person_id);
CREATE INDEX trainings_teaching_run_id_4eb0ef4c ON public.trainings_teaching USING btree (run_id);
CREATE INDEX trainings_trainer_course_id_39ebcf8e ON public.trainings_trainer USING btree (course_id);
CREATE INDEX trouble_latest ON public.operation_trouble USING btree (last_at DESC, id DESC);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY['totp', 'recovery_codes']));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX voices_fresh ON public.conversations_voice USING btree (conversation_id) WHERE fresh;
CREATE INDEX volunteering_application_person_id_3191508b ON public.volunteering_application USING btree (person_id);
CREATE INDEX volunteering_application_role_id_01942cf5 ON public.volunteering_application USING btree (role_id);
CREATE INDEX volunteering_change_by_id_d642ec33 ON public.volunteering_change USING btree (by_id);
CREATE INDEX volunteering_check_by_id_9a238565 ON public.volunteering_check USING btree (by_id);
CREATE INDEX volunteering_check_placement_id_e74c7a70 ON public.volunteering_check USING btree (placement_id);
CREATE INDEX volunteering_hours_decided_by_id_6f642657 ON public.volunteering_hours USING btree (decided_by_id);
CREATE INDEX volunteering_hours_impact_id_5375fb9c ON public.volunteering_hours USING btree (impact_id);
CREATE INDEX volunteering_hours_person_id_195900ae ON public.volunteering_hours USING btree (person_id);
CREATE INDEX volunteering_hours_role_id_ed044670 ON public.volunteering_hours USING btree (role_id);
CREATE INDEX volunteering_legalopinion_given_by_id_fa0103fa ON public.volunteering_legalopinion USING btree (given_by_id);
CREATE INDEX volunteering_need_contact_id_aad7daee ON public.volunteering_need USING btree (contact_id);
CREATE INDEX volunteering_need_neighbourhood_id_d9c3da2b ON public.volunteering_need USING btree (neighbourhood_id);
CREATE INDEX volunteering_need_project_id_39ba92e4 ON public.volunteering_need USING btree (project_id);
CREATE INDEX volunteering_need_raised_by_id_d973eb80 ON public.volunteering_need USING btree (raised_by_id);
CREATE INDEX volunteering_need_target_id_16ca97ec ON public.volunteering_need USING btree (target_id);
CREATE INDEX volunteering_need_thread_id_d4ea4658 ON public.volunteering_need USING btree (thread_id);
CREATE INDEX volunteering_need_unit_id_c5061858 ON public.volunteering_need USING btree (unit_id);
CREATE INDEX volunteering_note_by_id_c97d988b ON public.volunteering_note USING btree (by_id);
CREATE INDEX volunteering_note_placement_id_702f0b61 ON public.volunteering_note USING btree (placement_id);
CREATE INDEX volunteering_organisation_answered_by_id_00682b46 ON public.volunteering_organisationsignup USING btree (answered_by_id);
CREATE INDEX volunteering_organisation_contact_id_91d9886e ON public.volunteering_organisationsignup USING btree (contact_id);
CREATE INDEX volunteering_organisationsignup_organisation_id_75e908cf ON public.volunteering_organisationsignup USING btree (organisation_id);
CREATE INDEX volunteering_placement_person_id_3107688d ON public.volunteering_placement USING btree (person_id);
CREATE INDEX volunteering_placement_role_id_ffdce234 ON public.volunteering_placement USING btree (role_id);
CREATE INDEX volunteering_preferences_places_neighbourhood_id_dca24846 ON public.volunteering_preferences_places USING btree (neighbourhood_id);
CREATE INDEX volunteering_preferences_places_preferences_id_c7778110 ON public.volunteering_preferences_places USING btree (preferences_id);
CREATE INDEX volunteering_qualification_name_tr_ab9d7070_like ON public.volunteering_qualification USING btree (name_tr varchar_pattern_ops);
CREATE INDEX volunteering_qualified_by_id_f26effc6 ON public.volunteering_qualified USING btree (by_id);
CREATE INDEX volunteering_qualified_person_id_f43e9652 ON public.volunteering_qualified USING btree (person_id);
CREATE INDEX volunteering_qualified_qualification_id_f109d30a ON public.volunteering_qualified USING btree (qualification_id);
CREATE INDEX volunteering_role_need_id_83b93372 ON public.volunteering_role USING btree (need_id);
CREATE INDEX volunteering_role_no_post_by_id_ed7d81af ON public.volunteering_role USING btree (no_post_by_id);
CREATE INDEX volunteering_role_qualifications_qualification_id_005b083b ON public.volunteering_role_qualifications USING btree (qualification_id);
CREATE INDEX volunteering_role_qualifications_role_id_4a056e9b ON public.volunteering_role_qualifications USING btree (role_id);
CREATE INDEX volunteering_role_supervisor_id_ae9837f1 ON public.volunteering_role USING btree (supervisor_id);
CREATE INDEX volunteering_series_role_id_42df006b ON public.volunteering_series USING btree (role_id);
CREATE INDEX volunteering_shift_role_id_61c84c2b ON public.volunteering_shift USING btree (role_id);
CREATE INDEX volunteering_shift_series_id_43a2fcaf ON public.volunteering_shift USING btree (series_id);
CREATE UNIQUE INDEX waits_at_one_stop_at_a_time ON public.projects_pathstop USING btree (project_id) WHERE ((outcome)::text = 'waiting'::text);
CREATE INDEX wordings_latest ON public.documents_wording USING btree (template, at DESC, id DESC);
CREATE UNIQUE INDEX wrong_mark_waits_once ON public.decisions_wrongmark USING btree (batch_id, person_id) WHERE (NOT done);
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
ALTER TABLE ONLY public.account_emailaddress ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_person_id FOREIGN KEY (user_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_calendar ADD CONSTRAINT attendance_calendar_person_id_55884ef0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_occasion ADD CONSTRAINT attendance_occasion_leader_id_14e98f2a_fk_people_person_id FOREIGN KEY (leader_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_occasion ADD CONSTRAINT attendance_occasion_unit_id_ee94d7f4_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_seat ADD CONSTRAINT attendance_seat_occasion_id_a5ff861a_fk_attendance_occasion_id FOREIGN KEY (occasion_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_seat ADD CONSTRAINT attendance_seat_person_id_0462730f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_seatstep ADD CONSTRAINT attendance_seatstep_by_id_9ed05203_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_seatstep ADD CONSTRAINT attendance_seatstep_seat_id_c8e44498_fk_attendance_seat_id FOREIGN KEY (seat_id) REFERENCES public.attendance_seat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.base_auditline ADD CONSTRAINT base_auditline_seal_id_526a925f_fk_base_auditseal_id FOREIGN KEY (seal_id) REFERENCES public.base_auditseal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_application ADD CONSTRAINT calls_application_call_id_dbd01ec1_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_application ADD CONSTRAINT calls_application_person_id_6f1f159b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment ADD CONSTRAINT calls_assignment_application_id_589baab3_fk_calls_app FOREIGN KEY (application_id) REFERENCES public.calls_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment ADD CONSTRAINT calls_assignment_juror_id_9bfd7218_fk_calls_juror_id FOREIGN KEY (juror_id) REFERENCES public.calls_juror(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call_goals ADD CONSTRAINT calls_call_goals_call_id_ac5af94d_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call_goals ADD CONSTRAINT calls_call_goals_goal_id_726b67c3_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call ADD CONSTRAINT calls_call_keeper_id_cf540112_fk_people_person_id FOREIGN KEY (keeper_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call ADD CONSTRAINT calls_call_thread_id_b7938048_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call ADD CONSTRAINT calls_call_unit_id_ebc9c395_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_criterion ADD CONSTRAINT calls_criterion_call_id_f1c1bea6_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juror ADD CONSTRAINT calls_juror_call_id_3d8045ff_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juror ADD CONSTRAINT calls_juror_person_id_36abdbec_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_mark ADD CONSTRAINT calls_mark_assignment_id_4d0318a9_fk_calls_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.calls_assignment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_mark ADD CONSTRAINT calls_mark_criterion_id_d03fe82e_fk_calls_criterion_id FOREIGN KEY (criterion_id) REFERENCES public.calls_criterion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_meeting ADD CONSTRAINT calls_meeting_mentoring_id_a7d8cd96_fk_calls_mentoring_id FOREIGN KEY (mentoring_id) REFERENCES public.calls_mentoring(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_meeting ADD CONSTRAINT calls_meeting_written_by_id_c3e9eaf7_fk_people_person_id FOREIGN KEY (written_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_member ADD CONSTRAINT calls_member_application_id_76622af7_fk_calls_application_id FOREIGN KEY (application_id) REFERENCES public.calls_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_member ADD CONSTRAINT calls_member_person_id_978866da_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_mentor ADD CONSTRAINT calls_mentor_call_id_f6761b8f_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_mentor ADD CONSTRAINT calls_mentor_person_id_9aead321_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_mentoring ADD CONSTRAINT calls_mentoring_mentor_id_0b2835fd_fk_calls_mentor_id FOREIGN KEY (mentor_id) REFERENCES public.calls_mentor(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_mentoring ADD CONSTRAINT calls_mentoring_venture_id_564893f7_fk_calls_venture_id FOREIGN KEY (venture_id) REFERENCES public.calls_venture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_milestone ADD CONSTRAINT calls_milestone_venture_id_3939bd73_fk_calls_venture_id FOREIGN KEY (venture_id) REFERENCES public.calls_venture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_objection ADD CONSTRAINT calls_objection_answered_by_id_83061933_fk_people_person_id FOREIGN KEY (answered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_objection ADD CONSTRAINT calls_objection_application_id_2ce169dc_fk_calls_application_id FOREIGN KEY (application_id) REFERENCES public.calls_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_plan ADD CONSTRAINT calls_plan_call_id_e7e88e1f_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_support ADD CONSTRAINT calls_support_booking_id_ebc52080_fk_centre_booking_id FOREIGN KEY (booking_id) REFERENCES public.centre_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_support ADD CONSTRAINT calls_support_venture_id_76ec57b4_fk_calls_venture_id FOREIGN KEY (venture_id) REFERENCES public.calls_venture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_tie ADD CONSTRAINT calls_tie_application_id_ec0c1dc4_fk_calls_application_id FOREIGN KEY (application_id) REFERENCES public.calls_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_tie ADD CONSTRAINT calls_tie_juror_id_29140dcd_fk_calls_juror_id FOREIGN KEY (juror_id) REFERENCES public.calls_juror(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_venture ADD CONSTRAINT calls_venture_application_id_946b39f5_fk_calls_application_id FOREIGN KEY (application_id) REFERENCES public.calls_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_venture ADD CONSTRAINT calls_venture_thread_id_c7b2b4c3_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.centre_booking ADD CONSTRAINT centre_booking_room_id_275bbc52_fk_centre_room_id FOREIGN KEY (room_id) REFERENCES public.centre_room(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.centre_opening ADD CONSTRAINT centre_opening_room_id_5d0d7b34_fk_centre_room_id FOREIGN KEY (room_id) REFERENCES public.centre_room(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.centre_request ADD CONSTRAINT centre_request_author_id_1df50ff8_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.centre_request ADD CONSTRAINT centre_request_booking_id_7802e7da_fk_centre_booking_id FOREIGN KEY (booking_id) REFERENCES public.centre_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.centre_request ADD CONSTRAINT centre_request_decided_by_id_07b677f6_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.centre_request ADD CONSTRAINT centre_request_room_id_f99c83d7_fk_centre_room_id FOREIGN KEY (room_id) REFERENCES public.centre_room(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_conversation ADD CONSTRAINT conversations_conver_owner_id_67c5670c_fk_people_pe FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_conversation ADD CONSTRAINT conversations_conver_process_id_2f2c8004_fk_ideas_pro FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_conversation ADD CONSTRAINT conversations_conver_thread_id_1c729d8b_fk_threads_t FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_conversation ADD CONSTRAINT conversations_conversation_unit_id_e16181ec_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_result ADD CONSTRAINT conversations_result_conversation_id_50bc3a16_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT conversations_statem_conversation_id_aba84c3e_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT conversations_statem_looked_by_id_f9d5f91d_fk_people_pe FOREIGN KEY (looked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT conversations_statem_merged_into_id_af0853cd_fk_conversat FOREIGN KEY (merged_into_id) REFERENCES public.conversations_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT conversations_statem_voice_id_6c78a802_fk_conversat FOREIGN KEY (voice_id) REFERENCES public.conversations_voice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_statement ADD CONSTRAINT conversations_statement_author_id_fd272bec_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_voice ADD CONSTRAINT conversations_voice_conversation_id_a5b4606a_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_vote ADD CONSTRAINT conversations_vote_statement_id_906d29a4_fk_conversat FOREIGN KEY (statement_id) REFERENCES public.conversations_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversations_vote ADD CONSTRAINT conversations_vote_voice_id_b0d899c4_fk_conversations_voice_id FOREIGN KEY (voice_id) REFERENCES public.conversations_voice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_appeal ADD CONSTRAINT decisions_appeal_answered_by_id_020f2252_fk_people_person_id FOREIGN KEY (answered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_appeal ADD CONSTRAINT decisions_appeal_ballot_id_cf7c3a32_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_appeal ADD CONSTRAINT decisions_appeal_person_id_4357f85c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_areagroup_neighbourhoods ADD CONSTRAINT decisions_areagroup__areagroup_id_7a2da4d5_fk_decisions FOREIGN KEY (areagroup_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_areagroup_neighbourhoods ADD CONSTRAINT decisions_areagroup__neighbourhood_id_ae67b9a3_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_areagroup ADD CONSTRAINT decisions_areagroup_ballot_id_7d02fb51_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_ballot ADD CONSTRAINT decisions_ballot_made_by_id_50f036cf_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_ballot_places ADD CONSTRAINT decisions_ballot_pla_ballot_id_9ef476a4_fk_decisions FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_ballot_places ADD CONSTRAINT decisions_ballot_pla_neighbourhood_id_e3b3905f_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_ballot ADD CONSTRAINT decisions_ballot_process_id_674a4323_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_ballot ADD CONSTRAINT decisions_ballot_unit_id_0c6d479c_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_batch ADD CONSTRAINT decisions_batch_area_id_4bbf5164_fk_decisions_areagroup_id FOREIGN KEY (area_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_batch ADD CONSTRAINT decisions_batch_ballot_id_8aac258f_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_batch ADD CONSTRAINT decisions_batch_booth_id_3a7df742_fk_decisions_booth_id FOREIGN KEY (booth_id) REFERENCES public.decisions_booth(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_batch ADD CONSTRAINT decisions_batch_counted_by_id_272f8c16_fk_people_person_id FOREIGN KEY (counted_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_booth ADD CONSTRAINT decisions_booth_ballot_id_ddfc5144_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_boothclerk ADD CONSTRAINT decisions_boothclerk_booth_id_01434a1d_fk_decisions_booth_id FOREIGN KEY (booth_id) REFERENCES public.decisions_booth(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_boothclerk ADD CONSTRAINT decisions_boothclerk_person_id_6bf3b522_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_change ADD CONSTRAINT decisions_change_ballot_id_aa4f4d85_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_change ADD CONSTRAINT decisions_change_by_id_9e1b3e1d_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_entry ADD CONSTRAINT decisions_entry_by_id_3e01568a_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_entry ADD CONSTRAINT decisions_entry_sheet_id_ae45170b_fk_decisions_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.decisions_sheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_area_id_ee514079_fk_decisions_areagroup_id FOREIGN KEY (area_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_ballot_id_89f51283_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_contribution_id_220ee0d1_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_goal_id_d1ae82ec_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_neighbourhood_id_302a8bca_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_unit_id_9cfecf8f_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_option ADD CONSTRAINT decisions_option_valued_by_id_935ea939_fk_people_person_id FOREIGN KEY (valued_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_paper ADD CONSTRAINT decisions_paper_area_id_3b69a451_fk_decisions_areagroup_id FOREIGN KEY (area_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_paper ADD CONSTRAINT decisions_paper_ballot_id_6a7bd76d_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_paper ADD CONSTRAINT decisions_paper_list_id_94a2d207_fk_decisions_areagroup_id FOREIGN KEY (list_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_result ADD CONSTRAINT decisions_result_ballot_id_aeb3162d_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_result ADD CONSTRAINT decisions_result_list_id_c367aee4_fk_decisions_areagroup_id FOREIGN KEY (list_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT decisions_roll_area_id_75bcfa6e_fk_decisions_areagroup_id FOREIGN KEY (area_id) REFERENCES public.decisions_areagroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT decisions_roll_ballot_id_1dcd580a_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT decisions_roll_code_id_eaae75eb_fk_decisions_votingcode_id FOREIGN KEY (code_id) REFERENCES public.decisions_votingcode(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_roll ADD CONSTRAINT decisions_roll_person_id_ce2d99a6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_sheet ADD CONSTRAINT decisions_sheet_batch_id_0118fc65_fk_decisions_batch_id FOREIGN KEY (batch_id) REFERENCES public.decisions_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_votingcode ADD CONSTRAINT decisions_votingcode_ballot_id_ab1a950f_fk_decisions_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.decisions_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_wrongmark ADD CONSTRAINT decisions_wrongmark_batch_id_51019fa9_fk_decisions_batch_id FOREIGN KEY (batch_id) REFERENCES public.decisions_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_wrongmark ADD CONSTRAINT decisions_wrongmark_confirmed_by_id_3f42fb09_fk_people_pe FOREIGN KEY (confirmed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_wrongmark ADD CONSTRAINT decisions_wrongmark_person_id_b51fab4c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.decisions_wrongmark ADD CONSTRAINT decisions_wrongmark_told_by_id_974ffe19_fk_people_person_id FOREIGN KEY (told_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discussion_comment ADD CONSTRAINT discussion_comment_author_id_e6fa51d3_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discussion_comment ADD CONSTRAINT discussion_comment_parent_id_f04051d3_fk_discussion_comment_id FOREIGN KEY (parent_id) REFERENCES public.discussion_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discussion_comment ADD CONSTRAINT discussion_comment_unit_id_4025a9dd_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discussion_commentsupport ADD CONSTRAINT discussion_commentsu_comment_id_34d4e7a5_fk_discussio FOREIGN KEY (comment_id) REFERENCES public.discussion_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discussion_commentsupport ADD CONSTRAINT discussion_commentsu_person_id_cbb86e50_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discussion_edition ADD CONSTRAINT discussion_edition_comment_id_08f7bdba_fk_discussion_comment_id FOREIGN KEY (comment_id) REFERENCES public.discussion_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificat_revoked_by_id_c012ad4c_fk_people_pe FOREIGN KEY (revoked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificat_supersedes_id_b9239ecb_fk_documents FOREIGN KEY (supersedes_id) REFERENCES public.documents_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificate_issued_by_id_450f3747_fk_people_person_id FOREIGN KEY (issued_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_certificate ADD CONSTRAINT documents_certificate_person_id_bfb51193_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document ADD CONSTRAINT documents_document_made_by_id_7ff42558_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document ADD CONSTRAINT documents_document_person_id_c16dd685_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document ADD CONSTRAINT documents_document_place_id_4162e218_fk_places_neighbourhood_id FOREIGN KEY (place_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document ADD CONSTRAINT documents_document_unit_id_f4f8a781_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_officialreference ADD CONSTRAINT documents_officialreference_by_id_9c7f2e81_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_officialreference ADD CONSTRAINT documents_officialreference_unit_id_31a465ec_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_packtext ADD CONSTRAINT documents_packtext_approved_by_id_c5790fcf_fk_people_person_id FOREIGN KEY (approved_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_packtext ADD CONSTRAINT documents_packtext_by_id_7f7088ce_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_wording ADD CONSTRAINT documents_wording_by_id_2e18fae0_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.editorial_article ADD CONSTRAINT editorial_article_by_id_71a653a5_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.editorial_attachment ADD CONSTRAINT editorial_attachment_article_id_fdd2fb87_fk_editorial FOREIGN KEY (article_id) REFERENCES public.editorial_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.editorial_placed ADD CONSTRAINT editorial_placed_by_id_4966e36a_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.editorial_submission ADD CONSTRAINT editorial_submission_by_id_543784e2_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_audiencequestion ADD CONSTRAINT events_audiencequest_event_id_4fe64843_fk_events_ev FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_audiencevote ADD CONSTRAINT events_audiencevote_question_id_530c41a7_fk_events_au FOREIGN KEY (question_id) REFERENCES public.events_audiencequestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_approved_by_id_0a3fb311_fk_people_person_id FOREIGN KEY (approved_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_booking_id_64750496_fk_centre_booking_id FOREIGN KEY (booking_id) REFERENCES public.centre_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_neighbourhood_id_310264f6_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_occasion_id_59eceb4e_fk_attendance_occasion_id FOREIGN KEY (occasion_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_series_id_6cde1f96_fk_events_eventseries_id FOREIGN KEY (series_id) REFERENCES public.events_eventseries(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_event ADD CONSTRAINT events_event_thread_id_3a2d5d4e_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_eventgoal ADD CONSTRAINT events_eventgoal_event_id_451c141f_fk_events_event_occasion_id FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_eventgoal ADD CONSTRAINT events_eventgoal_goal_id_4ccc54db_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_eventseries ADD CONSTRAINT events_eventseries_unit_id_27ce9385_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_material ADD CONSTRAINT events_material_event_id_ffcb97d5_fk_events_event_occasion_id FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_output ADD CONSTRAINT events_output_by_id_5f2bc252_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_output ADD CONSTRAINT events_output_event_id_202a6c82_fk_events_event_occasion_id FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_photoconsent ADD CONSTRAINT events_photoconsent_by_id_e4cb79b8_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_photoconsent ADD CONSTRAINT events_photoconsent_event_id_48572680_fk_events_ev FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_photoconsent ADD CONSTRAINT events_photoconsent_photo_id_c72261b0_fk_moderation_photo_id FOREIGN KEY (photo_id) REFERENCES public.moderation_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_registration_sessions ADD CONSTRAINT events_registration__registration_id_8caf3e16_fk_events_re FOREIGN KEY (registration_id) REFERENCES public.events_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_registration_sessions ADD CONSTRAINT events_registration__session_id_0ca595f6_fk_events_se FOREIGN KEY (session_id) REFERENCES public.events_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT events_registration_event_id_75b6f198_fk_events_ev FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT events_registration_person_id_529d1a9a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_registration ADD CONSTRAINT events_registration_seat_id_91cb0522_fk_attendance_seat_id FOREIGN KEY (seat_id) REFERENCES public.attendance_seat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_seatdraw ADD CONSTRAINT events_seatdraw_drawn_by_id_a1741a4a_fk_people_person_id FOREIGN KEY (drawn_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_seatdraw ADD CONSTRAINT events_seatdraw_event_id_52ad68b4_fk_events_event_occasion_id FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_seatdraw ADD CONSTRAINT events_seatdraw_published_by_id_2e930473_fk_people_person_id FOREIGN KEY (published_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_session ADD CONSTRAINT events_session_booking_id_dceb32c2_fk_centre_booking_id FOREIGN KEY (booking_id) REFERENCES public.centre_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_session ADD CONSTRAINT events_session_event_id_af0b4bf3_fk_events_event_occasion_id FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_speaker ADD CONSTRAINT events_speaker_event_id_5d094b57_fk_events_event_occasion_id FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_speaker ADD CONSTRAINT events_speaker_session_id_f41f8945_fk_events_session_id FOREIGN KEY (session_id) REFERENCES public.events_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_supportrequest ADD CONSTRAINT events_supportreques_answered_by_id_3f790038_fk_people_pe FOREIGN KEY (answered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_supportrequest ADD CONSTRAINT events_supportreques_registration_id_2fc28935_fk_events_re FOREIGN KEY (registration_id) REFERENCES public.events_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_talkproposal ADD CONSTRAINT events_talkproposal_answered_by_id_7ca1cab3_fk_people_person_id FOREIGN KEY (answered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_talkproposal ADD CONSTRAINT events_talkproposal_event_id_0556c886_fk_events_ev FOREIGN KEY (event_id) REFERENCES public.events_event(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_talkproposal ADD CONSTRAINT events_talkproposal_person_id_37b8b03b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.events_talkproposal ADD CONSTRAINT events_talkproposal_speaker_id_bcb2b69f_fk_events_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.events_speaker(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.goals_target ADD CONSTRAINT goals_target_goal_id_79e8f57b_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_councilopinion ADD CONSTRAINT groups_councilopinio_handled_by_id_87869e88_fk_people_pe FOREIGN KEY (handled_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_councilopinion ADD CONSTRAINT groups_councilopinio_written_by_id_7c942a2b_fk_people_pe FOREIGN KEY (written_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_councilopinion ADD CONSTRAINT groups_councilopinion_group_id_77fcf27a_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_councilopinion ADD CONSTRAINT groups_councilopinion_meeting_id_efcfce4b_fk_groups_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.groups_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_group ADD CONSTRAINT groups_group_decided_by_id_f0514d92_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_group_goals ADD CONSTRAINT groups_group_goals_goal_id_e6db444f_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_group_goals ADD CONSTRAINT groups_group_goals_group_id_45911c66_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_group ADD CONSTRAINT groups_group_neighbourhood_id_6ccdbb26_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_group ADD CONSTRAINT groups_group_proposed_by_id_3e97b620_fk_people_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupcontribution ADD CONSTRAINT groups_groupcontribu_contribution_id_d91fb996_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupcontribution ADD CONSTRAINT groups_groupcontribu_meeting_id_292ac7ee_fk_groups_me FOREIGN KEY (meeting_id) REFERENCES public.groups_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupcontribution ADD CONSTRAINT groups_groupcontribution_group_id_8b8414a1_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupnote ADD CONSTRAINT groups_groupnote_author_id_edca7f7f_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupnote ADD CONSTRAINT groups_groupnote_group_id_406912a7_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupoutput ADD CONSTRAINT groups_groupoutput_group_id_d0a9efaf_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupoutput ADD CONSTRAINT groups_groupoutput_meeting_id_ac4276e7_fk_groups_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.groups_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupstatechange ADD CONSTRAINT groups_groupstatechange_by_id_afd2c761_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_groupstatechange ADD CONSTRAINT groups_groupstatechange_group_id_3f93f1e8_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_grouptask ADD CONSTRAINT groups_grouptask_group_id_d733e164_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_grouptask ADD CONSTRAINT groups_grouptask_made_by_id_adebf430_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_grouptask ADD CONSTRAINT groups_grouptask_meeting_id_ead6663f_fk_groups_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.groups_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_grouptask ADD CONSTRAINT groups_grouptask_owner_id_50938ee2_fk_people_person_id FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_approved_by_id_eddc11f6_fk_people_person_id FOREIGN KEY (approved_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_booking_id_7994341c_fk_centre_booking_id FOREIGN KEY (booking_id) REFERENCES public.centre_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_group_id_a1d64225_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_poll_id_782b7886_fk_groups_poll_id FOREIGN KEY (poll_id) REFERENCES public.groups_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_meeting ADD CONSTRAINT groups_meeting_written_by_id_8c157e75_fk_people_person_id FOREIGN KEY (written_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_membership ADD CONSTRAINT groups_membership_group_id_dcb8901e_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_membership ADD CONSTRAINT groups_membership_person_id_3a7b0f2d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_poll ADD CONSTRAINT groups_poll_group_id_4b7ca551_fk_groups_group_id FOREIGN KEY (group_id) REFERENCES public.groups_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_poll ADD CONSTRAINT groups_poll_made_by_id_8fe2a508_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_pollanswer ADD CONSTRAINT groups_pollanswer_option_id_79a64daa_fk_groups_polloption_id FOREIGN KEY (option_id) REFERENCES public.groups_polloption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_pollanswer ADD CONSTRAINT groups_pollanswer_person_id_caf50e55_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_polloption ADD CONSTRAINT groups_polloption_poll_id_40d085ac_fk_groups_poll_id FOREIGN KEY (poll_id) REFERENCES public.groups_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_presence ADD CONSTRAINT groups_presence_meeting_id_4e17e361_fk_groups_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.groups_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.groups_presence ADD CONSTRAINT groups_presence_person_id_a2c2464c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.guardians_permission ADD CONSTRAINT guardians_permission_person_id_16a7bf2a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.guardians_permission ADD CONSTRAINT guardians_permission_seen_by_id_ceee9e7d_fk_people_person_id FOREIGN KEY (seen_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_answer ADD CONSTRAINT ideas_answer_by_id_333b0bd9_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_answer ADD CONSTRAINT ideas_answer_contribution_id_1445b565_fk_ideas_contribution_id FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_answer ADD CONSTRAINT ideas_answer_unit_id_c139d15f_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_approval ADD CONSTRAINT ideas_approval_by_id_e96272ca_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_approval ADD CONSTRAINT ideas_approval_pending_id_56159d8c_fk_ideas_pendinganswer_id FOREIGN KEY (pending_id) REFERENCES public.ideas_pendinganswer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_assigned_to_id_8e8e43ac_fk_people_person_id FOREIGN KEY (assigned_to_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_author_id_b4ef9fa1_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_entered_by_id_1fb199c1_fk_people_person_id FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_merged_into_id_fb0ba2fa_fk_ideas_con FOREIGN KEY (merged_into_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_neighbourhood_id_70c9c4e4_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_process_id_e9968bfe_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_thread_id_22a8989a_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_contribution ADD CONSTRAINT ideas_contribution_unit_id_6f18fd53_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_draft ADD CONSTRAINT ideas_draft_sent_as_id_922a2fd0_fk_ideas_contribution_id FOREIGN KEY (sent_as_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_edition ADD CONSTRAINT ideas_edition_by_id_41662afe_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_edition ADD CONSTRAINT ideas_edition_contribution_id_55941cc1_fk_ideas_contribution_id FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_escalation ADD CONSTRAINT ideas_escalation_contribution_id_7b327ad2_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_hint ADD CONSTRAINT ideas_hint_contribution_id_a711d6cc_fk_ideas_contribution_id FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_hint ADD CONSTRAINT ideas_hint_unit_id_cad895c5_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_joining ADD CONSTRAINT ideas_joining_by_id_39550b96_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_joining ADD CONSTRAINT ideas_joining_into_id_365c16df_fk_ideas_contribution_id FOREIGN KEY (into_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_joining ADD CONSTRAINT ideas_joining_joined_id_b24526b3_fk_ideas_contribution_id FOREIGN KEY (joined_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_joining ADD CONSTRAINT ideas_joining_undone_by_id_e8de1306_fk_people_person_id FOREIGN KEY (undone_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_pendinganswer ADD CONSTRAINT ideas_pendinganswer_answer_id_366ccd72_fk_ideas_answer_id FOREIGN KEY (answer_id) REFERENCES public.ideas_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_pendinganswer ADD CONSTRAINT ideas_pendinganswer_by_id_77452c45_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_pendinganswer ADD CONSTRAINT ideas_pendinganswer_contribution_id_00977d12_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_pendinganswer ADD CONSTRAINT ideas_pendinganswer_unit_id_857d0b07_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_process_goals ADD CONSTRAINT ideas_process_goals_goal_id_fe124c7d_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_process_goals ADD CONSTRAINT ideas_process_goals_process_id_4e4e200a_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_process_neighbourhoods ADD CONSTRAINT ideas_process_neighb_neighbourhood_id_4656d889_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_process_neighbourhoods ADD CONSTRAINT ideas_process_neighb_process_id_2580fdb6_fk_ideas_pro FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_process ADD CONSTRAINT ideas_process_owner_id_17e3d5f0_fk_people_person_id FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_process ADD CONSTRAINT ideas_process_unit_id_47ee188f_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_processchange ADD CONSTRAINT ideas_processchange_by_id_2771d081_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_processchange ADD CONSTRAINT ideas_processchange_process_id_67bd65d3_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_routing ADD CONSTRAINT ideas_routing_by_id_5abb677d_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_routing ADD CONSTRAINT ideas_routing_contribution_id_17d5d50b_fk_ideas_contribution_id FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_savedsearch ADD CONSTRAINT ideas_savedsearch_person_id_07880823_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_savedsearch ADD CONSTRAINT ideas_savedsearch_process_id_02ea3dcb_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_stage ADD CONSTRAINT ideas_stage_process_id_e2e1745c_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statechange ADD CONSTRAINT ideas_statechange_by_id_8de615e4_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statechange ADD CONSTRAINT ideas_statechange_contribution_id_d7e8128f_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statechange ADD CONSTRAINT ideas_statechange_unit_id_dc49d8a4_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_support ADD CONSTRAINT ideas_support_contribution_id_5cf062db_fk_ideas_contribution_id FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_support ADD CONSTRAINT ideas_support_person_id_ddbd24f3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_contact ADD CONSTRAINT imports_contact_neighbourhood_id_7f41e4ac_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_contact ADD CONSTRAINT imports_contact_of_id_ab9224f7_fk_imports_import_id FOREIGN KEY (of_id) REFERENCES public.imports_import(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_contact ADD CONSTRAINT imports_contact_person_id_eec4029f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_import ADD CONSTRAINT imports_import_by_id_8b8eb7fa_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_importedrow ADD CONSTRAINT imports_importedrow_contribution_id_3ad4f852_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_importedrow ADD CONSTRAINT imports_importedrow_of_id_98e96726_fk_imports_import_id FOREIGN KEY (of_id) REFERENCES public.imports_import(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_rejectedrow ADD CONSTRAINT imports_rejectedrow_of_id_be04f912_fk_imports_import_id FOREIGN KEY (of_id) REFERENCES public.imports_import(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_cell ADD CONSTRAINT insight_cell_frame_id_672855d0_fk_insight_frame_id FOREIGN KEY (frame_id) REFERENCES public.insight_frame(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_indicator ADD CONSTRAINT insight_indicator_made_by_id_f1341392_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_indicator ADD CONSTRAINT insight_indicator_target_id_91773e56_fk_goals_target_id FOREIGN KEY (target_id) REFERENCES public.goals_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_indicator ADD CONSTRAINT insight_indicator_unit_id_aefcbbce_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_outreach ADD CONSTRAINT insight_outreach_made_by_id_376d00a8_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_outreach ADD CONSTRAINT insight_outreach_owner_id_47237026_fk_people_person_id FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_population ADD CONSTRAINT insight_population_place_id_b749dfc6_fk_places_neighbourhood_id FOREIGN KEY (place_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_reading ADD CONSTRAINT insight_reading_by_id_d1f451ec_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_reading ADD CONSTRAINT insight_reading_indicator_id_8753f4df_fk_insight_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.insight_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_review ADD CONSTRAINT insight_review_made_by_id_6546dd51_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_reviewtext ADD CONSTRAINT insight_reviewtext_by_id_363c552d_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_reviewtext ADD CONSTRAINT insight_reviewtext_review_id_8c762575_fk_insight_review_id FOREIGN KEY (review_id) REFERENCES public.insight_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_sum ADD CONSTRAINT insight_sum_goal_id_cf8fb3e5_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_sum ADD CONSTRAINT insight_sum_place_id_b51870fe_fk_places_neighbourhood_id FOREIGN KEY (place_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_sum ADD CONSTRAINT insight_sum_target_id_7d730ac4_fk_goals_target_id FOREIGN KEY (target_id) REFERENCES public.goals_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.languages_easytext ADD CONSTRAINT languages_easytext_by_id_8bb6bb13_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.languages_review ADD CONSTRAINT languages_review_by_id_eebf1aa8_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_people_person_id FOREIGN KEY (user_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_appeal ADD CONSTRAINT moderation_appeal_by_id_5499db55_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_appeal ADD CONSTRAINT moderation_appeal_decided_by_id_56a03eee_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_appeal ADD CONSTRAINT moderation_appeal_hiding_id_46281e2e_fk_moderation_hiding_id FOREIGN KEY (hiding_id) REFERENCES public.moderation_hiding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_fingerprint ADD CONSTRAINT moderation_fingerprint_person_id_35add3e4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_held ADD CONSTRAINT moderation_held_author_id_aec5eda0_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_held ADD CONSTRAINT moderation_held_decided_by_id_330bb8cc_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_hiding ADD CONSTRAINT moderation_hiding_author_id_a59b52e0_fk_people_person_id FOREIGN KEY (author_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_hiding ADD CONSTRAINT moderation_hiding_by_id_7c2b87eb_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_listedword ADD CONSTRAINT moderation_listedword_by_id_c048b4c0_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_photo ADD CONSTRAINT moderation_photo_by_id_55f48806_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_photo ADD CONSTRAINT moderation_photo_checked_by_id_6dd3890e_fk_people_person_id FOREIGN KEY (checked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_report ADD CONSTRAINT moderation_report_by_id_d6316cf9_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_report ADD CONSTRAINT moderation_report_decided_by_id_ee862110_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_announcement ADD CONSTRAINT notices_announcement_approved_by_id_b06e6bf3_fk_people_pe FOREIGN KEY (approved_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_announcement ADD CONSTRAINT notices_announcement_message_id_3f361c7a_fk_base_outb FOREIGN KEY (message_id) REFERENCES public.base_outboxmessage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_announcement ADD CONSTRAINT notices_announcement_written_by_id_0000468e_fk_people_person_id FOREIGN KEY (written_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_bounce ADD CONSTRAINT notices_bounce_person_id_040bec8a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_delivery ADD CONSTRAINT notices_delivery_digest_id_5f017310_fk_notices_digest_id FOREIGN KEY (digest_id) REFERENCES public.notices_digest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_delivery ADD CONSTRAINT notices_delivery_notice_id_2d5dfa0c_fk_notices_notice_id FOREIGN KEY (notice_id) REFERENCES public.notices_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_digest ADD CONSTRAINT notices_digest_person_id_e2b4b73d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_electionperiod ADD CONSTRAINT notices_electionperiod_ended_by_id_16f610ed_fk_people_person_id FOREIGN KEY (ended_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_electionperiod ADD CONSTRAINT notices_electionperiod_made_by_id_60f6f272_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_notice ADD CONSTRAINT notices_notice_message_id_5d133311_fk_base_outboxmessage_id FOREIGN KEY (message_id) REFERENCES public.base_outboxmessage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_notice ADD CONSTRAINT notices_notice_person_id_94368381_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_preference ADD CONSTRAINT notices_preference_person_id_199e9b5a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_rhythm ADD CONSTRAINT notices_rhythm_person_id_0b673c67_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_textchoice ADD CONSTRAINT notices_textchoice_person_id_0ac7731b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_wording ADD CONSTRAINT notices_wording_changed_by_id_c9633097_fk_people_person_id FOREIGN KEY (changed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.opendata_apitoken ADD CONSTRAINT opendata_apitoken_person_id_40c50c6c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.opendata_keptanswer ADD CONSTRAINT opendata_keptanswer_person_id_9ba75f14_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_invitation_id_9bc99acf_fk_panels_in FOREIGN KEY (invitation_id) REFERENCES public.panels_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_panel_id_1952da98_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_person_id_812ebb62_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_application ADD CONSTRAINT panels_application_stands_in_for_id_632f5e55_fk_panels_ap FOREIGN KEY (stands_in_for_id) REFERENCES public.panels_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_batch ADD CONSTRAINT panels_batch_panel_id_9f15827d_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_effect ADD CONSTRAINT panels_effect_panel_id_c0df6081_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_expense ADD CONSTRAINT panels_expense_application_id_fedc96d3_fk_panels_application_id FOREIGN KEY (application_id) REFERENCES public.panels_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_feature ADD CONSTRAINT panels_feature_panel_id_0e4d393b_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_given ADD CONSTRAINT panels_given_application_id_0da268bc_fk_panels_application_id FOREIGN KEY (application_id) REFERENCES public.panels_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_given ADD CONSTRAINT panels_given_feature_id_c65695da_fk_panels_feature_id FOREIGN KEY (feature_id) REFERENCES public.panels_feature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_given ADD CONSTRAINT panels_given_value_id_b485b98c_fk_panels_value_id FOREIGN KEY (value_id) REFERENCES public.panels_value(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_invitation ADD CONSTRAINT panels_invitation_batch_id_29795b94_fk_panels_batch_id FOREIGN KEY (batch_id) REFERENCES public.panels_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_lottery ADD CONSTRAINT panels_lottery_panel_id_bd9fa349_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_objection ADD CONSTRAINT panels_objection_panel_id_54efae62_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_objection ADD CONSTRAINT panels_objection_person_id_08b8afa6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_panel ADD CONSTRAINT panels_panel_approved_by_id_a83bac4f_fk_people_person_id FOREIGN KEY (approved_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_panel ADD CONSTRAINT panels_panel_keeper_id_bbe6b719_fk_people_person_id FOREIGN KEY (keeper_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_panel ADD CONSTRAINT panels_panel_thread_id_b9826fae_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_panel ADD CONSTRAINT panels_panel_unit_id_c311bf79_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_quote ADD CONSTRAINT panels_quote_theme_id_d66bc0b0_fk_panels_theme_id FOREIGN KEY (theme_id) REFERENCES public.panels_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_recording ADD CONSTRAINT panels_recording_sitting_id_7e768dac_fk_panels_si FOREIGN KEY (sitting_id) REFERENCES public.panels_sitting(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_sitting ADD CONSTRAINT panels_sitting_note_taker_id_262ef048_fk_people_person_id FOREIGN KEY (note_taker_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_sitting ADD CONSTRAINT panels_sitting_occasion_id_76b8fd52_fk_attendance_occasion_id FOREIGN KEY (occasion_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_sitting ADD CONSTRAINT panels_sitting_panel_id_b33a3bca_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_theme ADD CONSTRAINT panels_theme_panel_id_ea32346a_fk_panels_panel_id FOREIGN KEY (panel_id) REFERENCES public.panels_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_transcript ADD CONSTRAINT panels_transcript_recording_id_28855d28_fk_panels_recording_id FOREIGN KEY (recording_id) REFERENCES public.panels_recording(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.panels_value ADD CONSTRAINT panels_value_feature_id_7fd90fa0_fk_panels_feature_id FOREIGN KEY (feature_id) REFERENCES public.panels_feature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_attempt ADD CONSTRAINT paper_attempt_by_id_cc61788e_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_attempt ADD CONSTRAINT paper_attempt_route_id_36e9b273_fk_paper_replyroute_id FOREIGN KEY (route_id) REFERENCES public.paper_replyroute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_formbatch ADD CONSTRAINT paper_formbatch_made_by_id_a05aaa87_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_formbatch ADD CONSTRAINT paper_formbatch_place_id_3120bfb5_fk_places_neighbourhood_id FOREIGN KEY (place_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_formbatch ADD CONSTRAINT paper_formbatch_process_id_7456887e_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_kiosk ADD CONSTRAINT paper_kiosk_opened_by_id_3bbb11ac_fk_people_person_id FOREIGN KEY (opened_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_noticeread ADD CONSTRAINT paper_noticeread_person_id_2cbe0da9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_noticeread ADD CONSTRAINT paper_noticeread_read_by_id_8bd88984_fk_people_person_id FOREIGN KEY (read_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_contribution_id_766edade_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_filed_by_id_12fed646_fk_people_person_id FOREIGN KEY (filed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_noted_by_id_6ecee01a_fk_people_person_id FOREIGN KEY (noted_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_offered_by_id_d3485277_fk_people_person_id FOREIGN KEY (offered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_petition ADD CONSTRAINT paper_petition_unit_id_c2e752ea_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_printedform ADD CONSTRAINT paper_printedform_batch_id_a4874b16_fk_paper_formbatch_id FOREIGN KEY (batch_id) REFERENCES public.paper_formbatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_printedform ADD CONSTRAINT paper_printedform_contribution_id_37e34469_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_replyroute ADD CONSTRAINT paper_replyroute_contribution_id_2c7337d8_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_replyroute ADD CONSTRAINT paper_replyroute_made_by_id_c13b4dc3_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_replyroute ADD CONSTRAINT paper_replyroute_place_id_4d60eb0c_fk_places_neighbourhood_id FOREIGN KEY (place_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_agreement ADD CONSTRAINT partners_agreement_by_id_254b2448_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_agreement ADD CONSTRAINT partners_agreement_organisation_id_f2323c92_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_agreement ADD CONSTRAINT partners_agreement_renews_id_eccc9d4e_fk_partners_agreement_id FOREIGN KEY (renews_id) REFERENCES public.partners_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid ADD CONSTRAINT partners_bid_call_id_de942ef3_fk_partners_fundcall_id FOREIGN KEY (call_id) REFERENCES public.partners_fundcall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid ADD CONSTRAINT partners_bid_idea_id_b7ea5d29_fk_ideas_contribution_id FOREIGN KEY (idea_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid ADD CONSTRAINT partners_bid_owner_id_84203ad6_fk_people_person_id FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid_partners ADD CONSTRAINT partners_bid_partner_organisation_id_b85cf094_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid_partners ADD CONSTRAINT partners_bid_partners_bid_id_6e886e23_fk_partners_bid_id FOREIGN KEY (bid_id) REFERENCES public.partners_bid(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid ADD CONSTRAINT partners_bid_project_id_beeb9173_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_bid ADD CONSTRAINT partners_bid_unit_id_194fb996_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_change ADD CONSTRAINT partners_change_by_id_ba032be7_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_change ADD CONSTRAINT partners_change_decided_by_id_20efb056_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_change ADD CONSTRAINT partners_change_organisation_id_1c4a8c3c_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_contact ADD CONSTRAINT partners_contact_by_id_47f01bd9_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_contact ADD CONSTRAINT partners_contact_organisation_id_2b7126b2_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_due ADD CONSTRAINT partners_due_bid_id_ff1ccd1d_fk_partners_bid_id FOREIGN KEY (bid_id) REFERENCES public.partners_bid(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_due ADD CONSTRAINT partners_due_done_by_id_6e3d3bf8_fk_people_person_id FOREIGN KEY (done_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_fundcall ADD CONSTRAINT partners_fundcall_by_id_e00eec83_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_organisation_goals ADD CONSTRAINT partners_organisatio_goal_id_50ca3a14_fk_goals_goa FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_organisation_goals ADD CONSTRAINT partners_organisatio_organisation_id_f4bf8bc4_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_by_id_df31fbe2_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_decided_by_id_7476ddd5_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_organisation_id_a4fd8fe3_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_thanked_by_id_b052c7ee_fk_people_person_id FOREIGN KEY (thanked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_thread_id_53e0b3af_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_pledge ADD CONSTRAINT partners_pledge_used_by_id_3db173b5_fk_people_person_id FOREIGN KEY (used_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_practice ADD CONSTRAINT partners_practice_by_id_709ae76b_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_practice ADD CONSTRAINT partners_practice_decided_by_id_f9624040_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_practice ADD CONSTRAINT partners_practice_goal_id_1bab3cb1_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_practice ADD CONSTRAINT partners_practice_organisation_id_99c56451_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_representative ADD CONSTRAINT partners_representat_organisation_id_352d0aac_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_representative ADD CONSTRAINT partners_representative_by_id_5b84bc18_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_representative ADD CONSTRAINT partners_representative_person_id_985a300a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_together ADD CONSTRAINT partners_together_by_id_64c3bf27_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_together ADD CONSTRAINT partners_together_organisation_id_764a7966_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent ADD CONSTRAINT people_consent_person_id_a757a92f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_delegation ADD CONSTRAINT people_delegation_grant_id_c6751d9e_fk_people_rolegrant_id FOREIGN KEY (grant_id) REFERENCES public.people_rolegrant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_delegation ADD CONSTRAINT people_delegation_made_by_id_91710255_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_delegation ADD CONSTRAINT people_delegation_stand_in_id_69348838_fk_people_person_id FOREIGN KEY (stand_in_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_erasurerequest ADD CONSTRAINT people_erasurerequest_person_id_aebf8850_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_noticeshown ADD CONSTRAINT people_noticeshown_person_id_c5d1f6fc_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_person ADD CONSTRAINT people_person_neighbourhood_id_311c7ced_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rolegrant ADD CONSTRAINT people_rolegrant_given_by_id_93b1b6a2_fk_people_person_id FOREIGN KEY (given_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rolegrant ADD CONSTRAINT people_rolegrant_neighbourhood_id_6ed05666_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rolegrant ADD CONSTRAINT people_rolegrant_person_id_d0a7ad15_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rolegrant ADD CONSTRAINT people_rolegrant_unit_id_6511d8b5_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.places_unit ADD CONSTRAINT places_unit_parent_id_3429c170_fk_places_unit_id FOREIGN KEY (parent_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_breach ADD CONSTRAINT privacy_breach_entered_by_id_03acbbcd_fk_people_person_id FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_breachstep ADD CONSTRAINT privacy_breachstep_breach_id_582b8847_fk_privacy_breach_id FOREIGN KEY (breach_id) REFERENCES public.privacy_breach(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_breachstep ADD CONSTRAINT privacy_breachstep_by_id_3b50cb27_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_datarequest ADD CONSTRAINT privacy_datarequest_closed_by_id_e49009ba_fk_people_person_id FOREIGN KEY (closed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_datarequest ADD CONSTRAINT privacy_datarequest_entered_by_id_bfc51d23_fk_people_person_id FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_datarequest ADD CONSTRAINT privacy_datarequest_person_id_e709717d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.projects_impact ADD CONSTRAINT projects_impact_by_id_c829c1e4_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_impact ADD CONSTRAINT projects_impact_project_id_f871645d_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_impact ADD CONSTRAINT projects_impact_supersedes_id_ce4e8281_fk_projects_impact_id FOREIGN KEY (supersedes_id) REFERENCES public.projects_impact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_impact ADD CONSTRAINT projects_impact_target_id_4f2d18e3_fk_goals_target_id FOREIGN KEY (target_id) REFERENCES public.goals_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_milestone ADD CONSTRAINT projects_milestone_project_id_eb7f7808_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_origin ADD CONSTRAINT projects_origin_contribution_id_0c4b9fdc_fk_ideas_con FOREIGN KEY (contribution_id) REFERENCES public.ideas_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_origin ADD CONSTRAINT projects_origin_project_id_309a4cdf_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_pathstop ADD CONSTRAINT projects_pathstop_by_id_697c4828_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_pathstop ADD CONSTRAINT projects_pathstop_ended_by_id_1d1bb55a_fk_people_person_id FOREIGN KEY (ended_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_pathstop ADD CONSTRAINT projects_pathstop_project_id_1674878d_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_pilot ADD CONSTRAINT projects_pilot_by_id_82f68179_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_pilot ADD CONSTRAINT projects_pilot_neighbourhood_id_b7c83c3f_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_pilot ADD CONSTRAINT projects_pilot_project_id_ab450ad7_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_plan ADD CONSTRAINT projects_plan_by_id_559d0c41_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_planline ADD CONSTRAINT projects_planline_moves_id_aa108e97_fk_projects_planline_id FOREIGN KEY (moves_id) REFERENCES public.projects_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_planline ADD CONSTRAINT projects_planline_parent_id_883060e0_fk_projects_planline_id FOREIGN KEY (parent_id) REFERENCES public.projects_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_planline ADD CONSTRAINT projects_planline_plan_id_e4279442_fk_projects_plan_id FOREIGN KEY (plan_id) REFERENCES public.projects_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_planline ADD CONSTRAINT projects_planline_unit_id_7eb7e97a_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_plantarget ADD CONSTRAINT projects_plantarget_line_id_bdbc23eb_fk_projects_planline_id FOREIGN KEY (line_id) REFERENCES public.projects_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_planupload ADD CONSTRAINT projects_planupload_by_id_554ba2cb_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project_neighbourhoods ADD CONSTRAINT projects_project_nei_neighbourhood_id_26538616_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project_neighbourhoods ADD CONSTRAINT projects_project_nei_project_id_99c342a0_fk_projects_ FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project ADD CONSTRAINT projects_project_owner_id_b940de39_fk_people_person_id FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project ADD CONSTRAINT projects_project_plan_line_id_56ba5265_fk_projects_planline_id FOREIGN KEY (plan_line_id) REFERENCES public.projects_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project ADD CONSTRAINT projects_project_process_id_3bfab8d0_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project_threads ADD CONSTRAINT projects_project_thr_project_id_c8ca7691_fk_projects_ FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project_threads ADD CONSTRAINT projects_project_thr_thread_id_8c981813_fk_threads_t FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_project ADD CONSTRAINT projects_project_unit_id_08e6721d_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_projecttarget ADD CONSTRAINT projects_projecttarg_project_id_5b1d659a_fk_projects_ FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_projecttarget ADD CONSTRAINT projects_projecttarget_target_id_cb192ea7_fk_goals_target_id FOREIGN KEY (target_id) REFERENCES public.goals_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_quarterentry ADD CONSTRAINT projects_quarterentr_report_id_f52d5595_fk_projects_ FOREIGN KEY (report_id) REFERENCES public.projects_quarterreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_quarterentry ADD CONSTRAINT projects_quarterentry_line_id_a1c01a95_fk_projects_planline_id FOREIGN KEY (line_id) REFERENCES public.projects_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_quarterreport ADD CONSTRAINT projects_quarterreport_by_id_e3646ff2_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_quarterreport ADD CONSTRAINT projects_quarterreport_unit_id_98a8b7ab_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_risk ADD CONSTRAINT projects_risk_project_id_5eed7eba_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_spending ADD CONSTRAINT projects_spending_by_id_f8e72dcd_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_spending ADD CONSTRAINT projects_spending_project_id_7da3f544_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_statechange ADD CONSTRAINT projects_statechange_by_id_90025c2f_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_statechange ADD CONSTRAINT projects_statechange_project_id_5a106841_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_update ADD CONSTRAINT projects_update_by_id_a44c941a_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.projects_update ADD CONSTRAINT projects_update_project_id_bc5902bb_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_codeletter ADD CONSTRAINT proofs_codeletter_person_id_9381b299_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_codeletter ADD CONSTRAINT proofs_codeletter_printed_by_id_691a9335_fk_people_person_id FOREIGN KEY (printed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_identitymark ADD CONSTRAINT proofs_identitymark_person_id_80febfe6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_proof ADD CONSTRAINT proofs_proof_by_id_6073c40e_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_proof ADD CONSTRAINT proofs_proof_person_id_83664428_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.questions_answer ADD CONSTRAINT questions_answer_person_id_5cbca883_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.questions_answer ADD CONSTRAINT questions_answer_question_id_45884d67_fk_questions_question_id FOREIGN KEY (question_id) REFERENCES public.questions_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.questions_question ADD CONSTRAINT questions_question_only_if_id_dfc7d6b1_fk_questions_question_id FOREIGN KEY (only_if_id) REFERENCES public.questions_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.safety_incident ADD CONSTRAINT safety_incident_occasion_id_92abdf8f_fk_attendance_occasion_id FOREIGN KEY (occasion_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.safety_incident ADD CONSTRAINT safety_incident_reported_by_id_ef5a908a_fk_people_person_id FOREIGN KEY (reported_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.safety_incidentstep ADD CONSTRAINT safety_incidentstep_by_id_fbe19801_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.safety_incidentstep ADD CONSTRAINT safety_incidentstep_incident_id_9ef54492_fk_safety_incident_id FOREIGN KEY (incident_id) REFERENCES public.safety_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sealed_look ADD CONSTRAINT sealed_look_by_id_38b109ec_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sealed_look ADD CONSTRAINT sealed_look_person_id_af5eddb7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sealed_words ADD CONSTRAINT sealed_words_person_id_9aa2cd6e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_ask ADD CONSTRAINT season_ask_person_id_67815840_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_ask ADD CONSTRAINT season_ask_round_id_cb65faa1_fk_season_round_id FOREIGN KEY (round_id) REFERENCES public.season_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_gap ADD CONSTRAINT season_gap_plan_id_b0a2e71a_fk_season_plan_id FOREIGN KEY (plan_id) REFERENCES public.season_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_gap ADD CONSTRAINT season_gap_shift_id_2d23b1b7_fk_volunteering_shift_occasion_id FOREIGN KEY (shift_id) REFERENCES public.volunteering_shift(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_leftout ADD CONSTRAINT season_leftout_person_id_a27a1760_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_leftout ADD CONSTRAINT season_leftout_plan_id_ea91fdbc_fk_season_plan_id FOREIGN KEY (plan_id) REFERENCES public.season_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_line ADD CONSTRAINT season_line_person_id_f2d95b6d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_line ADD CONSTRAINT season_line_plan_id_2a33f782_fk_season_plan_id FOREIGN KEY (plan_id) REFERENCES public.season_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_line ADD CONSTRAINT season_line_shift_id_7ff8da10_fk_volunteering_shift_occasion_id FOREIGN KEY (shift_id) REFERENCES public.volunteering_shift(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_plan ADD CONSTRAINT season_plan_confirmed_by_id_6d378012_fk_people_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_plan ADD CONSTRAINT season_plan_made_by_id_02cb612a_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_plan ADD CONSTRAINT season_plan_role_id_3be175d4_fk_volunteering_role_id FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_plan ADD CONSTRAINT season_plan_unit_id_8966a705_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_round ADD CONSTRAINT season_round_by_id_29a7587e_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_round ADD CONSTRAINT season_round_shift_id_bc5f76d6_fk_volunteer FOREIGN KEY (shift_id) REFERENCES public.volunteering_shift(occasion_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_silence ADD CONSTRAINT season_silence_person_id_286a7629_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.season_silence ADD CONSTRAINT season_silence_role_id_86bcdaeb_fk_volunteering_role_id FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_people_pe FOREIGN KEY (user_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_code ADD CONSTRAINT surveys_code_survey_id_d39036b1_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_draft ADD CONSTRAINT surveys_draft_survey_id_14fc1693_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_mark ADD CONSTRAINT surveys_mark_survey_id_5aed6adb_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_sheet ADD CONSTRAINT surveys_sheet_entered_by_id_e06014bc_fk_people_person_id FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_sheet ADD CONSTRAINT surveys_sheet_neighbourhood_id_50cc3942_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_sheet ADD CONSTRAINT surveys_sheet_person_id_070bd6f5_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_sheet ADD CONSTRAINT surveys_sheet_survey_id_0dea242a_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_survey ADD CONSTRAINT surveys_survey_process_id_78918b19_fk_ideas_process_id FOREIGN KEY (process_id) REFERENCES public.ideas_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_survey ADD CONSTRAINT surveys_survey_thread_id_3d5a4cc3_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_survey ADD CONSTRAINT surveys_survey_unit_id_9f91b566_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_tag ADD CONSTRAINT surveys_tag_question_id_79d4f2a1_fk_questions_question_id FOREIGN KEY (question_id) REFERENCES public.questions_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_template ADD CONSTRAINT surveys_template_by_id_f5adb0fd_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_text ADD CONSTRAINT surveys_text_answer_id_45fbeb7b_fk_questions_answer_id FOREIGN KEY (answer_id) REFERENCES public.questions_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_text ADD CONSTRAINT surveys_text_by_id_8f93173d_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_text_tags ADD CONSTRAINT surveys_text_tags_tag_id_e1d89b8a_fk_surveys_tag_id FOREIGN KEY (tag_id) REFERENCES public.surveys_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.surveys_text_tags ADD CONSTRAINT surveys_text_tags_text_id_a5abcec3_fk_surveys_text_answer_id FOREIGN KEY (text_id) REFERENCES public.surveys_text(answer_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_follow ADD CONSTRAINT threads_follow_person_id_db4b3c1f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_follow ADD CONSTRAINT threads_follow_thread_id_d8d06b75_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_step ADD CONSTRAINT threads_step_thread_id_6ac382fc_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_step ADD CONSTRAINT threads_step_unit_id_f6702930_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_thread ADD CONSTRAINT threads_thread_merged_into_id_29cd1000_fk_threads_thread_id FOREIGN KEY (merged_into_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_thread ADD CONSTRAINT threads_thread_neighbourhood_id_1854528a_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_threadtarget ADD CONSTRAINT threads_threadtarget_target_id_89849aac_fk_goals_target_id FOREIGN KEY (target_id) REFERENCES public.goals_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threads_threadtarget ADD CONSTRAINT threads_threadtarget_thread_id_54fcc04e_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_assessment ADD CONSTRAINT trainings_assessment_course_id_cfb5819f_fk_trainings_course_id FOREIGN KEY (course_id) REFERENCES public.trainings_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_assessment ADD CONSTRAINT trainings_assessment_page_id_6d0e81c0_fk_trainings_page_id FOREIGN KEY (page_id) REFERENCES public.trainings_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_attempt ADD CONSTRAINT trainings_attempt_assessment_id_f5208f5a_fk_trainings FOREIGN KEY (assessment_id) REFERENCES public.trainings_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_attempt ADD CONSTRAINT trainings_attempt_enrolment_id_f9720939_fk_trainings FOREIGN KEY (enrolment_id) REFERENCES public.trainings_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_course ADD CONSTRAINT trainings_course_qualification_id_296a5495_fk_volunteer FOREIGN KEY (qualification_id) REFERENCES public.volunteering_qualification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_course ADD CONSTRAINT trainings_course_thread_id_450aef4d_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_course ADD CONSTRAINT trainings_course_unit_id_6459835b_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_coursegoal ADD CONSTRAINT trainings_coursegoal_course_id_e6e53e09_fk_trainings_course_id FOREIGN KEY (course_id) REFERENCES public.trainings_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_coursegoal ADD CONSTRAINT trainings_coursegoal_goal_id_ded12af1_fk_goals_goal_number FOREIGN KEY (goal_id) REFERENCES public.goals_goal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_approved_by_id_4dc479d2_fk_people_person_id FOREIGN KEY (approved_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_person_id_ac766562_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_run_id_6c4e77ae_fk_trainings_run_id FOREIGN KEY (run_id) REFERENCES public.trainings_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_seat_id_a026c75d_fk_attendance_seat_id FOREIGN KEY (seat_id) REFERENCES public.attendance_seat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_enrolment ADD CONSTRAINT trainings_enrolment_unit_id_a8736abc_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_item ADD CONSTRAINT trainings_item_assessment_id_af36b850_fk_trainings FOREIGN KEY (assessment_id) REFERENCES public.trainings_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_material ADD CONSTRAINT trainings_material_course_id_6ea4c7b2_fk_trainings_course_id FOREIGN KEY (course_id) REFERENCES public.trainings_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_observed ADD CONSTRAINT trainings_observed_assessment_id_d6bae29a_fk_trainings FOREIGN KEY (assessment_id) REFERENCES public.trainings_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_observed ADD CONSTRAINT trainings_observed_by_id_25b884f4_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_observed ADD CONSTRAINT trainings_observed_enrolment_id_b679c775_fk_trainings FOREIGN KEY (enrolment_id) REFERENCES public.trainings_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_page ADD CONSTRAINT trainings_page_course_id_f4be2a3b_fk_trainings_course_id FOREIGN KEY (course_id) REFERENCES public.trainings_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_progress ADD CONSTRAINT trainings_progress_enrolment_id_787c03d1_fk_trainings FOREIGN KEY (enrolment_id) REFERENCES public.trainings_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_progress ADD CONSTRAINT trainings_progress_page_id_bc051541_fk_trainings_page_id FOREIGN KEY (page_id) REFERENCES public.trainings_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_run ADD CONSTRAINT trainings_run_course_id_4acb5740_fk_trainings_course_id FOREIGN KEY (course_id) REFERENCES public.trainings_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_run ADD CONSTRAINT trainings_run_leader_id_1c078302_fk_people_person_id FOREIGN KEY (leader_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_run ADD CONSTRAINT trainings_run_line_id_9de95334_fk_attendance_occasion_id FOREIGN KEY (line_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_run ADD CONSTRAINT trainings_run_neighbourhood_id_b289fa1a_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_session ADD CONSTRAINT trainings_session_booking_id_a287c4b3_fk_centre_booking_id FOREIGN KEY (booking_id) REFERENCES public.centre_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_session ADD CONSTRAINT trainings_session_occasion_id_2594fe96_fk_attendanc FOREIGN KEY (occasion_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_session ADD CONSTRAINT trainings_session_run_id_c842730c_fk_trainings_run_id FOREIGN KEY (run_id) REFERENCES public.trainings_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_submission ADD CONSTRAINT trainings_submission_assessment_id_731111e9_fk_trainings FOREIGN KEY (assessment_id) REFERENCES public.trainings_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_submission ADD CONSTRAINT trainings_submission_enrolment_id_8c209a24_fk_trainings FOREIGN KEY (enrolment_id) REFERENCES public.trainings_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_submission ADD CONSTRAINT trainings_submission_marked_by_id_37304daa_fk_people_person_id FOREIGN KEY (marked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_teaching ADD CONSTRAINT trainings_teaching_by_id_b2e66463_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_teaching ADD CONSTRAINT trainings_teaching_person_id_75ae22b6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_teaching ADD CONSTRAINT trainings_teaching_run_id_4eb0ef4c_fk_trainings_run_id FOREIGN KEY (run_id) REFERENCES public.trainings_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trainings_trainer ADD CONSTRAINT trainings_trainer_course_id_39ebcf8e_fk_trainings_course_id FOREIGN KEY (course_id) REFERENCES public.trainings_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_application ADD CONSTRAINT volunteering_applica_role_id_01942cf5_fk_volunteer FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_application ADD CONSTRAINT volunteering_application_person_id_3191508b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_change ADD CONSTRAINT volunteering_change_by_id_d642ec33_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_check ADD CONSTRAINT volunteering_check_by_id_9a238565_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_check ADD CONSTRAINT volunteering_check_placement_id_e74c7a70_fk_volunteer FOREIGN KEY (placement_id) REFERENCES public.volunteering_placement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_decided_by_id_6f642657_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_impact_id_5375fb9c_fk_projects_impact_id FOREIGN KEY (impact_id) REFERENCES public.projects_impact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_person_id_195900ae_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_role_id_ed044670_fk_volunteering_role_id FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_hours ADD CONSTRAINT volunteering_hours_seat_id_8ebb44bb_fk_attendance_seat_id FOREIGN KEY (seat_id) REFERENCES public.attendance_seat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_legalopinion ADD CONSTRAINT volunteering_legalop_given_by_id_fa0103fa_fk_people_pe FOREIGN KEY (given_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_legalopinion ADD CONSTRAINT volunteering_legalop_placement_id_5decee03_fk_volunteer FOREIGN KEY (placement_id) REFERENCES public.volunteering_placement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_contact_id_aad7daee_fk_people_person_id FOREIGN KEY (contact_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_neighbourhood_id_d9c3da2b_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_project_id_39ba92e4_fk_projects_project_id FOREIGN KEY (project_id) REFERENCES public.projects_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_raised_by_id_d973eb80_fk_people_person_id FOREIGN KEY (raised_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_target_id_16ca97ec_fk_goals_target_id FOREIGN KEY (target_id) REFERENCES public.goals_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_thread_id_d4ea4658_fk_threads_thread_id FOREIGN KEY (thread_id) REFERENCES public.threads_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_need ADD CONSTRAINT volunteering_need_unit_id_c5061858_fk_places_unit_id FOREIGN KEY (unit_id) REFERENCES public.places_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_note ADD CONSTRAINT volunteering_note_by_id_c97d988b_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_note ADD CONSTRAINT volunteering_note_placement_id_702f0b61_fk_volunteer FOREIGN KEY (placement_id) REFERENCES public.volunteering_placement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_organisationsignup ADD CONSTRAINT volunteering_organis_answered_by_id_00682b46_fk_people_pe FOREIGN KEY (answered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_organisationsignup ADD CONSTRAINT volunteering_organis_contact_id_91d9886e_fk_people_pe FOREIGN KEY (contact_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_organisationsignup ADD CONSTRAINT volunteering_organis_organisation_id_75e908cf_fk_partners_ FOREIGN KEY (organisation_id) REFERENCES public.partners_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_placement ADD CONSTRAINT volunteering_placeme_application_id_ce486a59_fk_volunteer FOREIGN KEY (application_id) REFERENCES public.volunteering_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_placement ADD CONSTRAINT volunteering_placement_person_id_3107688d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_placement ADD CONSTRAINT volunteering_placement_role_id_ffdce234_fk_volunteering_role_id FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_preferences_places ADD CONSTRAINT volunteering_prefere_neighbourhood_id_dca24846_fk_places_ne FOREIGN KEY (neighbourhood_id) REFERENCES public.places_neighbourhood(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_preferences_places ADD CONSTRAINT volunteering_prefere_preferences_id_c7778110_fk_volunteer FOREIGN KEY (preferences_id) REFERENCES public.volunteering_preferences(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_preferences ADD CONSTRAINT volunteering_preferences_person_id_e18999c8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_qualified ADD CONSTRAINT volunteering_qualifi_qualification_id_f109d30a_fk_volunteer FOREIGN KEY (qualification_id) REFERENCES public.volunteering_qualification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_qualified ADD CONSTRAINT volunteering_qualified_by_id_f26effc6_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_qualified ADD CONSTRAINT volunteering_qualified_person_id_f43e9652_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_role ADD CONSTRAINT volunteering_role_need_id_83b93372_fk_volunteering_need_id FOREIGN KEY (need_id) REFERENCES public.volunteering_need(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_role ADD CONSTRAINT volunteering_role_no_post_by_id_ed7d81af_fk_people_person_id FOREIGN KEY (no_post_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_role_qualifications ADD CONSTRAINT volunteering_role_qu_qualification_id_005b083b_fk_volunteer FOREIGN KEY (qualification_id) REFERENCES public.volunteering_qualification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_role_qualifications ADD CONSTRAINT volunteering_role_qu_role_id_4a056e9b_fk_volunteer FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_role ADD CONSTRAINT volunteering_role_supervisor_id_ae9837f1_fk_people_person_id FOREIGN KEY (supervisor_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_series ADD CONSTRAINT volunteering_series_role_id_42df006b_fk_volunteering_role_id FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_shift ADD CONSTRAINT volunteering_shift_occasion_id_36b6e612_fk_attendanc FOREIGN KEY (occasion_id) REFERENCES public.attendance_occasion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_shift ADD CONSTRAINT volunteering_shift_role_id_61c84c2b_fk_volunteering_role_id FOREIGN KEY (role_id) REFERENCES public.volunteering_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_shift ADD CONSTRAINT volunteering_shift_series_id_43a2fcaf_fk_volunteering_series_id FOREIGN KEY (series_id) REFERENCES public.volunteering_series(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.volunteering_volunteer ADD CONSTRAINT volunteering_volunteer_person_id_87cf50be_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
insert into public.django_migrations (app, name, applied) values ('account', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('account', '0002_email_max_length', now());
insert into public.django_migrations (app, name, applied) values ('account', '0003_alter_emailaddress_create_unique_verified_email', now());
insert into public.django_migrations (app, name, applied) values ('account', '0004_alter_emailaddress_drop_unique_email', now());
insert into public.django_migrations (app, name, applied) values ('account', '0005_emailaddress_idx_upper_email', now());
insert into public.django_migrations (app, name, applied) values ('account', '0006_emailaddress_lower', now());
insert into public.django_migrations (app, name, applied) values ('account', '0007_emailaddress_idx_email', now());
insert into public.django_migrations (app, name, applied) values ('account', '0008_emailaddress_unique_primary_email_fixup', now());
insert into public.django_migrations (app, name, applied) values ('account', '0009_emailaddress_unique_primary_email', now());
insert into public.django_migrations (app, name, applied) values ('attendance', '0001_seats_and_lines', now());
insert into public.django_migrations (app, name, applied) values ('attendance', '0002_needs_duties_and_hours', now());
insert into public.django_migrations (app, name, applied) values ('attendance', '0003_tablet_at_the_place', now());
insert into public.django_migrations (app, name, applied) values ('attendance', '0004_tickets_at_the_door', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0002_alter_permission_name_max_length', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0003_alter_user_email_max_length', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0004_alter_user_username_opts', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0005_alter_user_last_login_null', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0006_require_contenttypes_0002', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0007_alter_validators_add_error_messages', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0008_alter_user_username_max_length', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0009_alter_user_last_name_max_length', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0010_alter_group_name_max_length', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0011_update_proxy_permissions', now());
insert into public.django_migrations (app, name, applied) values ('auth', '0012_alter_user_first_name_max_length', now());
insert into public.django_migrations (app, name, applied) values ('base', '0001_turkish_text', now());
insert into public.django_migrations (app, name, applied) values ('base', '0002_house_tables', now());
insert into public.django_migrations (app, name, applied) values ('base', '0003_counters_of_limits', now());
insert into public.django_migrations (app, name, applied) values ('base', '0004_arabic_text', now());
insert into public.django_migrations (app, name, applied) values ('base', '0005_destruction_log', now());
insert into public.django_migrations (app, name, applied) values ('base', '0006_forms_that_were_sent', now());
insert into public.django_migrations (app, name, applied) values ('base', '0007_no_table_of_djangos_admin', now());
insert into public.django_migrations (app, name, applied) values ('base', '0008_a_common_word_is_found_among_the_newest', now());
insert into public.django_migrations (app, name, applied) values ('base', '0009_titles_are_found_by_their_words', now());
insert into public.django_migrations (app, name, applied) values ('calls', '0001_calls_jury_programme', now());
insert into public.django_migrations (app, name, applied) values ('calls', '0002_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('calls', '0003_objections_and_talks', now());
insert into public.django_migrations (app, name, applied) values ('centre', '0001_rooms_and_requests', now());
insert into public.django_migrations (app, name, applied) values ('contenttypes', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('contenttypes', '0002_remove_content_type_name', now());
insert into public.django_migrations (app, name, applied) values ('conversations', '0001_voices_and_statements', now());
insert into public.django_migrations (app, name, applied) values ('decisions', '0001_votes', now());
insert into public.django_migrations (app, name, applied) values ('decisions', '0002_paper_beside_the_web', now());
insert into public.django_migrations (app, name, applied) values ('decisions', '0003_wrong_marks_taken_back', now());
insert into public.django_migrations (app, name, applied) values ('decisions', '0004_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('decisions', '0005_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('decisions', '0006_bonds_that_are_proved', now());
insert into public.django_migrations (app, name, applied) values ('discussion', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('discussion', '0002_comments_without_names', now());
insert into public.django_migrations (app, name, applied) values ('discussion', '0003_comments_read_at_size', now());
insert into public.django_migrations (app, name, applied) values ('documents', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('documents', '0002_certificates_and_the_pack_of_legal_texts', now());
insert into public.django_migrations (app, name, applied) values ('documents', '0003_certificates_of_achievement', now());
insert into public.django_migrations (app, name, applied) values ('documents', '0004_letters_of_thanks', now());
insert into public.django_migrations (app, name, applied) values ('documents', '0005_short_versions_that_fit', now());
insert into public.django_migrations (app, name, applied) values ('editorial', '0001_what_the_town_wrote', now());
insert into public.django_migrations (app, name, applied) values ('events', '0001_events_with_seats_and_lots', now());
insert into public.django_migrations (app, name, applied) values ('events', '0002_sessions_hold_rooms', now());
insert into public.django_migrations (app, name, applied) values ('events', '0003_needs_are_sealed', now());
insert into public.django_migrations (app, name, applied) values ('events', '0004_audience_speakers_and_photos', now());
insert into public.django_migrations (app, name, applied) values ('events', '0005_recordings_in_words', now());
insert into public.django_migrations (app, name, applied) values ('events', '0006_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('events', '0007_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('events', '0008_online_and_sessions_with_access', now());
insert into public.django_migrations (app, name, applied) values ('events', '0009_certificates_said_beforehand', now());
insert into public.django_migrations (app, name, applied) values ('goals', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('goals', '0002_names_in_arabic_and_kurmanji', now());
insert into public.django_migrations (app, name, applied) values ('groups', '0001_working_groups', now());
insert into public.django_migrations (app, name, applied) values ('groups', '0002_rooms_and_outputs', now());
insert into public.django_migrations (app, name, applied) values ('groups', '0003_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('guardians', '0001_permissions_of_guardians', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0002_withdrawing_and_moves', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0003_sorting_and_clocks', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0004_earlier_lists', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0005_staff_only_processes', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0006_saved_searches', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0007_undoing_a_joining', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0008_what_may_follow', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0009_lists_read_at_size', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0010_answering_chain', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0011_in_the_name_of_a_group', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0012_easy_text_has_its_own_table', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0013_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0014_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0015_how_long_the_staff_worked_on_an_answer', now());
insert into public.django_migrations (app, name, applied) values ('ideas', '0016_where_those_like_it_went', now());
insert into public.django_migrations (app, name, applied) values ('imports', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('imports', '0002_people_of_lists', now());
insert into public.django_migrations (app, name, applied) values ('insight', '0001_who_took_part', now());
insert into public.django_migrations (app, name, applied) values ('insight', '0002_local_indicators', now());
insert into public.django_migrations (app, name, applied) values ('insight', '0003_yearly_review', now());
insert into public.django_migrations (app, name, applied) values ('insight', '0004_students', now());
insert into public.django_migrations (app, name, applied) values ('languages', '0001_reviews_reports_and_easy_texts', now());
insert into public.django_migrations (app, name, applied) values ('languages', '0002_an_easy_text_in_each_language', now());
insert into public.django_migrations (app, name, applied) values ('mfa', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('mfa', '0002_authenticator_timestamps', now());
insert into public.django_migrations (app, name, applied) values ('mfa', '0003_authenticator_type_uniq', now());
insert into public.django_migrations (app, name, applied) values ('moderation', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('moderation', '0002_appeals', now());
insert into public.django_migrations (app, name, applied) values ('moderation', '0003_guards', now());
insert into public.django_migrations (app, name, applied) values ('notices', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('notices', '0002_text_messages', now());
insert into public.django_migrations (app, name, applied) values ('notices', '0003_own_rhythm_and_letters_that_came_back', now());
insert into public.django_migrations (app, name, applied) values ('notices', '0004_announcements_election_periods_and_wordings', now());
insert into public.django_migrations (app, name, applied) values ('notices', '0005_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('opendata', '0001_tokens_and_kept_answers', now());
insert into public.django_migrations (app, name, applied) values ('opendata', '0002_editions_of_tables', now());
insert into public.django_migrations (app, name, applied) values ('opendata', '0003_tokens_without_a_name_on_people', now());
insert into public.django_migrations (app, name, applied) values ('operation', '0001_errors_that_nobody_saw', now());
insert into public.django_migrations (app, name, applied) values ('panels', '0001_panels_by_lot', now());
insert into public.django_migrations (app, name, applied) values ('panels', '0002_households_and_members_under_18', now());
insert into public.django_migrations (app, name, applied) values ('panels', '0003_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('panels', '0004_permissions_have_one_home', now());
insert into public.django_migrations (app, name, applied) values ('panels', '0005_how_a_guardian_said_yes', now());
insert into public.django_migrations (app, name, applied) values ('panels', '0006_stage_of_a_process', now());
insert into public.django_migrations (app, name, applied) values ('paper', '0001_routes_and_petitions', now());
insert into public.django_migrations (app, name, applied) values ('paper', '0002_printed_forms', now());
insert into public.django_migrations (app, name, applied) values ('paper', '0003_kiosks', now());
insert into public.django_migrations (app, name, applied) values ('partners', '0001_organisations_pledges_and_funds', now());
insert into public.django_migrations (app, name, applied) values ('people', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('people', '0002_muhtar_of_a_neighbourhood', now());
insert into public.django_migrations (app, name, applied) values ('people', '0003_roles_of_a_unit', now());
insert into public.django_migrations (app, name, applied) values ('people', '0004_delegations_and_wishes_to_go', now());
insert into public.django_migrations (app, name, applied) values ('people', '0005_sex_by_choice', now());
insert into public.django_migrations (app, name, applied) values ('people', '0006_words_withdrawn_when_leaving', now());
insert into public.django_migrations (app, name, applied) values ('people', '0007_student_by_choice', now());
insert into public.django_migrations (app, name, applied) values ('people', '0008_names_found_as_people_type_them', now());
insert into public.django_migrations (app, name, applied) values ('places', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('privacy', '0001_requests_and_breaches', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0002_drop_started_at_column', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0003_drop_started_at_column', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0004_drop_procrastinate_version_table', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0005_fix_procrastinate_fetch_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0006_fix_trigger_status_events_insert', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0007_add_queueing_lock_column', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0008_close_fetch_job_race_condition', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0009_add_defer_job_function', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0010_add_procrastinate_periodic_defers', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0011_add_foreign_key_index', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0012_add_locks_to_periodic_defer', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0015_add_trigger_on_job_deletion', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0016_delete_finished_jobs', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0017_add_checks_to_finish_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0018_add_checks_to_retry_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0019_fix_finish_job_compat_issue', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0020_add_index_on_procrastinate_jobs', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0022_null_locks_excluded', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0023_remove_old_finish_job_function', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0024_job_id_bigint', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0025_add_models', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0026_add_job_priority', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0027_add_periodic_job_priority', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0028_add_cancel_states', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0029_add_additional_params_to_retry_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0030_alter_procrastinateevent_options', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0031_add_indexes_for_fetch_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0032_pre_cancel_notification', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0033_post_cancel_notification', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0034_pre_add_heartbeat', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0035_post_add_heartbeat', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0036_add_worker_model', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0037_pre_batch_defer_jobs', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0038_post_batch_defer_jobs', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0039_pre_priority_lock_fetch_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0040_pre_retry_failed_job', now());
insert into public.django_migrations (app, name, applied) values ('procrastinate', '0041_post_retry_failed_job', now());
insert into public.django_migrations (app, name, applied) values ('projects', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('projects', '0002_plan_pilot_and_official_path', now());
insert into public.django_migrations (app, name, applied) values ('projects', '0003_impacts_read_at_size', now());
insert into public.django_migrations (app, name, applied) values ('projects', '0004_words_of_a_stop', now());
insert into public.django_migrations (app, name, applied) values ('projects', '0005_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('projects', '0006_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('proofs', '0001_proofs_marks_and_letters', now());
insert into public.django_migrations (app, name, applied) values ('proofs', '0002_word_of_the_sign_in_provider', now());
insert into public.django_migrations (app, name, applied) values ('questions', '0001_what_is_asked', now());
insert into public.django_migrations (app, name, applied) values ('questions', '0002_more_kinds_pages_and_conditions', now());
insert into public.django_migrations (app, name, applied) values ('questions', '0003_a_file_may_be_a_document', now());
insert into public.django_migrations (app, name, applied) values ('safety', '0001_incidents', now());
insert into public.django_migrations (app, name, applied) values ('sealed', '0001_sealed_words', now());
insert into public.django_migrations (app, name, applied) values ('sealed', '0002_looks_at_incidents', now());
insert into public.django_migrations (app, name, applied) values ('season', '0001_plans_and_cover', now());
insert into public.django_migrations (app, name, applied) values ('season', '0002_figures_are_counted_when_lines_change', now());
insert into public.django_migrations (app, name, applied) values ('sessions', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('socialaccount', '0001_initial', now());
insert into public.django_migrations (app, name, applied) values ('socialaccount', '0002_token_max_lengths', now());
insert into public.django_migrations (app, name, applied) values ('socialaccount', '0003_extra_data_default_dict', now());
insert into public.django_migrations (app, name, applied) values ('socialaccount', '0004_app_provider_id_settings', now());
insert into public.django_migrations (app, name, applied) values ('socialaccount', '0005_socialtoken_nullable_app', now());
insert into public.django_migrations (app, name, applied) values ('socialaccount', '0006_alter_socialaccount_extra_data', now());
insert into public.django_migrations (app, name, applied) values ('surveys', '0001_surveys_with_sheets_and_readings', now());
insert into public.django_migrations (app, name, applied) values ('surveys', '0002_days_of_a_stage', now());
insert into public.django_migrations (app, name, applied) values ('surveys', '0003_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('surveys', '0004_compared_by_what_was_proved', now());
insert into public.django_migrations (app, name, applied) values ('surveys', '0005_texts_in_an_order_of_chance', now());
insert into public.django_migrations (app, name, applied) values ('threads', '0001_first_tables', now());
insert into public.django_migrations (app, name, applied) values ('threads', '0002_easy_text_has_its_own_table', now());
insert into public.django_migrations (app, name, applied) values ('threads', '0003_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0001_courses_runs_and_what_was_learned', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0002_sex_is_told_on_ones_own_page', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0003_rooms_and_trainers_from_outside', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0004_recordings_in_words', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0005_language_that_staff_wrote_in', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0006_language_of_what_people_wrote', now());
insert into public.django_migrations (app, name, applied) values ('trainings', '0007_materials_as_files', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0001_needs_duties_and_hours', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0002_offers_and_qualifications', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0003_guardians_by_message', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0004_adults_are_asked', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0005_organisations_and_legal_opinions', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0006_needs_in_a_name', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0007_organisations_of_the_house', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0008_names_in_the_one_table', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0009_no_second_list_of_organisations', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0010_permissions_have_one_home', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0011_no_second_list_of_permissions', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0012_who_said_how_it_was', now());
insert into public.django_migrations (app, name, applied) values ('volunteering', '0013_notes_and_meeting_points', now());
