-- The functions that open the rows keep their plan for the life of a connection in PL/pgSQL; in SQL they were planned at every call,
-- some nine times a consent.

create or replace function institution_of_url(asked text) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select institution_id from access_url where token = asked and withdrawn_at is null); end $$;

create or replace function institution_of_reception(asked uuid) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select institution_id from reception where id = asked); end $$;

create or replace function institution_of_challenge(asked bytea) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select institution_id from challenge where challenge_hash = asked); end $$;

create or replace function patient_of_certificate(asked bytea) returns bigint language plpgsql stable security definer
set search_path = public, pg_temp as
$$ begin return (select patient_id from patient_certificate where certificate_key = asked); end $$;
