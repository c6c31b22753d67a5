create table unions (
    id integer not null primary key,
    name text not null,
    colour text not null,
    in_welsh integer not null,
    is_demonstration integer not null,
    since integer null
) strict;

insert into unions (id, name, colour, in_welsh, is_demonstration, since) values (1, '', '#8a1538', 0, 0, null);

create table people (
    id integer not null primary key autoincrement,
    name text not null,
    email text not null,
    email_key text not null,
    is_administrator integer not null,
    since integer not null,
    authenticator_secret text null,
    last_code_step integer not null,
    wrong_codes integer not null,
    locked_until integer null
) strict;

create unique index ix_people_email_key on people (email_key);

create table one_time_links (
    hash text not null primary key,
    person integer null references people (id) on delete restrict,
    made_at integer not null,
    expires_at integer not null,
    used_at integer null
) strict;

create index ix_one_time_links_person_made_at on one_time_links (person, made_at);

create table sessions (
    id integer not null primary key autoincrement,
    hash text not null,
    person integer not null references people (id) on delete restrict,
    since integer not null,
    expires_at integer not null,
    ended_at integer null,
    code_given_at integer null
) strict;

create unique index ix_sessions_hash on sessions (hash);
create index ix_sessions_person on sessions (person);

create table elections (
    id integer not null primary key autoincrement,
    name text not null,
    footing text not null,
    nation text not null,
    stage text not null,
    stage_since integer not null,
    opened_at integer not null,
    reason text not null
) strict;

create table grants (
    election integer not null references elections (id) on delete restrict,
    person integer not null references people (id) on delete restrict,
    role text not null,
    given_by integer not null references people (id) on delete restrict,
    given_at integer not null,
    primary key (election, person, role)
) strict;

create index ix_grants_person on grants (person);

create table timetable_dates (
    election integer not null references elections (id) on delete restrict,
    milestone text not null,
    on_day text not null,
    document text not null,
    place text not null,
    primary key (election, milestone)
) strict;

create table draft_openings (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    by integer not null references people (id) on delete restrict,
    at integer not null
) strict;

create index ix_draft_openings_election on draft_openings (election);

create table acts_done (
    key text not null primary key,
    act text not null,
    at integer not null
) strict;

create table acts_refused (
    id integer not null primary key autoincrement,
    act text not null,
    election integer null references elections (id) on delete restrict,
    by integer null references people (id) on delete restrict,
    at integer not null,
    reason text not null,
    document text not null,
    place text not null
) strict;

create table protection_keys (
    name text not null primary key,
    xml text not null
) strict;

create table records (
    election integer not null primary key references elections (id) on delete restrict,
    title text not null,
    key text not null,
    state blob not null,
    signed_size integer not null
) strict;

create table record_entries (
    election integer not null references records (election) on delete restrict,
    height integer not null,
    time integer not null,
    kind text not null,
    version integer not null,
    public_digest text not null,
    sealed_digest text null,
    public_salt blob null,
    public_data blob null,
    sealed_salt blob null,
    sealed_data blob null,
    primary key (election, height)
) strict;

create table record_heads (
    election integer not null references records (election) on delete restrict,
    size integer not null,
    head blob not null,
    primary key (election, size)
) strict;
