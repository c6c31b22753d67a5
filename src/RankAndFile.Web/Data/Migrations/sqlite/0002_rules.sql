create table documents (
    id integer not null primary key autoincrement,
    address text not null,
    title text not null,
    kind text not null
) strict;

create unique index ix_documents_address on documents (address);

create table document_versions (
    id integer not null primary key autoincrement,
    document integer not null references documents (id) on delete restrict,
    number integer not null,
    reason text not null,
    published_at integer not null,
    published_by integer not null references people (id) on delete restrict
) strict;

create unique index ix_document_versions_document_number on document_versions (document, number);

create table clauses (
    version integer not null references document_versions (id) on delete restrict,
    address text not null,
    position integer not null,
    number text not null,
    part text not null,
    heading text not null,
    text text not null,
    search_text text not null,
    primary key (version, address)
) strict;

-- What was published stays as it was, whoever asks.
create trigger documents_stay before update on documents begin select raise(abort, 'A published document is never edited.'); end;
create trigger documents_are_kept before delete on documents begin select raise(abort, 'A published document is never edited.'); end;
create trigger document_versions_stay before update on document_versions begin select raise(abort, 'A published version is never edited.'); end;
create trigger document_versions_are_kept before delete on document_versions begin select raise(abort, 'A published version is never edited.'); end;
create trigger clauses_stay before update on clauses begin select raise(abort, 'A published clause is never edited.'); end;
create trigger clauses_are_kept before delete on clauses begin select raise(abort, 'A published clause is never edited.'); end;
