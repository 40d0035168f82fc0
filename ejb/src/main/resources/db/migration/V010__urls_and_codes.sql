-- What an institution hands out: its URLs with their versions; activation codes and the devices that were registered with them.

-- The number that is printed beside the code: 1 is the first URL of a care setting. One that was left last may come back (X-53).
alter table access_url add column number integer not null default 1 check (number > 0);
alter table access_url add column previous boolean not null default false;
-- since when it is valid without a break: a reception that began before a change ends, also where the URL came back meanwhile
alter table access_url add column valid_since timestamptz not null default now();
update access_url set valid_since = issued_at;
with numbered as (
  select id, row_number() over (partition by institution_id, care_setting order by issued_at, id) as number from access_url
)
update access_url set number = numbered.number from numbered where numbered.id = access_url.id;
alter table access_url add constraint access_url_number unique (institution_id, care_setting, number);
alter table access_url add constraint access_url_previous_is_withdrawn check (not previous or withdrawn_at is not null);
create unique index access_url_one_previous on access_url (institution_id, care_setting) where previous;

-- Every institution but the operator has a URL for both care settings; whether it is alive decide the settings. 144 random bits each.
insert into access_url (id, institution_id, care_setting, token, issued_at, valid_since)
select nextval('access_url_seq'), i.id, s.care_setting,
  translate(encode(substring(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea) for 18), 'base64'), '+/', '-_'),
  now(), now()
from institution i cross join (values ('HOME_VISIT'), ('ONLINE')) as s (care_setting)
where i.id <> 0
  and not exists (select 1 from access_url u where u.institution_id = i.id and u.care_setting = s.care_setting);

-- アクティベーションコード: twelve digits, found by their keyed hash, shown again by opening what is sealed.
create sequence activation_code_seq;
create table activation_code (
  id bigint primary key,
  institution_id bigint not null references institution,
  code_hash bytea not null unique check (length(code_hash) = 32),
  code_sealed bytea not null,
  memo text check (char_length(memo) between 1 and 50),
  issued_by bigint not null references account,
  issued_at timestamptz not null,
  usable_from timestamptz not null check (usable_from >= issued_at),
  registered_at timestamptz,
  invalidated_at timestamptz,
  invalidated_by bigint references account,
  check ((invalidated_at is null) = (invalidated_by is null))
);
create index activation_code_listed on activation_code (institution_id, id desc);

create sequence registered_device_seq;
create table registered_device (
  id bigint primary key,
  institution_id bigint not null references institution,
  -- one device a code (ACT-003)
  activation_code_id bigint not null unique references activation_code,
  account_id bigint not null references account,
  name text not null check (char_length(name) between 1 and 50),
  platform text not null check (platform in ('ANDROID', 'IOS', 'WINDOWS')),
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  registered_at timestamptz not null,
  last_used_at timestamptz not null,
  stopped_at timestamptz,
  stop_reason text check (stop_reason in ('STOPPED', 'CODE_INVALIDATED')),
  check ((stopped_at is null) = (stop_reason is null))
);
create index registered_device_listed on registered_device (institution_id, id desc);

do $$
declare
  owned text;
begin
  foreach owned in array array['activation_code', 'registered_device'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('create policy own_institution on %I using (institution_id = '
      'nullif(current_setting(''zaitaku.institution'', true), '''')::bigint)', owned);
  end loop;
end
$$;

-- What is once written never changes back: an invalidated code stays invalidated, a registered one registered, a stopped device stopped (ACT-019).
create function keep_what_is_over() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
  if tg_table_name = 'activation_code' then
    if (old.invalidated_at is not null and new.invalidated_at is distinct from old.invalidated_at)
        or (old.registered_at is not null and new.registered_at is distinct from old.registered_at)
        or (old.invalidated_at is not null and old.registered_at is null and new.registered_at is not null) then
      raise exception 'an activation code is never valid again' using errcode = 'check_violation';
    end if;
  elsif old.stopped_at is not null and new.stopped_at is distinct from old.stopped_at then
    raise exception 'a stopped device never goes on' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
revoke all on function keep_what_is_over() from public;
create trigger activation_code_over before update on activation_code for each row execute function keep_what_is_over();
create trigger registered_device_over before update on registered_device for each row execute function keep_what_is_over();

-- Whether a number is in use anywhere: it is drawn anew then. Tells no institution.
create function is_activation_code_taken(asked bytea) returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return exists (select 1 from activation_code where code_hash = asked); end $$;
-- Whose device holds this secret.
create function institution_of_device(asked bytea) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select institution_id from registered_device where secret_hash = asked); end $$;
revoke all on function is_activation_code_taken(bytea), institution_of_device(bytea) from public;
grant execute on function is_activation_code_taken(bytea), institution_of_device(bytea) to ${app_role};

grant select, insert, update on activation_code, registered_device to ${app_role};
grant usage on sequence activation_code_seq, registered_device_seq to ${app_role};
