create table dead_letter (
    id          varchar(40)   primary key,
    flow        varchar(80)   not null,
    revision    integer       not null,
    document    varchar(80)   not null,
    node        varchar(80)   not null,
    kind        varchar(20)   not null,
    message     varchar(4000) not null,
    attempts    integer       not null,
    at          timestamp(9) with time zone not null,
    filename    varchar(1000),
    media_type  varchar(400)  not null,
    size        bigint        not null,
    metadata    clob          not null, -- of the content, as JSON
    packet      clob          not null, -- its state at the failure, as JSON
    content     blob                    -- null where a file holds it
);

create index dead_letter_by_flow on dead_letter (flow, id);
