-- What the upkeep may do over all institutions: forget origins that nobody used for long, and find sessions whose browsers are gone.

create index login_origin_seen on login_origin (seen_at);
create index console_session_open on console_session (last_action_at) where ended_at is null;

create function forget_login_origins(before timestamptz) returns integer language plpgsql security definer
set search_path = public, pg_temp as
$$
declare
  forgotten integer;
begin
  if before > now() - interval '30 days' then
    raise exception 'origins are kept for 30 days at least';
  end if;
  -- A pair that is locked stays: forgetting it would open it.
  delete from login_origin where seen_at < before and locked_at is null;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
revoke all on function forget_login_origins(timestamptz) from public;
grant execute on function forget_login_origins(timestamptz) to ${app_role};

create function stale_sessions(before timestamptz) returns table (institution_id bigint, session_id uuid)
language sql stable security definer set search_path = public, pg_temp as
$$ select s.institution_id, s.id from console_session s where s.ended_at is null and s.last_action_at < before
   order by s.last_action_at limit 1000 $$;
revoke all on function stale_sessions(timestamptz) from public;
grant execute on function stale_sessions(timestamptz) to ${app_role};
