-- A schema that the tests of backup and restore throw away: one of each trap.
create extension if not exists btree_gist;

create table environment_stamp (
  environment text not null check (environment in ('verification', 'production')),
  stamped_at timestamptz not null default now()
);
insert into environment_stamp (environment) values ('${environment}');

create sequence event_seq increment by 50;

-- zone refers to aardvark, which stands before it in the alphabet, and the other way round: a cycle.
create table zone (
  id bigint generated always as identity primary key,
  name text,
  parent_id bigint references zone (id),
  favourite_id bigint
);
create table aardvark (
  id bigint primary key,
  zone_id bigint not null references zone (id),
  picture bytea,
  weight double precision,
  life tstzrange,
  born date,
  shouted text generated always as (upper(name)) stored,
  name text,
  exclude using gist (zone_id with =, life with &&)
);
alter table zone add constraint zone_favourite foreign key (favourite_id) references aardvark (id);

alter table aardvark enable row level security;
create policy own_zone on aardvark
  using (zone_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);

create table event (
  id bigint not null default nextval('event_seq'),
  at timestamptz not null,
  what jsonb,
  primary key (id, at)
) partition by range (at);
create table event_2026_11 partition of event
  for values from ('2026-11-01 00:00:00+00') to ('2026-12-01 00:00:00+00');

-- Append-only by a trigger too.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'append only'; end $$;
create trigger append_only before update or delete on event
  for each row execute function refuse_change();
create function refuse_future() returns trigger language plpgsql as
$$ begin if new.name = 'forbidden by trigger' then raise exception 'no'; end if; return new; end $$;
create trigger no_such_name before insert on zone
  for each row execute function refuse_future();

create table code_list (code text primary key, meaning text);
insert into code_list values ('01', 'one');

grant select, insert on event to ${app_role};
grant select, insert, update on aardvark, zone, code_list to ${app_role};
grant select on environment_stamp to ${app_role};
