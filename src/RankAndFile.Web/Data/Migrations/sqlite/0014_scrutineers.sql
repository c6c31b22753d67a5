create table scrutineer_terms (
    election integer not null references elections (id) on delete restrict,
    scrutineer integer not null references people (id) on delete restrict,
    text text not null,
    offered_by integer not null references people (id) on delete restrict,
    offered_at integer not null,
    agreed_at integer,
    primary key (election, scrutineer)
) strict;

-- What was agreed to stays as it is.
create trigger scrutineer_terms_stay before update on scrutineer_terms when old.agreed_at is not null begin select raise(abort, 'Terms that were agreed to are never changed.'); end;

create table independent_persons (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    function text not null,
    name text not null,
    is_the_scrutineer integer not null,
    appointed_at integer not null,
    appointed_by integer not null references people (id) on delete restrict,
    ended_at integer,
    reason text not null
) strict;

create index ix_independent_persons_election on independent_persons (election);

create table scrutineer_notices (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    scrutineer integer not null references people (id) on delete restrict,
    way text not null,
    on_day text not null,
    proof text not null,
    letters integer not null,
    mailing integer references mailings (id) on delete restrict,
    at integer not null,
    by integer not null references people (id) on delete restrict
) strict;

create unique index ix_scrutineer_notices_election_scrutineer_way on scrutineer_notices (election, scrutineer, way);

create table scrutineer_log (
    election integer not null references elections (id) on delete restrict,
    kind text not null,
    number integer not null,
    on_day text not null,
    words text not null,
    at integer not null,
    by integer not null references people (id) on delete restrict,
    answer text not null,
    answer_words text not null,
    answered_at integer,
    answered_by integer references people (id) on delete restrict,
    primary key (election, kind, number)
) strict;
