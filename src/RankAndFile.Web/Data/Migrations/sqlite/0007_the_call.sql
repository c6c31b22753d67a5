-- The rules of an election are a document too, which only its own officers amend.
alter table documents add column of_an_election integer not null default 0;

create table election_rules (
    election integer not null primary key references elections (id) on delete restrict,
    text text not null,
    began_with text not null,
    changed_at integer not null,
    changed_by integer not null references people (id) on delete restrict,
    document integer null references documents (id) on delete restrict
) strict;

create table duties_off (
    election integer not null references elections (id) on delete restrict,
    duty text not null,
    reason text not null,
    at integer not null,
    by integer not null references people (id) on delete restrict,
    primary key (election, duty)
) strict;

create table decisions (
    election integer not null references elections (id) on delete restrict,
    kind text not null,
    reason text not null,
    decided_by text not null,
    decided_on text not null,
    at integer not null,
    by integer not null references people (id) on delete restrict,
    primary key (election, kind)
) strict;

create table qualifications (
    election integer not null references elections (id) on delete restrict,
    person integer not null references people (id) on delete restrict,
    basis text not null,
    body text not null,
    at integer not null,
    by integer not null references people (id) on delete restrict,
    primary key (election, person)
) strict;

create table timetable_amendments (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    reason text not null,
    decided_by text not null,
    at integer not null,
    by integer not null references people (id) on delete restrict
) strict;

create index ix_timetable_amendments_election on timetable_amendments (election);

create table timetable_changes (
    amendment integer not null references timetable_amendments (id) on delete restrict,
    milestone text not null,
    was text not null,
    becomes text not null,
    primary key (amendment, milestone)
) strict;

create table frozen_files (
    election integer not null references records (election) on delete restrict,
    path text not null,
    sha256 text not null,
    content blob not null,
    primary key (election, path)
) strict;

-- What was frozen stays as it was, whoever asks.
create trigger frozen_files_stay before update on frozen_files begin select raise(abort, 'A frozen document is never edited.'); end;
create trigger frozen_files_are_kept before delete on frozen_files begin select raise(abort, 'A frozen document is never edited.'); end;
