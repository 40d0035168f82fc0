-- A card's answer counts once it came back to the browser that began, or two devices confirmed one number.
alter table reception
  add column card_device text check (card_device in ('SAME', 'OTHER')),
  add column matched_here boolean not null default false,
  add column matched_there boolean not null default false,
  add constraint reception_match check (card_device is not distinct from 'OTHER' or not (matched_here or matched_there));

alter table environment_settings add column eligibility_across_devices boolean not null default false;

-- Whoever is authenticated and does not come back is left alone like everybody else; what two devices confirmed is completed.
create or replace function receptions_left_behind(answered_before timestamptz, untouched_before timestamptz, most integer)
returns table (reception_id uuid, institution_id bigint, state text) language sql stable security definer
set search_path = public, pg_temp as
$$
  select r.id, r.institution_id, r.state from reception r
  where ((r.state = 'ANSWERED' or (r.state = 'AUTHENTICATED' and r.matched_here and r.matched_there))
      and r.changed_at < answered_before)
     or (r.state in ('STARTED', 'CHALLENGED', 'AUTHENTICATED', 'ENQUIRED') and r.changed_at < untouched_before)
  order by r.changed_at limit most
$$;
