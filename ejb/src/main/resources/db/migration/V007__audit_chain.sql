-- Hash chains over the audit: what the owner's role alters, takes out, puts in or turns round is found by scripts/verify-audit.
-- One chain an institution; lines without one, and the operator's, stand in chain 0. Links are numbered through, so that a day's
-- first link goes on from the last of the day before. The day is Tokyo's at which the line was committed.

create table audit_chain (
  institution_id bigint not null,
  seq bigint not null check (seq > 0),
  day date not null,
  event_id bigint not null,
  event_at timestamptz not null,
  hash bytea not null check (length(hash) = 32),
  primary key (institution_id, seq),
  unique (event_id, event_at)
);
create index audit_chain_day on audit_chain (day, institution_id, seq);
alter table audit_chain enable row level security;
create policy own_institution on audit_chain
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
grant select on audit_chain to ${app_role};

-- What a link's hash is of, after the hash before it: every column of the line, and the link's own place. JSON keeps the columns
-- apart, whatever stands in them; moments are microseconds since 1970; nothing depends on locale or time zone. The program behind
-- scripts/verify-audit holds the same expression and does not ask this function.
create function audit_line(e audit_event, chain bigint, place bigint, on_day date) returns text language plpgsql stable as
$$
begin
  return jsonb_build_array(1, chain, place, on_day - date '1970-01-01', e.id, (extract(epoch from e.at) * 1000000)::bigint,
    e.correlation_id, e.actor_kind, e.actor_name, e.account_id, e.institution_id, e.action, e.outcome, e.patient_id, e.subject,
    e.detail, e.changes)::text;
end
$$;
revoke all on function audit_line(audit_event, bigint, bigint, date) from public;

-- At the insert: which chains this transaction will need, so that it can lock them in one order.
create function audit_chain_expect() returns trigger language plpgsql
set search_path = public, pg_temp as
$$
declare
  expected constant text := coalesce(current_setting('zaitaku.chains', true), '');
  chain constant text := ' ' || coalesce(new.institution_id, 0) || ' ';
begin
  if position(chain in expected) = 0 then
    perform set_config('zaitaku.chains', expected || chain, true);
  end if;
  return null;
end
$$;
revoke all on function audit_chain_expect() from public;

-- At the commit, and therefore after every other lock of the transaction: the link. The lock of the chain lasts until the commit is
-- visible; the statements after it see what the one before wrote. That asks for READ COMMITTED; a stricter isolation fails here.
create function audit_chain_link() returns trigger language plpgsql security definer
set search_path = public, pg_temp as
$$
declare
  chain constant bigint := coalesce(new.institution_id, 0);
  today constant date := (clock_timestamp() at time zone 'Asia/Tokyo')::date;
  expected constant text := coalesce(current_setting('zaitaku.chains', true), '');
  other bigint;
  last audit_chain;
begin
  if expected <> '' then
    for other in select distinct x::bigint from regexp_split_to_table(btrim(expected), ' +') x order by 1 loop
      perform pg_advisory_xact_lock(hashtextextended('audit_chain', other));
    end loop;
    perform set_config('zaitaku.chains', '', true);
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit_chain', chain));
  select * into last from audit_chain c where c.institution_id = chain order by c.seq desc limit 1;
  insert into audit_chain (institution_id, seq, day, event_id, event_at, hash)
    values (chain, coalesce(last.seq, 0) + 1, greatest(last.day, today), new.id, new.at,
      sha256(coalesce(last.hash, '\x') || convert_to(
        audit_line(new, chain, coalesce(last.seq, 0) + 1, greatest(last.day, today)), 'UTF8')));
  return null;
end
$$;
revoke all on function audit_chain_link() from public;
grant execute on function audit_chain_link() to ${app_role};

-- Lines that were there before the chains begin them.
do $$
declare
  line audit_event;
  chain bigint;
  today constant date := (now() at time zone 'Asia/Tokyo')::date;
  before audit_chain;
begin
  for line in select * from audit_event order by coalesce(institution_id, 0), at, id loop
    chain := coalesce(line.institution_id, 0);
    if before.institution_id is distinct from chain then
      before := null;
      before.institution_id := chain;
      before.seq := 0;
      before.hash := '\x';
    end if;
    before.seq := before.seq + 1;
    before.hash := sha256(before.hash || convert_to(audit_line(line, chain, before.seq, today), 'UTF8'));
    insert into audit_chain values (chain, before.seq, today, line.id, line.at, before.hash);
  end loop;
end
$$;

create trigger audit_chain_expect after insert on audit_event
  for each row execute function audit_chain_expect();
create constraint trigger audit_chain_link after insert on audit_event
  deferrable initially deferred for each row execute function audit_chain_link();

-- The heads of a day, for the server's log: an anchor outside of the database.
create function audit_heads(asked date) returns table (institution_id bigint, links bigint, seq bigint, head text)
language sql stable security definer set search_path = public, pg_temp as
$$
  select distinct on (c.institution_id) c.institution_id, count(*) over (partition by c.institution_id), c.seq, encode(c.hash, 'hex')
  from audit_chain c where c.day = asked order by c.institution_id, c.seq desc
$$;
revoke all on function audit_heads(date) from public;
grant execute on function audit_heads(date) to ${app_role};

-- ［操作履歴照会］: the newest first, of one person, of one action
create index audit_event_newest on audit_event (institution_id, at desc, id desc);
create index audit_event_account on audit_event (institution_id, account_id, at desc, id desc);
drop index audit_event_institution;

-- Lines of no institution, e.g. a log-in with an unknown code, are the operator's to look through: institution 0.
drop policy read_own_institution on audit_event;
create policy read_own_institution on audit_event for select
  using (coalesce(institution_id, 0) = nullif(current_setting('zaitaku.institution', true), '')::bigint);

-- 「確認しました」: who looked through which days.
create sequence audit_review_seq;
create table audit_review (
  id bigint primary key,
  institution_id bigint not null references institution,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  reviewed_at timestamptz not null,
  account_id bigint not null references account,
  reviewer text not null
);
create index audit_review_institution on audit_review (institution_id, reviewed_at desc);
alter table audit_review enable row level security;
create policy own_institution on audit_review
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
grant select, insert on audit_review to ${app_role};
grant usage on sequence audit_review_seq to ${app_role};
