-- Files that customers and colleagues bring. Their bytes lie beside the database under their SHA-256; a message's own
-- stand in its row too, as they are shown.
create table attachment (
    id integer primary key,
    company bigint not null references company (id),
    public_id text not null unique,
    session bigint not null references session (id),
    message bigint references message (id),
    desk_user bigint,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    created_at bigint not null
);
create index attachment_session on attachment (session);
create index attachment_content on attachment (sha256);
create index attachment_unsent on attachment (created_at) where message is null;

alter table message add column attachments text;
alter table held_reply add column attachments text;
