-- Replies of people that wait a few seconds for an undo. What is settled stays, so that nothing happens twice.

create table held_reply (
    id integer primary key,
    session bigint not null references session (id),
    desk_user bigint not null,
    user_name text not null,
    text text not null,
    at bigint not null,
    send_at bigint not null,
    state text not null,
    settled_at bigint,
    message bigint,
    reason text
);
create index held_reply_due on held_reply (send_at) where state = 'held';
create index held_reply_session on held_reply (session) where state = 'held';
