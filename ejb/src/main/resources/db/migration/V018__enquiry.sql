-- Enquiries by an institution about those in its care, and its own end of that care.
create index eligibility_record_insured on eligibility_record (normalize(btrim(insured_identification_number), nfkc), birth_date);

-- Whom an insured number means: only of those in the care of the institution whose rows are open, so that guessing numbers finds nobody
-- else. Empty where nobody is meant, or more than one.
create function patient_in_care(
  asked_setting text, asked_insurer text, asked_symbol text, asked_number text, asked_branch text, asked_birth_date date)
returns bigint language sql stable security definer set search_path = public, pg_temp as
$$
  select case when count(*) = 1 then min(e.patient_id) end
  from eligibility_record e
  join care_relation r on r.patient_id = e.patient_id and r.ended_at is null and r.care_setting = asked_setting
    and r.institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint
  where normalize(btrim(e.insured_identification_number), nfkc) = asked_number and e.birth_date = asked_birth_date
    and btrim(e.insurer_number) = asked_insurer
    and (asked_symbol = '' or normalize(btrim(e.insured_card_symbol), nfkc) = asked_symbol)
    and (asked_branch = '' or coalesce(btrim(e.insured_branch_number), '00') = asked_branch)
$$;
revoke all on function patient_in_care(text, text, text, text, text, date) from public;
grant execute on function patient_in_care(text, text, text, text, text, date) to ${app_role};

-- 照会番号: an institution's own name for a patient.
create sequence reference_number_seq increment by 50;
create table reference_number (
  id bigint primary key,
  institution_id bigint not null references institution,
  patient_id bigint not null references patient,
  -- null where it was taken away
  number text check (number ~ '^[!-~]{1,50}$'),
  registered_at timestamptz not null,
  unique (institution_id, number),
  unique (institution_id, patient_id)
);
create index reference_number_patient on reference_number (patient_id);
alter table reference_number enable row level security;
create policy own_institution on reference_number
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
grant select, insert, update on reference_number to ${app_role};
grant usage on sequence reference_number_seq to ${app_role};

-- An institution revokes with its account (同意取消照会), and time ends a consent (V017).
alter table consent_event
  add column account_id bigint references account,
  drop constraint consent_event_kind_check,
  add constraint consent_event_kind_check check (
    kind in ('REGISTERED', 'UPDATED', 'REVOKED', 'WITHDRAWN', 'EXPIRED', 'REVOKED_BY_INSTITUTION')),
  add constraint consent_event_account check ((account_id is not null) = (kind = 'REVOKED_BY_INSTITUTION'));
-- What was proved: in every event since flows B and C. Nobody proves anything where a browser takes back what it did, time passes, or
-- the institution revokes.
alter table consent_event add constraint consent_event_proof check (
  kind in ('WITHDRAWN', 'EXPIRED', 'REVOKED_BY_INSTITUTION')
  or (authentication is not distinct from 'CARD' and certificate_key is not null and subject_key is null)
  or (authentication is not distinct from 'PROVIDER' and subject_key is not null and certificate_key is null)) not valid;
create index consent_event_account_id on consent_event (account_id) where account_id is not null;
