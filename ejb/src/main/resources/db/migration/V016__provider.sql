-- The card by an identity provider: whom it means, beside the certificate that a card itself shows.
alter table reception
  add column unlinked_subject bytea check (length(unlinked_subject) = 32),
  add column met_at timestamptz,
  add constraint reception_met check ((unlinked_subject is null) = (met_at is null));
alter table challenge
  -- whom it was put to, and who alone may answer it
  add column of_provider boolean not null default false,
  add column subject_key bytea check (length(subject_key) = 32);

alter table consent_event
  add column subject_key bytea check (length(subject_key) = 32),
  drop constraint consent_event_authentication_check,
  add constraint consent_event_authentication_check check (authentication in ('CARD', 'PROVIDER')),
  -- what takes its place stands in V018, with all kinds of events
  drop constraint consent_event_proof;

-- 「お名前が違うとき」 takes the link back that the reception made; a subject has one link that counts.
alter table patient_subject
  add column taken_back_at timestamptz,
  drop constraint patient_subject_pkey;
create unique index patient_subject_counts on patient_subject (subject_hash) where taken_back_at is null;
grant update (taken_back_at) on patient_subject to ${app_role};
create or replace function patient_of_subject(asked bytea) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select patient_id from patient_subject where subject_hash = asked and taken_back_at is null); end $$;

-- What two devices confirmed, and what a provider vouched for in the browser that began, is completed though a server was lost.
create or replace function receptions_left_behind(answered_before timestamptz, untouched_before timestamptz, most integer)
returns table (reception_id uuid, institution_id bigint, state text) language sql stable security definer
set search_path = public, pg_temp as
$$
  select r.id, r.institution_id, r.state from reception r
  where ((r.state = 'ANSWERED' or (r.state = 'AUTHENTICATED' and ((r.matched_here and r.matched_there) or exists (
        select 1 from challenge c where c.reception_id = r.id and not c.superseded and c.subject_key is not null))))
      and r.changed_at < answered_before)
     or (r.state in ('STARTED', 'CHALLENGED', 'AUTHENTICATED', 'ENQUIRED') and r.changed_at < untouched_before)
  order by r.changed_at limit most
$$;
