-- A patient's consent: people, receptions, challenges, consents, care relations, eligibility.

create sequence patient_seq increment by 50;
create table patient (
  id bigint primary key,
  insurance_card_registered boolean not null,
  self_information_stopped boolean not null
);

create table patient_certificate (
  certificate_key bytea primary key check (length(certificate_key) = 32),
  patient_id bigint not null references patient
);
create index patient_certificate_patient on patient_certificate (patient_id);

create table eligibility_record (
  patient_id bigint primary key references patient,
  address_withheld boolean not null,
  name text,
  name_kana text,
  sex text,
  birth_date date,
  post_number text,
  address text,
  status text,
  insured_card_classification text,
  insurer_number text,
  insurer_name text,
  insured_card_symbol text,
  insured_identification_number text,
  insured_branch_number text,
  partial_contribution_ratio text,
  limit_certificate_classification text,
  limit_certificate_flag text,
  specific_disease text,
  elderly_recipient_ratio text,
  insured_card_valid_from date,
  insured_card_valid_until date
);

create domain consent_choices as text check (value ~ '^([A-Z_]+=(AGREED|DECLINED)(,|$))+$' and value !~ ',$');

create table reception (
  id uuid primary key,
  institution_id bigint not null references institution,
  access_url_id bigint not null references access_url,
  care_setting text not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  choices consent_choices not null,
  prescription_form text check (prescription_form in ('ELECTRONIC', 'PAPER')),
  state text not null check (state in
    ('STARTED', 'CHALLENGED', 'ANSWERED', 'AUTHENTICATED', 'COMPLETED', 'FAILED', 'WITHDRAWN', 'EXPIRED')),
  failure text,
  patient_id bigint references patient,
  certificate_valid_until timestamptz,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  completed_at timestamptz,
  page_hash bytea check (length(page_hash) = 32),
  version integer not null,
  check ((state = 'FAILED') = (failure is not null)),
  check (state not in ('AUTHENTICATED', 'COMPLETED') or patient_id is not null),
  check (state <> 'COMPLETED' or completed_at is not null)
);
create index reception_institution on reception (institution_id);
create index reception_unfinished on reception (changed_at)
  where state in ('STARTED', 'CHALLENGED', 'ANSWERED', 'AUTHENTICATED');

create sequence challenge_seq increment by 50;
create table challenge (
  id bigint primary key,
  institution_id bigint not null references institution,
  reception_id uuid not null references reception,
  challenge_hash bytea not null unique check (length(challenge_hash) = 32),
  expires_at timestamptz not null,
  answered_at timestamptz,
  answer_hash bytea check (length(answer_hash) = 32),
  outcome text,
  certificate_key bytea check (length(certificate_key) = 32),
  evidence text,
  superseded boolean not null,
  check ((answered_at is null) = (answer_hash is null))
);
create index challenge_reception on challenge (reception_id);
-- one answer a reception
create unique index challenge_one_answer on challenge (reception_id) where answered_at is not null;

create sequence consent_seq increment by 50;
create table consent (
  id bigint primary key,
  institution_id bigint not null references institution,
  patient_id bigint not null references patient,
  care_setting text not null,
  choices consent_choices not null,
  prescription_form text check (prescription_form in ('ELECTRONIC', 'PAPER')),
  registered_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null
);
create unique index consent_one_active on consent (institution_id, patient_id, care_setting) where revoked_at is null;
create index consent_patient on consent (patient_id);

create sequence consent_event_seq increment by 50;
create table consent_event (
  id bigint primary key,
  consent_id bigint not null references consent,
  institution_id bigint not null references institution,
  patient_id bigint not null references patient,
  reception_id uuid not null references reception,
  kind text not null check (kind in ('REGISTERED', 'WITHDRAWN')),
  choices consent_choices not null,
  prescription_form text,
  at timestamptz not null,
  -- never twice
  unique (reception_id, kind)
);
create index consent_event_consent on consent_event (consent_id, id);

create sequence care_relation_seq increment by 50;
create table care_relation (
  id bigint primary key,
  institution_id bigint not null references institution,
  patient_id bigint not null references patient,
  care_setting text not null,
  begun_by uuid not null references reception,
  begun_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create unique index care_relation_one_open on care_relation (institution_id, patient_id, care_setting)
  where ended_at is null;
create index care_relation_patient on care_relation (patient_id);

create table eligibility_snapshot (
  reception_id uuid primary key references reception,
  institution_id bigint not null references institution,
  patient_id bigint not null references patient,
  obtained_at timestamptz not null,
  name text,
  name_kana text,
  sex text,
  birth_date date,
  post_number text,
  address text,
  status text,
  insured_card_classification text,
  insurer_number text,
  insurer_name text,
  insured_card_symbol text,
  insured_identification_number text,
  insured_branch_number text,
  partial_contribution_ratio text,
  limit_certificate_classification text,
  limit_certificate_flag text,
  specific_disease text,
  elderly_recipient_ratio text,
  insured_card_valid_from date,
  insured_card_valid_until date
);
create index eligibility_snapshot_patient on eligibility_snapshot (patient_id);

do $$
declare
  owned text;
begin
  foreach owned in array
    array['reception', 'challenge', 'consent', 'consent_event', 'care_relation', 'eligibility_snapshot'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('create policy own_institution on %I using (institution_id = '
      'nullif(current_setting(''zaitaku.institution'', true), '''')::bigint)', owned);
  end loop;
end
$$;

-- People belong to no institution: visible is the one person whom the card named.
alter table patient enable row level security;
create policy the_person on patient using (id = nullif(current_setting('zaitaku.patient', true), '')::bigint);
alter table patient_certificate enable row level security;
create policy the_person on patient_certificate
  using (patient_id = nullif(current_setting('zaitaku.patient', true), '')::bigint);
alter table eligibility_record enable row level security;
create policy the_person on eligibility_record
  using (patient_id = nullif(current_setting('zaitaku.patient', true), '')::bigint);

-- What may be asked without a scope, each by who holds a key that cannot be guessed, each answering an id only.
create function institution_of_reception(asked uuid) returns bigint language sql stable security definer
set search_path = public, pg_temp as
$$ select institution_id from reception where id = asked $$;

create function institution_of_challenge(asked bytea) returns bigint language sql stable security definer
set search_path = public, pg_temp as
$$ select institution_id from challenge where challenge_hash = asked $$;

create function patient_of_certificate(asked bytea) returns bigint language sql stable security definer
set search_path = public, pg_temp as
$$ select patient_id from patient_certificate where certificate_key = asked $$;

-- What a lost server left behind, oldest first: ids for the sweeper, which works on each under its own scope.
create function receptions_left_behind(answered_before timestamptz, untouched_before timestamptz, most integer)
returns table (reception_id uuid, institution_id bigint, state text) language sql stable security definer
set search_path = public, pg_temp as
$$
  select r.id, r.institution_id, r.state from reception r
  where (r.state in ('ANSWERED', 'AUTHENTICATED') and r.changed_at < answered_before)
     or (r.state in ('STARTED', 'CHALLENGED') and r.changed_at < untouched_before)
  order by r.changed_at limit most
$$;

revoke all on function institution_of_reception(uuid), institution_of_challenge(bytea),
  patient_of_certificate(bytea), receptions_left_behind(timestamptz, timestamptz, integer) from public;
grant execute on function institution_of_reception(uuid), institution_of_challenge(bytea),
  patient_of_certificate(bytea), receptions_left_behind(timestamptz, timestamptz, integer) to ${app_role};

grant select, insert, update on reception, challenge, consent, care_relation to ${app_role};
grant select, insert on consent_event, eligibility_snapshot to ${app_role};
grant select, insert on patient, patient_certificate, eligibility_record to ${app_role};
grant usage on sequence patient_seq, challenge_seq, consent_seq, consent_event_seq, care_relation_seq to ${app_role};
