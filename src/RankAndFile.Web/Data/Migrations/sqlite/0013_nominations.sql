create table secretaries (
    id integer not null primary key autoincrement,
    member integer not null references members (id) on delete restrict,
    branch integer null references branches (id) on delete restrict,
    workplace integer null references workplaces (id) on delete restrict,
    body_name text not null,
    since text not null,
    until text null,
    entered_by integer not null references people (id) on delete restrict,
    entered_at integer not null,
    check ((branch is null) <> (workplace is null))
) strict;

create index ix_secretaries_member on secretaries (member);

-- A body has one secretary at a time.
create unique index ix_secretaries_branch on secretaries (branch) where until is null;
create unique index ix_secretaries_workplace on secretaries (workplace) where until is null;

-- Attendance and minutes are for the returning officer and the scrutineer. They stand last: what is counted is read without them.
create table nominations (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    contest integer not null references contests (id) on delete restrict,
    number integer not null,
    branch integer null references branches (id) on delete restrict,
    workplace integer null references workplaces (id) on delete restrict,
    body_name text not null,
    region integer null references regions (id) on delete restrict,
    members_represented integer not null,
    candidate integer not null references members (id) on delete restrict,
    candidate_name text not null,
    notice_on text not null,
    met_on text not null,
    present integer not null,
    votes integer not null,
    votes_in_all integer not null,
    received_on text not null,
    on_paper integer not null,
    entered_by integer not null references people (id) on delete restrict,
    entered_at integer not null,
    state text not null,
    stands integer not null,
    reason text null,
    reason_words text not null,
    ruled_by integer null references people (id) on delete restrict,
    ruled_at integer null,
    attendance text not null,
    minutes text not null,
    check ((branch is null) <> (workplace is null)),
    check (stands = (state <> 'Invalid'))
) strict;

create unique index ix_nominations_election_number on nominations (election, number);
create index ix_nominations_contest_candidate on nominations (contest, candidate);
create index ix_nominations_contest_id on nominations (contest, id);
create index ix_nominations_candidate on nominations (candidate);

-- A body nominates nobody twice for one post; what was found invalid does not stand.
create unique index ix_nominations_contest_branch_candidate on nominations (contest, branch, candidate) where stands = 1;
create unique index ix_nominations_contest_workplace_candidate on nominations (contest, workplace, candidate) where stands = 1;

create table nomination_appeals (
    nomination integer not null primary key references nominations (id) on delete restrict,
    by integer not null references people (id) on delete restrict,
    at integer not null,
    grounds text not null,
    upheld integer null,
    words text not null,
    decided_by integer null references people (id) on delete restrict,
    decided_at integer null
) strict;

create table candidacies (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    contest integer not null references contests (id) on delete restrict,
    member integer not null references members (id) on delete restrict,
    name text not null,
    answer text not null,
    answered_on text null,
    on_paper integer not null,
    declared text not null,
    categories text not null,
    is_listed integer not null
) strict;

create unique index ix_candidacies_contest_member on candidacies (contest, member);
create index ix_candidacies_member on candidacies (member);
create index ix_candidacies_election on candidacies (election);

-- Two people confirm that the list of candidates equals the accepted nominations.
create table list_sign_offs (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    digest text not null,
    list text not null,
    by integer not null references people (id) on delete restrict,
    role text not null,
    at integer not null,
    voided_at integer null
) strict;

create index ix_list_sign_offs_election on list_sign_offs (election);
