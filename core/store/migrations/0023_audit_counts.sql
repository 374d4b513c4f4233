-- An audit reads what a person or a kind of command did in the order of time, whatever else stands between; both at
-- once from the index alone.
create index journal_company_command on journal (company, command, at, actor);
create index journal_company_actor_at on journal (company, actor, at);
drop index journal_company_actor;

-- Reports go when they are old, whether or not another one is asked for.
create index report_created on report (created_at);
