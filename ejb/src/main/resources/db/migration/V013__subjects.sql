-- Whom an identity provider means by its subject: said once by the card itself, in a reception of that person (OpenID Connect, a keyed
-- hash of issuer and subject). Never changed: a subject that belongs to one person cannot be given to another.

create table patient_subject (
  subject_hash bytea primary key check (length(subject_hash) = 32),
  patient_id bigint not null references patient,
  linked_at timestamptz not null,
  linked_by uuid not null references reception
);
create index patient_subject_patient on patient_subject (patient_id);

alter table patient_subject enable row level security;
create policy the_person on patient_subject
  using (patient_id = nullif(current_setting('zaitaku.patient', true), '')::bigint);

create function patient_of_subject(asked bytea) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select patient_id from patient_subject where subject_hash = asked); end $$;
revoke all on function patient_of_subject(bytea) from public;
grant execute on function patient_of_subject(bytea) to ${app_role};

grant select, insert on patient_subject to ${app_role};
