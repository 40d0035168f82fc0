-- A succession that was registered may be taken back until its day has come (ORG-009): the row stays, and names nobody.

alter table institution_code add column taken_back_at timestamptz;
alter table institution_code add constraint institution_code_taken_back_before_its_day
  check (taken_back_at < valid_from::timestamp at time zone 'Asia/Tokyo');
alter table institution_code drop constraint institution_code_no_overlap;
alter table institution_code add constraint institution_code_no_overlap exclude using gist
  (code with =, daterange(valid_from, valid_until, '[]') with &&) where (taken_back_at is null);
grant update (taken_back_at) on institution_code to ${app_role};
