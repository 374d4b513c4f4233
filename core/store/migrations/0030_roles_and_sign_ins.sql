-- Tokens of a company have a role: their own, or else their credential's. Credentials that were there before could do
-- everything; they keep that, which the next start logs (store::Credentials::settleRoles).
alter table credential add column role text not null default '';

-- Failed sign-ins no longer lock an account: whoever fails waits (dialects/Attempts), and a known device does not.
alter table desk_user drop column failed_sign_ins;
alter table desk_user drop column locked_until;
