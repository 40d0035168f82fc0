-- Nobody read it: that a run is alive is said by its lease.
alter table bulk_job drop column heartbeat_at;
