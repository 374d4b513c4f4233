-- What waits for a company's mail or text account, and what was given up there, is counted while somebody looks at the
-- account: not among all that the company has sent.
create index outbox_account on outbox (company, channel, state, id) where channel <> 'webhook' and state <> 'delivered';
