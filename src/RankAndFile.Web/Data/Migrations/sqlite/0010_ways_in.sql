create table passkeys (
    id integer not null primary key autoincrement,
    person integer not null references people (id) on delete restrict,
    name text not null,
    credential blob not null,
    public_key blob not null,
    sign_count integer not null,
    transports text not null,
    is_backup_eligible integer not null,
    is_backed_up integer not null,
    added_at integer not null,
    used_at integer null
) strict;

create unique index ix_passkeys_credential on passkeys (credential);
create index ix_passkeys_person on passkeys (person);

create table recovery_codes (
    hash text not null primary key,
    person integer not null references people (id) on delete restrict,
    made_at integer not null,
    used_at integer null
) strict;

create index ix_recovery_codes_person on recovery_codes (person);

create table authenticator_resets (
    id integer not null primary key autoincrement,
    person integer not null references people (id) on delete restrict,
    asked_at integer not null,
    first_by integer null references people (id) on delete restrict,
    first_at integer null,
    second_by integer null references people (id) on delete restrict,
    second_at integer null,
    stopped_by integer null references people (id) on delete restrict,
    stopped_at integer null,
    done_at integer null
) strict;

create index ix_authenticator_resets_person on authenticator_resets (person);

create table letter_codes (
    id integer not null primary key autoincrement,
    member integer not null references members (id) on delete restrict,
    hash text not null,
    made_by integer not null references people (id) on delete restrict,
    made_at integer not null,
    expires_at integer not null,
    wrong_tries integer not null,
    ended_at integer null
) strict;

create index ix_letter_codes_member on letter_codes (member);

-- The member a link was sent to by the register's e-mail.
alter table one_time_links add column member integer null references members (id) on delete restrict;
create index ix_one_time_links_member on one_time_links (member);
