-- The card by an identity provider: whom it means, beside the certificate that a card itself shows.
alter table reception add column unlinked_subject bytea check (length(unlinked_subject) = 32);
alter table challenge add column subject_key bytea check (length(subject_key) = 32);

alter table consent_event
  add column subject_key bytea check (length(subject_key) = 32),
  drop constraint consent_event_authentication_check,
  add constraint consent_event_authentication_check check (authentication in ('CARD', 'PROVIDER')),
  drop constraint consent_event_proof;
-- What was proved: in every event since flows B and C.
alter table consent_event add constraint consent_event_proof check (
  kind = 'WITHDRAWN'
  or (authentication is not distinct from 'CARD' and certificate_key is not null and subject_key is null)
  or (authentication is not distinct from 'PROVIDER' and subject_key is not null and certificate_key is null)) not valid;
