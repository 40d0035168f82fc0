-- The life of an institution after its enrolment: edited, ended, taken over under another code.

alter table institution add column version integer not null default 0;
-- the moment from which nothing of it works any more; may lie ahead
alter table institution add column ends_at timestamptz;
grant update (name, code, starts_on, record_sharing_from, pmh_participant, ends_at, version) on institution to ${app_role};
-- a code ends when its institution does, or the day before another code takes over
grant update (valid_until) on institution_code to ${app_role};

-- ORG-009: rows are never deleted
alter table related_institution add column removed_at timestamptz;
alter table related_institution drop constraint related_institution_institution_id_code_key;
create unique index related_institution_one_each on related_institution (institution_id, code) where removed_at is null;
