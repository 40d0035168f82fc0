alter table zone add column note varchar(200);
