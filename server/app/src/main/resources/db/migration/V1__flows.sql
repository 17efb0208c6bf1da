create table flow (
  id varchar(64) primary key,
  draft text not null,
  draft_tag varchar(36) not null,
  wants_to_run boolean not null,
  live_revision integer,
  updated_at timestamp(6) with time zone not null
);

create index flow_by_change on flow (updated_at desc, id);

create table revision (
  flow varchar(64) not null references flow (id) on delete cascade,
  number integer not null,
  content text not null,
  note varchar(1000) not null,
  published_at timestamp(6) with time zone not null,
  primary key (flow, number)
);
