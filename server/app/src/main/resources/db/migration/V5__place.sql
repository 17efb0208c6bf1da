-- Where a flow runs: auto, server, worker or workers.
alter table flow add column place varchar(20) default 'auto' not null;
