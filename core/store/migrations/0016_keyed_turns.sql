-- A customer's message takes its Idempotency-Key with it from the moment it is stored: `message` until its answer is
-- printed. `settled` is the journal's row of a turn that was answered when no client was there to be told; the next
-- request with the key prints it.
alter table idempotency add column message bigint;
alter table idempotency add column settled bigint;
create index idempotency_message on idempotency (message) where message is not null;
