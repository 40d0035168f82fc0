-- A consent that its patient does not renew ends by itself, where the operator says so.
create index consent_active_since on consent (registered_at) where revoked_at is null;

create function consents_given_before(moment timestamptz, after_id bigint, most integer)
returns table (consent_id bigint, institution_id bigint) language sql stable security definer
set search_path = public, pg_temp as
$$
  select c.id, c.institution_id from consent c
  where c.revoked_at is null and c.registered_at < moment and c.id > after_id
  order by c.id limit most
$$;
revoke all on function consents_given_before(timestamptz, bigint, integer) from public;
grant execute on function consents_given_before(timestamptz, bigint, integer) to ${app_role};
