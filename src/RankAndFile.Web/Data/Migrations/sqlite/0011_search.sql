-- What everybody may read, as it is searched. An entry is put in anew, never edited.
create table search_entries (
    id integer not null primary key autoincrement,
    kind text not null,
    thing integer not null,
    position integer not null,
    address text not null,
    within text not null,
    title text not null,
    beginning text not null,
    words text not null
) strict;

create unique index ix_search_entries_kind_thing_position on search_entries (kind, thing, position);

-- The words come cut and folded from the program, so the tokenizer only parts them at spaces: every letter
-- that is not ASCII belongs to a word, and so does a point.
create virtual table search_words using fts5 (words, content = 'search_entries', content_rowid = 'id', prefix = '2 3', tokenize = "ascii tokenchars '.'");

create trigger search_entries_are_found after insert on search_entries begin
    insert into search_words (rowid, words) values (new.id, new.words);
end;

create trigger search_entries_are_found_no_more after delete on search_entries begin
    insert into search_words (search_words, rowid, words) values ('delete', old.id, old.words);
end;

create trigger search_entries_stay before update on search_entries begin select raise(abort, 'An entry of the search is put in anew.'); end;

alter table clauses drop column search_text;
