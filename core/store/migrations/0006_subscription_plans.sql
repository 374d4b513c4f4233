-- The plans of a company, without reading every subscription.
create index subscription_plan on subscription (company, plan);
