-- The life of accounts: passwords and their age, failed log-ins by origin, second factor, sessions; the operator as an institution of its own.

-- 実施機関: institution 0 under a code that no kind has. Its accounts are the operator's, its audit lines the operator's own.
insert into institution (id, code, name, starts_on) values (0, '0000000000', '実施機関', '2000-01-01');
insert into institution_code (id, institution_id, code, valid_from) values (0, 0, '0000000000', '2000-01-01');

-- ORG-016, ORG-017
alter table institution add column record_sharing_from date;
alter table institution add column pmh_participant boolean not null default false;

-- ORG-009
create sequence related_institution_seq;
create table related_institution (
  id bigint primary key,
  institution_id bigint not null references institution,
  code text not null check (code ~ '^[0-9]{10}$'),
  name text not null check (name <> ''),
  established_on date not null,
  closed_on date,
  unique (institution_id, code),
  check (closed_on >= established_on)
);

alter table account add column registered_at timestamptz not null default now();
-- whether it is still the one that was handed out (LOG-004), and the last day on which it opens the door (ACC-048) or stays unchanged
alter table account add column password_initial boolean not null default false;
alter table account add column password_set_at timestamptz not null default now();
alter table account add column password_valid_until date;
-- second factor: the seed, encrypted, and the last step that was used, which opens nothing again
alter table account add column totp_seed bytea;
alter table account add column totp_last_step bigint;
alter table account add column totp_confirmed_at timestamptz;
alter table account alter column registered_at drop default;
alter table account alter column password_initial drop default;
alter table account alter column password_set_at drop default;

-- lists and search in the order of the screen; a deleted account is in none
create index account_listed on account (institution_id, role, lower(user_id)) where deleted_at is null;

-- The last five passwords, which may not come back: the oldest slot is written over.
create table former_password (
  account_id bigint not null references account,
  slot integer not null check (slot between 0 and 4),
  institution_id bigint not null references institution,
  password_hash text not null,
  set_at timestamptz not null,
  primary key (account_id, slot)
);

-- where an account was tried from: a terminal that is known, or an address; only as a hash
create table login_origin (
  account_id bigint not null references account,
  origin bytea not null check (length(origin) = 32),
  institution_id bigint not null references institution,
  failures integer not null,
  locked_at timestamptz,
  succeeded_at timestamptz,
  seen_at timestamptz not null,
  primary key (account_id, origin)
);

create table console_session (
  id uuid primary key,
  institution_id bigint not null references institution,
  account_id bigint not null references account,
  began_at timestamptz not null,
  last_action_at timestamptz not null,
  address text not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('LEFT', 'EXPIRED', 'REPLACED', 'FORCED', 'ACCOUNT')),
  check ((ended_at is null) = (end_reason is null))
);
-- one session an account
create unique index console_session_one_open on console_session (account_id) where ended_at is null;
create index console_session_institution on console_session (institution_id, began_at desc);

-- what a change changed, item by item, as JSON [{"item","before","after"}]
alter table audit_event add column changes text;

do $$
declare
  owned text;
begin
  foreach owned in array array['related_institution', 'former_password', 'login_origin', 'console_session'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('create policy own_institution on %I using (institution_id = '
      'nullif(current_setting(''zaitaku.institution'', true), '''')::bigint)', owned);
  end loop;
end
$$;

grant select, insert, update on related_institution, former_password, login_origin, console_session to ${app_role};
grant usage on sequence related_institution_seq to ${app_role};
