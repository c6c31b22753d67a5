create table files (
    id integer not null primary key autoincrement,
    kind text not null,
    thing integer not null,
    sending text not null,
    name text not null,
    type text not null,
    length integer not null,
    sha256 text not null,
    added_by integer not null references people (id) on delete restrict,
    added_at integer not null,
    is_whole integer not null,
    taken_back_at integer,
    taken_back_by integer references people (id) on delete restrict,
    reason text not null
) strict;

create unique index ix_files_sending on files (sending);
create index ix_files_kind_thing on files (kind, thing);

create table file_parts (
    file integer not null references files (id) on delete restrict,
    number integer not null,
    content blob not null,
    primary key (file, number)
) strict;

-- A part is kept or goes; it never becomes another.
create trigger file_parts_stay before update on file_parts begin select raise(abort, 'A part of a file is never edited.'); end;
