-- The documents that dead letters were made from, each kept once for all its letters.
create table dead_document (
    flow     varchar(80) not null,
    document varchar(80) not null,
    entry    varchar(80),          -- the adapter that its sender asked for
    packet   blob        not null, -- what was sent, but for the content
    content  blob,                 -- null where a file holds it, or it has none
    primary key (flow, document)
);

alter table dead_letter add column part varchar(100000) default '' not null; -- the stable id of the packet
alter table dead_letter add column port varchar(80) default '' not null;
alter table dead_letter add column state blob; -- the packet at the failure, but for the content; null in older letters

update dead_letter set part = document;

alter table dead_letter alter column metadata drop not null; -- older letters only

create index dead_letter_by_document on dead_letter (flow, document);
