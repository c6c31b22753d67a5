create table regions (
    id integer not null primary key autoincrement,
    name text not null
) strict;

create unique index ix_regions_name on regions (name);

create table sectors (
    id integer not null primary key autoincrement,
    name text not null
) strict;

create unique index ix_sectors_name on sectors (name);

create table branches (
    id integer not null primary key autoincrement,
    number text not null,
    name text not null,
    region integer null references regions (id) on delete restrict,
    sector integer null references sectors (id) on delete restrict,
    closed_on text null
) strict;

create unique index ix_branches_number on branches (number);

create table employers (
    id integer not null primary key autoincrement,
    name text not null,
    other_names text not null
) strict;

create unique index ix_employers_name on employers (name);

create table workplaces (
    id integer not null primary key autoincrement,
    name text not null,
    employer integer not null references employers (id) on delete restrict,
    region integer null references regions (id) on delete restrict,
    town text not null
) strict;

create unique index ix_workplaces_employer_name on workplaces (employer, name);

create table members (
    id integer not null primary key autoincrement,
    number text not null,
    name text not null,
    name_key text not null,
    address text not null,
    postcode text not null,
    country text not null,
    other_address text not null,
    other_address_asked_on text null,
    email text not null,
    email_key text null,
    phone text not null,
    channel text not null,
    formats text not null,
    branch integer null references branches (id) on delete restrict,
    workplace integer null references workplaces (id) on delete restrict,
    employer integer null references employers (id) on delete restrict,
    region integer null references regions (id) on delete restrict,
    sector integer null references sectors (id) on delete restrict,
    occupation text not null,
    membership text not null,
    membership_since text not null,
    class text not null,
    joined text null
) strict;

create unique index ix_members_number on members (number);
create index ix_members_email_key on members (email_key);
create index ix_members_name_key on members (name_key);
create index ix_members_branch on members (branch);
create index ix_members_workplace on members (workplace);

-- The member that somebody who signs in is.
alter table people add column member integer null references members (id) on delete restrict;
create unique index ix_people_member on people (member);
