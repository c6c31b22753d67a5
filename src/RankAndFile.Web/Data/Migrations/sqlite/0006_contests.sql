create table offices (
    id integer not null primary key autoincrement,
    name text not null,
    kind text not null,
    places integer not null,
    term_years integer not null,
    elected_by_all integer not null
) strict;

create unique index ix_offices_name on offices (name);

create table holdings (
    id integer not null primary key autoincrement,
    office integer not null references offices (id) on delete restrict,
    holder text not null,
    member integer null references members (id) on delete restrict,
    elected_on text null,
    took_office_on text null,
    due_on text null,
    vacant_since text null,
    vacant_because text not null
) strict;

create index ix_holdings_office on holdings (office);
create index ix_holdings_due_on on holdings (due_on);

create table office_changes (
    id integer not null primary key autoincrement,
    office integer not null references offices (id) on delete restrict,
    at integer not null,
    by integer null references people (id) on delete restrict,
    before text not null,
    after text not null
) strict;

create index ix_office_changes_office on office_changes (office);

create table contests (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    office integer null references offices (id) on delete restrict,
    title text not null,
    places integer not null,
    rule_book text not null,
    electorate text not null,
    reserved text not null,
    standing text not null,
    nominations text not null,
    choice text not null,
    incumbents text not null
) strict;

create index ix_contests_election on contests (election);
