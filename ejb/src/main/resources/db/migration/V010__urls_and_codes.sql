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
