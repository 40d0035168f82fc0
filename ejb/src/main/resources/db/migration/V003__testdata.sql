-- Verification environment only: which demonstration person is which. Holds a code (P01) and an id; empty in production.
create table demonstration_person (
  code text primary key check (code ~ '^P[0-9]{2}$'),
  patient_id bigint not null unique references patient
);
grant select, insert on demonstration_person to ${app_role};
