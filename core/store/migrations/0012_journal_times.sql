-- An audit asks for what was done in a company between two times, and for what one of its people did.
create index journal_company_at on journal (company, at);
create index journal_company_actor on journal (company, actor);
