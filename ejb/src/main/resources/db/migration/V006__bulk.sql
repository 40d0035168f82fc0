-- アカウント一括登録: what was uploaded, how far it is, what became of each row.

create sequence bulk_job_seq;
create table bulk_job (
  id bigint primary key,
  institution_id bigint not null references institution,
  -- 受付番号: day of receipt and a number of the day (BULK-024)
  receipt_number text not null check (receipt_number ~ '^[0-9]{8}-[0-9]{4}$'),
  -- results are seen by the kind that uploaded (BULK-013, X-26)
  uploader_role text not null check (uploader_role in ('MASTER', 'ADMINISTRATOR')),
  account_id bigint not null references account,
  status text not null check (status in ('WAITING', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_DUPLICATES', 'INPUT_ERROR',
    'STRUCTURE_ERROR', 'SYSTEM_ERROR')),
  received_at timestamptz not null,
  completed_at timestamptz,
  row_count integer,
  processed integer not null,
  attempts integer not null,
  -- the run that may write, and until when nobody else may take over
  lease_run uuid,
  lease_until timestamptz,
  heartbeat_at timestamptz,
  fault text,
  fault_line integer,
  fault_column integer,
  downloaded_at timestamptz,
  result_erased_on date,
  unique (institution_id, receipt_number),
  check ((completed_at is null) = (status in ('WAITING', 'RUNNING'))),
  check ((fault is not null) = (status = 'STRUCTURE_ERROR'))
);
-- one unfinished at a time in an institution: whoever comes second is refused (BULK-010, X-27)
create unique index bulk_job_one_unfinished on bulk_job (institution_id) where completed_at is null;
create index bulk_job_listed on bulk_job (institution_id, uploader_role, received_at desc);
create index bulk_job_result_kept on bulk_job (completed_at) where completed_at is not null and result_erased_on is null;

-- all of it sealed by the application: the file until it is done, the result without and once with the initial passwords
create table bulk_payload (
  job_id bigint primary key references bulk_job,
  institution_id bigint not null references institution,
  file bytea,
  result bytea,
  result_once bytea
);

-- a row that is done, in one transaction with its account: nothing twice
create table bulk_row (
  job_id bigint not null references bulk_job,
  row_number integer not null,
  institution_id bigint not null references institution,
  outcome text not null check (outcome in ('REGISTERED', 'ID_TAKEN')),
  -- the initial password, sealed, until the result is made
  password bytea,
  primary key (job_id, row_number),
  check (password is null or outcome = 'REGISTERED')
);

do $$
declare
  owned text;
begin
  foreach owned in array array['bulk_job', 'bulk_payload', 'bulk_row'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('create policy own_institution on %I using (institution_id = '
      'nullif(current_setting(''zaitaku.institution'', true), '''')::bigint)', owned);
  end loop;
end
$$;

-- What waits for a run, or was left by one that is lost, in whatever institution: ids only.
create function bulk_jobs_waiting(moment timestamptz, most integer)
returns table (job_id bigint, institution_id bigint) language sql stable security definer
set search_path = public, pg_temp as
$$
  select j.id, j.institution_id from bulk_job j
  where j.completed_at is null and (j.lease_until is null or j.lease_until < moment)
  order by j.received_at limit most
$$;

-- Whose result file has been kept long enough.
create function bulk_results_due(completed_before timestamptz, most integer)
returns table (job_id bigint, institution_id bigint) language sql stable security definer
set search_path = public, pg_temp as
$$
  select j.id, j.institution_id from bulk_job j
  where j.completed_at < completed_before and j.result_erased_on is null
  order by j.completed_at limit most
$$;

revoke all on function bulk_jobs_waiting(timestamptz, integer), bulk_results_due(timestamptz, integer) from public;
grant execute on function bulk_jobs_waiting(timestamptz, integer), bulk_results_due(timestamptz, integer) to ${app_role};

grant select, insert, update on bulk_job, bulk_payload, bulk_row to ${app_role};
grant usage on sequence bulk_job_seq to ${app_role};
