create table jobs (
    id integer not null primary key autoincrement,
    kind text not null,
    facts text not null,
    key text null,
    asked_by integer null references people (id) on delete restrict,
    asked_at integer not null,
    not_before integer not null,
    state text not null,
    held_by text null,
    held_until integer null,
    done integer not null,
    "of" integer not null,
    cursor text null,
    tries integer not null,
    what_failed text not null,
    ended_at integer null
) strict;

create unique index ix_jobs_key on jobs (key);
create index ix_jobs_state_not_before on jobs (state, not_before);

-- What has expired is found without reading all that has not.
create index ix_sessions_expires_at on sessions (expires_at);
create index ix_one_time_links_expires_at on one_time_links (expires_at);
create index ix_acts_done_at on acts_done (at);
