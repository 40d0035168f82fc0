-- 資格情報一括照会: what an institution asks about those in its care, and what was answered.

create sequence bulk_enquiry_seq;
create table bulk_enquiry (
  id bigint primary key,
  institution_id bigint not null references institution,
  -- 受付番号: day of receipt and a number of the day
  receipt_number text not null check (receipt_number ~ '^[0-9]{8}-[0-9]{4}$'),
  account_id bigint not null references account,
  care_setting text not null check (care_setting in ('HOME_VISIT', 'ONLINE')),
  -- 資格確認日
  day date not null,
  status text not null check (status in ('WAITING', 'RUNNING', 'COMPLETED')),
  received_at timestamptz not null,
  completed_at timestamptz,
  row_count integer not null,
  processed integer not null,
  attempts integer not null,
  -- the run that may write, and until when nobody else may take over
  lease_run uuid,
  lease_until timestamptz,
  erased_on date,
  unique (institution_id, receipt_number),
  check ((completed_at is null) = (status in ('WAITING', 'RUNNING')))
);
-- one unfinished at a time in an institution: whoever comes second is refused
create unique index bulk_enquiry_one_unfinished on bulk_enquiry (institution_id) where completed_at is null;
create index bulk_enquiry_listed on bulk_enquiry (institution_id, received_at desc) where erased_on is null;
create index bulk_enquiry_kept on bulk_enquiry (completed_at) where completed_at is not null and erased_on is null;
create index bulk_enquiry_account on bulk_enquiry (account_id);

-- A row asks by 照会番号 or by the insured number, until it is answered.
create table bulk_enquiry_row (
  enquiry_id bigint not null references bulk_enquiry,
  line integer not null,
  institution_id bigint not null references institution,
  asked_reference text,
  asked_insurer text,
  asked_symbol text,
  asked_number text,
  asked_branch text,
  asked_birth_date date,
  outcome text check (outcome in ('FOUND', 'NOBODY', 'CHANGED', 'UNAVAILABLE')),
  primary key (enquiry_id, line),
  -- what was asked is forgotten with the answer
  check (outcome is null or coalesce(asked_reference, asked_insurer, asked_symbol, asked_number, asked_branch, asked_birth_date::text) is null)
);
create index bulk_enquiry_row_waiting on bulk_enquiry_row (enquiry_id, line) where outcome is null;

-- What was told of a patient in the care, limited to the consent as it was then; emptied when it was kept long enough.
create table bulk_enquiry_answer (
  enquiry_id bigint not null,
  line integer not null,
  institution_id bigint not null references institution,
  relation_id bigint references care_relation,
  patient_id bigint references patient,
  consented_at timestamptz,
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
  insured_card_valid_until date,
  primary key (enquiry_id, line),
  foreign key (enquiry_id, line) references bulk_enquiry_row
);
create index bulk_enquiry_answer_relation on bulk_enquiry_answer (relation_id);
create index bulk_enquiry_answer_patient on bulk_enquiry_answer (patient_id);

do $$
declare
  owned text;
begin
  foreach owned in array array['bulk_enquiry', 'bulk_enquiry_row', 'bulk_enquiry_answer'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('create policy own_institution on %I using (institution_id = '
      'nullif(current_setting(''zaitaku.institution'', true), '''')::bigint)', owned);
  end loop;
end
$$;

-- What waits for a run, or was left by one that is lost, in whatever institution: ids only.
create function bulk_enquiries_waiting(moment timestamptz, most integer)
returns table (enquiry_id bigint, institution_id bigint) language sql stable security definer
set search_path = public, pg_temp as
$$
  select e.id, e.institution_id from bulk_enquiry e
  where e.completed_at is null and (e.lease_until is null or e.lease_until < moment)
  order by e.received_at limit most
$$;

-- Whose answers have been kept long enough.
create function bulk_enquiries_due(completed_before timestamptz, most integer)
returns table (enquiry_id bigint, institution_id bigint) language sql stable security definer
set search_path = public, pg_temp as
$$
  select e.id, e.institution_id from bulk_enquiry e
  where e.completed_at < completed_before and e.erased_on is null
  order by e.completed_at limit most
$$;

-- 不開示該当 as it is now, for answers that were kept.
create function address_withheld(asked bigint) returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select e.address_withheld from eligibility_record e where e.patient_id = asked); end $$;
revoke all on function address_withheld(bigint) from public;
grant execute on function address_withheld(bigint) to ${app_role};

revoke all on function bulk_enquiries_waiting(timestamptz, integer), bulk_enquiries_due(timestamptz, integer) from public;
grant execute on function bulk_enquiries_waiting(timestamptz, integer), bulk_enquiries_due(timestamptz, integer) to ${app_role};

grant select, insert, update on bulk_enquiry, bulk_enquiry_row, bulk_enquiry_answer to ${app_role};
grant usage on sequence bulk_enquiry_seq to ${app_role};
