-- Who may come in and what was done: institutions, accounts, settings, URLs, audit.
-- Run as owner by scripts/migrate; the server holds ${app_role} only.

create extension if not exists btree_gist;

grant usage on schema public to ${app_role};

-- Which environment this database belongs to; the other one refuses it.
create table environment_stamp (
  only_row boolean primary key default true check (only_row),
  environment text not null check (environment in ('verification', 'production'))
);
insert into environment_stamp (environment) values ('${environment}');
grant select on environment_stamp to ${app_role};

-- Policies read the scope of a transaction from zaitaku.institution and zaitaku.patient. Unset, or '' on a pooled connection after its
-- first use: no scope, no row.

create sequence institution_seq;
create table institution (
  id bigint primary key,
  code text not null check (code ~ '^[0-9]{10}$'),
  name text not null check (name <> ''),
  starts_on date not null
);

create sequence institution_code_seq;
create table institution_code (
  id bigint primary key,
  institution_id bigint not null references institution,
  code text not null check (code ~ '^[0-9]{10}$'),
  valid_from date not null,
  valid_until date,
  check (valid_until >= valid_from),
  -- a code names one institution a day
  constraint institution_code_no_overlap exclude using gist
    (code with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index institution_code_institution on institution_code (institution_id);

create sequence account_seq increment by 50;
create table account (
  id bigint primary key,
  institution_id bigint not null references institution,
  user_id text not null check (user_id ~ '^[0-9A-Za-z]{2,8}$'),
  role text not null,
  user_name text not null,
  user_name_kana text not null,
  password_hash text not null,
  failed_logins integer not null,
  locked_at timestamptz,
  enabled boolean not null,
  valid_from date not null,
  valid_until date,
  last_login_at timestamptz,
  deleted_at timestamptz,
  version integer not null,
  check (valid_until >= valid_from)
);
-- ACC-026, ACC-027, X-05: also against deleted accounts, without regard to case
create unique index account_user_id on account (institution_id, lower(user_id));

create table environment_settings (
  institution_id bigint primary key references institution,
  surgery boolean not null,
  treatment boolean not null,
  medication boolean not null,
  health_checkup boolean not null,
  specific_disease boolean not null,
  e_prescription_use text not null check (e_prescription_use in ('NONE', 'ELECTRONIC_ONLY', 'BOTH', 'PAPER_ONLY')),
  home_visit boolean not null,
  online boolean not null,
  display_name text,
  version integer not null
);

create sequence access_url_seq;
create table access_url (
  id bigint primary key,
  institution_id bigint not null references institution,
  care_setting text not null check (care_setting in ('HOME_VISIT', 'ONLINE')),
  token text not null unique check (token ~ '^[0-9A-Za-z_-]{24}$'),
  issued_at timestamptz not null,
  withdrawn_at timestamptz
);
-- X-52: one valid URL per institution and care setting
create unique index access_url_one_valid on access_url (institution_id, care_setting) where withdrawn_at is null;

create sequence announcement_seq;
create table announcement (
  id bigint primary key,
  published_at timestamptz not null,
  title text not null,
  body text not null
);
create index announcement_published on announcement (published_at desc);

create sequence audit_event_seq increment by 50;
create table audit_event (
  id bigint not null,
  at timestamptz not null,
  correlation_id uuid not null,
  actor_kind text not null,
  actor_name text not null,
  account_id bigint,
  institution_id bigint,
  action text not null,
  outcome text not null check (outcome in ('SUCCESS', 'REFUSED')),
  patient_id bigint,
  subject text,
  detail text,
  primary key (id, at)
) partition by range (at);
create index audit_event_institution on audit_event (institution_id, at);
create index audit_event_correlation on audit_event (correlation_id);

-- Makes the monthly partitions of a table that are missing up to a day; a month without one would fail its inserts. One caller at a time.
-- A partition is made beside the table and attached, which does not wait for readers (a backup) as "partition of" would.
create function make_partitions(until date) returns integer language plpgsql security definer
set search_path = public, pg_temp as
$$
declare
  tables constant text[] := array['audit_event'];
  parent text;
  month date;
  made integer := 0;
begin
  if until > current_date + interval '36 months' then
    raise exception 'partitions are made at most 36 months ahead';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('make_partitions', 0));
  foreach parent in array tables loop
    month := date_trunc('month', current_date - interval '1 month')::date;
    while month <= until loop
      if to_regclass(format('%I', parent || to_char(month, '_YYYYMM'))) is null then
        execute format('create table %I (like %I including all)', parent || to_char(month, '_YYYYMM'), parent);
        execute format('alter table %I enable row level security', parent || to_char(month, '_YYYYMM'));
        execute format('alter table %I attach partition %I for values from (%L) to (%L)',
          parent, parent || to_char(month, '_YYYYMM'),
          month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        made := made + 1;
      end if;
      month := (month + interval '1 month')::date;
    end loop;
  end loop;
  return made;
end
$$;
revoke all on function make_partitions(date) from public;
grant execute on function make_partitions(date) to ${app_role};
select make_partitions((current_date + interval '24 months')::date);

alter table account enable row level security;
alter table environment_settings enable row level security;
alter table access_url enable row level security;
alter table audit_event enable row level security;

create policy own_institution on account
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
create policy own_institution on environment_settings
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
create policy own_institution on access_url
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
-- Anybody may be written down, also whom nobody knows; read is one's own institution only.
create policy read_own_institution on audit_event for select
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
create policy write_any on audit_event for insert with check (true);

-- Whose URL this is: the one thing that may be asked without a scope, by who holds the token.
create function institution_of_url(asked text) returns bigint language sql stable security definer
set search_path = public, pg_temp as
$$ select institution_id from access_url where token = asked and withdrawn_at is null $$;
revoke all on function institution_of_url(text) from public;
grant execute on function institution_of_url(text) to ${app_role};

grant select, insert on institution, institution_code to ${app_role};
grant select, insert, update on account, environment_settings, access_url to ${app_role};
grant select, insert on announcement to ${app_role};
grant select, insert on audit_event to ${app_role};
grant usage on sequence institution_seq, institution_code_seq, account_seq, access_url_seq, announcement_seq, audit_event_seq
  to ${app_role};
grant select on flyway_schema_history to ${app_role};
