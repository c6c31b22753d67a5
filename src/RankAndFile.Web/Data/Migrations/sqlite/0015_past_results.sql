create table past_results (
    id integer not null primary key autoincrement,
    body text not null,
    post text not null,
    year integer not null
) strict;

create unique index ix_past_results_body_post_year on past_results (body, post, year);

create table past_result_versions (
    result integer not null references past_results (id) on delete restrict,
    number integer not null,
    figures text not null,
    reason text not null,
    published_at integer not null,
    published_by integer not null references people (id) on delete restrict,
    primary key (result, number)
) strict;

-- What was published stays as it was; what is new is another version.
create trigger past_result_versions_stay before update on past_result_versions begin select raise(abort, 'A version is never edited.'); end;
create trigger past_result_versions_are_kept before delete on past_result_versions begin select raise(abort, 'A version is never taken back.'); end;
