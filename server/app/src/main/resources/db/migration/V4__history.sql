-- What became of documents, for a while after they have ended.
create table document (
    number        bigint        primary key, -- of the receipt; of its place in the log for a part that was replayed
    id            varchar(100000) not null,
    part_of       varchar(80),
    flow          varchar(80)   not null,
    revision      integer       not null,
    filename      varchar(1000),
    media_type    varchar(400)  not null,
    size          bigint        not null,
    state         varchar(20)   not null,
    received_at   bigint        not null, -- microseconds since 1970
    settled_at    bigint        not null,
    published     bigint        not null,
    dropped       bigint        not null,
    dead_lettered bigint        not null,
    notes         varchar(1000000),       -- as JSON; null if there are none
    replayed      varchar(1000000)        -- the same
);

create index document_by_flow on document (flow, number);

-- Parts that were replayed, by their ids.
create table document_part (
    id     varchar(100000) primary key,
    number bigint          not null
);

-- Documents by what their senders called them.
create table document_key (
    flow        varchar(80)  not null,
    text        varchar(255) not null,
    item        integer      not null, -- of the documents in a body
    fingerprint varchar(80)  not null,
    number      bigint       not null,
    primary key (flow, text, item)
);

create index document_key_by_number on document_key (number);

-- Of a document that a node of the flow brought: the node is its entry, and this the port.
alter table dead_document add column port varchar(80);
