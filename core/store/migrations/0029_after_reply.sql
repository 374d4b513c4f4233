-- What becomes of a session once a held reply is sent. A reply by itself no longer starts the idle clock: the clocks that
-- replies of people have started are stopped, so that no case that somebody holds is abandoned.
alter table held_reply add column after_send text not null default 'stay_open';
update session set idle_at = null, status = 'ACTIVE' where holder is not null and idle_at is not null;
