-- The medical information that a consent opens, and who viewed it.

-- What the registry of this installation holds of a person, line by line; part is the consent item that opens it.
create sequence medical_entry_seq increment by 50;
create table medical_entry (
  id bigint primary key,
  patient_id bigint not null references patient,
  part text not null check (part in ('SURGERY', 'MEDICATION', 'TREATMENT', 'HEALTH_CHECKUP', 'DISEASE_AND_INFECTION',
    'ALLERGY_AND_TEST', 'PRESCRIPTION')),
  day date not null,
  facility text not null check (facility <> ''),
  name text not null check (name <> ''),
  detail text check (detail <> '')
);
create index medical_entry_patient on medical_entry (patient_id, part, day desc);
alter table medical_entry enable row level security;
create policy the_person on medical_entry
  using (patient_id = nullif(current_setting('zaitaku.patient', true), '')::bigint);
grant select, insert on medical_entry to ${app_role};
grant usage on sequence medical_entry_seq to ${app_role};

-- 医療情報閲覧履歴: written once, by month. No foreign keys, as in the audit: attaching a month would wait for whoever writes there.
create sequence view_history_seq increment by 50;
create table view_history (
  id bigint not null,
  at timestamptz not null,
  institution_id bigint not null,
  account_id bigint not null,
  user_id text not null,
  user_name text not null,
  patient_id bigint not null,
  kind text not null check (kind in ('HEALTH_CHECKUP', 'MEDICATION', 'SURGERY_TREATMENT_MEDICATION', 'CLINICAL')),
  primary key (id, at)
) partition by range (at);
create index view_history_newest on view_history (institution_id, at desc, id desc) include (kind);
alter table view_history enable row level security;
create policy own_institution on view_history
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
grant select, insert on view_history to ${app_role};
grant usage on sequence view_history_seq to ${app_role};

-- As in V001, for the view history too.
create or replace function make_partitions(until date) returns integer language plpgsql security definer
set search_path = public, pg_temp as
$$
declare
  tables constant text[] := array['audit_event', 'view_history'];
  parent text;
  month date;
  made integer := 0;
begin
  if until > current_date + interval '36 months' then
    raise exception 'partitions are made at most 36 months ahead';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('make_partitions', 0));
  foreach parent in array tables loop
    month := date_trunc('month', current_date - interval '1 month')::date;
    while month <= until loop
      if to_regclass(format('%I', parent || to_char(month, '_YYYYMM'))) is null then
        execute format('create table %I (like %I including all)', parent || to_char(month, '_YYYYMM'), parent);
        execute format('alter table %I enable row level security', parent || to_char(month, '_YYYYMM'));
        execute format('alter table %I attach partition %I for values from (%L) to (%L)',
          parent, parent || to_char(month, '_YYYYMM'),
          month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        made := made + 1;
      end if;
      month := (month + interval '1 month')::date;
    end loop;
  end loop;
  return made;
end
$$;
select make_partitions((current_date + interval '24 months')::date);

-- Whether anything may be told of this person: not with 自己情報提供停止. For lists of more than one person.
create function may_be_told(asked bigint) returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select not self_information_stopped from patient where id = asked); end $$;
revoke all on function may_be_told(bigint) from public;
grant execute on function may_be_told(bigint) to ${app_role};
