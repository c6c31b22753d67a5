-- Imports of members from files.
create table register_imports (
    id integer not null primary key autoincrement,
    upload text not null,
    file_name text not null,
    bytes integer not null,
    pieces integer not null,
    encoding text not null,
    separator text not null,
    header text not null,
    mapping text null,
    asked_by integer null references people (id) on delete restrict,
    asked_at integer not null,
    state text not null,
    cursor text null,
    failure text not null,
    rows integer not null,
    found_new integer not null,
    found_changed integer not null,
    found_same integer not null,
    found_wrong integer not null,
    found_leaving integer not null,
    found_places integer not null,
    entered integer not null,
    changed integer not null,
    left_now integer not null,
    kept integer not null,
    first_member integer not null,
    look_ups_aside text not null,
    ended_at integer null
) strict;

create unique index ix_register_imports_upload on register_imports (upload);

-- The file as it came, until it has been done with.
create table import_pieces (
    import integer not null references register_imports (id) on delete restrict,
    number integer not null,
    bytes blob not null,
    primary key (import, number)
) strict;

create table import_wrongs (
    id integer not null primary key autoincrement,
    import integer not null references register_imports (id) on delete restrict,
    line integer not null,
    field text not null,
    reason text not null,
    value text not null
) strict;

create index ix_import_wrongs_import on import_wrongs (import);

create table import_samples (
    id integer not null primary key autoincrement,
    import integer not null references register_imports (id) on delete restrict,
    line integer not null,
    number text not null,
    fields text not null
) strict;

create index ix_import_samples_import on import_samples (import);

create table import_places (
    id integer not null primary key autoincrement,
    import integer not null references register_imports (id) on delete restrict,
    kind text not null,
    place integer not null
) strict;

create index ix_import_places_import on import_places (import);

-- Who changed the register, when and how: once for each letter, form or file.
create table register_changes (
    id integer not null primary key autoincrement,
    way text not null,
    made_by integer null references people (id) on delete restrict,
    made_at integer not null,
    import integer null references register_imports (id) on delete restrict,
    note text not null,
    undone_by integer null references people (id) on delete restrict,
    undone_at integer null
) strict;

create index ix_register_changes_import on register_changes (import);

-- What changed in an entry, before and after. That an entry was made is written on the entry itself.
create table member_changes (
    id integer not null primary key autoincrement,
    change integer not null references register_changes (id) on delete restrict,
    member integer not null references members (id) on delete restrict,
    fields text not null
) strict;

create index ix_member_changes_change on member_changes (change);
create index ix_member_changes_member on member_changes (member);

alter table members add column entered integer null references register_changes (id) on delete restrict;
create index ix_members_postcode on members (postcode);

-- How many members there are, kept with every change so that no page counts them.
create table register_counts (
    membership text not null primary key,
    members integer not null
) strict;

insert into register_counts (membership, members)
select m.membership, (select count(*) from members where members.membership = m.membership)
from (select 'Current' as membership union all select 'InArrears' union all select 'Left' union all select 'Died') m;
