create table place_changes (
    id integer not null primary key autoincrement,
    kind text not null,
    place integer not null,
    at integer not null,
    by integer not null references people (id) on delete restrict,
    before text not null,
    after text not null
) strict;

create index ix_place_changes_kind_place on place_changes (kind, place);

-- What a member said of their own entry, and what the office answered.
create table corrections (
    id integer not null primary key autoincrement,
    member integer not null references members (id) on delete restrict,
    by integer not null references people (id) on delete restrict,
    at integer not null,
    about text not null,
    said text not null,
    answered_at integer null,
    answered_by integer null references people (id) on delete restrict,
    accepted integer null,
    answer text not null
) strict;

create index ix_corrections_member on corrections (member);

-- Written requests under s 24(5), each with its day: kept as evidence.
create table address_requests (
    id integer not null primary key autoincrement,
    member integer not null references members (id) on delete restrict,
    by integer not null references people (id) on delete restrict,
    at integer not null,
    address text not null
) strict;

create index ix_address_requests_member on address_requests (member);

create table exceptions_found (
    kind text not null,
    first integer not null,
    member integer not null,
    primary key (kind, first, member)
) strict, without rowid;

create table exception_figures (
    kind text not null primary key,
    found integer not null,
    at integer not null
) strict;

create table register_figures (
    id integer not null primary key autoincrement,
    at integer not null,
    members integer not null,
    without_address integer not null
) strict;

-- Inspections of the register by an election's scrutineer: asked for, or of their own motion.
create table inspections (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    number integer not null,
    by integer null references people (id) on delete restrict,
    grounds text not null,
    asked_at integer not null,
    decision text not null,
    decided_at integer null,
    decided_by integer null references people (id) on delete restrict,
    reason text not null,
    found text not null
) strict;

create unique index ix_inspections_election_number on inspections (election, number);
create index ix_inspections_by on inspections (by);

create table rolls (
    id integer not null primary key autoincrement,
    election integer not null references elections (id) on delete restrict,
    number integer not null,
    relevant_date text not null,
    begun_at integer not null,
    begun_by integer not null references people (id) on delete restrict,
    read_at integer null,
    frozen_at integer null,
    rows integer not null,
    root text not null,
    published blob null,
    sealed_bytes integer not null,
    sealed_digest text not null,
    shut_out text not null,
    voided_at integer null,
    voided_by integer null references people (id) on delete restrict,
    void_reason text not null
) strict;

create unique index ix_rolls_election_number on rolls (election, number);

-- A line each of the sealed face. No references: the Roll stays as it is, whatever the register becomes.
create table roll_lines (
    roll integer not null,
    place integer not null,
    contest integer not null,
    member integer not null,
    line text not null,
    primary key (roll, place)
) strict, without rowid;

create index ix_roll_lines_roll_member on roll_lines (roll, member);

-- Roots of complete subtrees of the Roll's tree, from which proofs are made.
create table roll_subtrees (
    roll integer not null,
    level integer not null,
    place integer not null,
    digest text not null,
    primary key (roll, level, place)
) strict, without rowid;

create table roll_supplies (
    id integer not null primary key autoincrement,
    roll integer not null references rolls (id) on delete restrict,
    at integer not null,
    taken_by integer not null references people (id) on delete restrict
) strict;

create index ix_roll_supplies_roll on roll_supplies (roll);

-- What was frozen, asked in writing or supplied stays as it was, whoever asks.
create trigger rolls_stay before update of election, number, relevant_date, begun_at, begun_by, read_at, frozen_at, rows, root, published, sealed_bytes, sealed_digest, shut_out on rolls when old.frozen_at is not null begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger voided_rolls_stay before update of voided_at, voided_by, void_reason on rolls when old.voided_at is not null begin select raise(abort, 'A voided Roll stays voided.'); end;
create trigger rolls_are_kept before delete on rolls when old.frozen_at is not null begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger roll_lines_stay before update on roll_lines begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger roll_lines_are_kept before delete on roll_lines when exists (select 1 from rolls where id = old.roll and frozen_at is not null) begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger roll_lines_end before insert on roll_lines when exists (select 1 from rolls where id = new.roll and frozen_at is not null) begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger roll_subtrees_stay before update on roll_subtrees begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger roll_subtrees_are_kept before delete on roll_subtrees when exists (select 1 from rolls where id = old.roll and frozen_at is not null) begin select raise(abort, 'A frozen Roll is never changed.'); end;
create trigger roll_supplies_stay before update on roll_supplies begin select raise(abort, 'A supply stays on record.'); end;
create trigger roll_supplies_are_kept before delete on roll_supplies begin select raise(abort, 'A supply stays on record.'); end;
create trigger address_requests_stay before update on address_requests begin select raise(abort, 'A written request stays on record.'); end;
create trigger address_requests_are_kept before delete on address_requests begin select raise(abort, 'A written request stays on record.'); end;
