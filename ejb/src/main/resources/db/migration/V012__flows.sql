-- Flows B (同意照会・更新) and C (取消し), and the evidence of every change of a consent.

-- The words that patients read, as they were: written once, for ever.
create table consent_text (
  version text primary key check (version ~ '^[0-9a-f]{64}$'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$'),
  body text not null check (body <> ''),
  first_shown_at timestamptz not null
);
grant select, insert on consent_text to ${app_role};

alter table reception
  add column flow text not null default 'REGISTRATION' check (flow in ('REGISTRATION', 'UPDATE', 'REVOCATION')),
  add column examination_date date check (examination_date is null or (care_setting = 'ONLINE' and flow = 'REGISTRATION')),
  add column language text,
  add column text_version text references consent_text,
  add column enquired_consent_id bigint references consent,
  add column enquired_consent_version integer,
  add column enquired_at timestamptz,
  alter column choices drop not null,
  drop constraint reception_state_check,
  add constraint reception_state_check check (state in ('STARTED', 'CHALLENGED', 'ANSWERED', 'AUTHENTICATED',
    'ENQUIRED', 'COMPLETED', 'FAILED', 'WITHDRAWN', 'EXPIRED')),
  add constraint reception_choices check (flow = 'UPDATE' or (choices is not null) = (flow = 'REGISTRATION')),
  add constraint reception_enquiry check ((enquired_at is null) = (enquired_consent_id is null)
    and (enquired_at is null) = (enquired_consent_version is null) and (enquired_at is null or flow = 'UPDATE')),
  add constraint reception_text check ((language is null) = (text_version is null)),
  add constraint reception_person check (state <> 'ENQUIRED' or patient_id is not null),
  -- an update that was stored has choices
  add constraint reception_answers check (state <> 'COMPLETED' or flow = 'REVOCATION' or choices is not null);
alter table reception alter column flow drop default;
drop index reception_unfinished;
create index reception_unfinished on reception (changed_at)
  where state in ('STARTED', 'CHALLENGED', 'ANSWERED', 'AUTHENTICATED', 'ENQUIRED');

-- one answer that counts: flow B asks twice
drop index challenge_one_answer;
create unique index challenge_one_answer on challenge (reception_id) where answered_at is not null and not superseded;

alter table consent_event
  add column care_setting text,
  add column language text,
  add column text_version text references consent_text,
  add column authentication text check (authentication in ('CARD')),
  add column certificate_key bytea check (length(certificate_key) = 32),
  add column checked text,
  drop constraint consent_event_kind_check,
  add constraint consent_event_kind_check check (kind in ('REGISTERED', 'UPDATED', 'REVOKED', 'WITHDRAWN'));
update consent_event e set care_setting = c.care_setting from consent c where c.id = e.consent_id;
alter table consent_event alter column care_setting set not null;
-- What the card proved: in every event from now on.
alter table consent_event add constraint consent_event_proof
  check (kind = 'WITHDRAWN' or (authentication is not null and certificate_key is not null)) not valid;

-- A revoked consent keeps no choice of a prescription's form (CON-C-006).
update consent set prescription_form = null where revoked_at is not null;
alter table consent add constraint revoked_without_form check (revoked_at is null or prescription_form is null);

create or replace function receptions_left_behind(answered_before timestamptz, untouched_before timestamptz, most integer)
returns table (reception_id uuid, institution_id bigint, state text) language sql stable security definer
set search_path = public, pg_temp as
$$
  select r.id, r.institution_id, r.state from reception r
  where (r.state in ('ANSWERED', 'AUTHENTICATED') and r.changed_at < answered_before)
     or (r.state in ('STARTED', 'CHALLENGED', 'ENQUIRED') and r.changed_at < untouched_before)
  order by r.changed_at limit most
$$;
