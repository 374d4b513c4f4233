-- A secret goes only to the places that it was kept for, which stand in its audience. Where those go that were kept
-- before stands in their companies' configurations: the first start looks there (engine/SecretPlaces).
update credential set audience = '?' where kind = 'secret';
