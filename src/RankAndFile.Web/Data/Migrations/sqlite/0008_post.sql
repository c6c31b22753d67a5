create table office_keys (
    name text not null primary key,
    sealed text not null
) strict;

create table contacts (
    id integer not null primary key autoincrement,
    mac text null,
    sealed_email text not null,
    name text not null,
    language text not null,
    form text not null,
    messages_a_week integer not null,
    paused_until text null,
    since integer not null,
    confirmed_at integer null,
    erased_at integer null
) strict;

create unique index ix_contacts_mac on contacts (mac);

create table consent_events (
    id integer not null primary key autoincrement,
    contact integer not null references contacts (id) on delete restrict,
    purpose text not null,
    given integer not null,
    words integer not null,
    page text not null,
    method text not null,
    at integer not null
) strict;

create index ix_consent_events_contact_purpose on consent_events (contact, purpose);

create table sign_ups (
    id integer not null primary key autoincrement,
    contact integer not null references contacts (id) on delete restrict,
    purpose text null,
    page text not null,
    at integer not null,
    confirmed_at integer null
) strict;

create index ix_sign_ups_contact_at on sign_ups (contact, at);

create table suppressions (
    id integer not null primary key autoincrement,
    mac text not null,
    purpose text null,
    reason text not null,
    at integer not null,
    lifted_at integer null
) strict;

create index ix_suppressions_mac on suppressions (mac);

create table mailings (
    id integer not null primary key autoincrement,
    purpose text not null,
    audience text not null,
    subject text not null,
    text text not null,
    reply_to text not null,
    in_reply_to text null,
    rule text not null,
    asked_by integer null references people (id) on delete restrict,
    asked_at integer not null,
    second_person integer null references people (id) on delete restrict,
    agreed_at integer null,
    tested_at integer null,
    state text not null,
    readers integer not null,
    blocked integer not null,
    sent integer not null,
    deferred integer not null,
    failed integer not null,
    unsure integer not null,
    bounced integer not null,
    complaints integer not null
) strict;

create index ix_mailings_audience_id on mailings (audience, id);

create table mailing_blocks (
    mailing integer not null references mailings (id) on delete restrict,
    because text not null,
    number integer not null,
    primary key (mailing, because)
) strict;

create table deliveries (
    id integer not null primary key autoincrement,
    mailing integer not null references mailings (id) on delete restrict,
    mac text not null,
    contact integer null references contacts (id) on delete restrict,
    member integer null references members (id) on delete restrict,
    person integer null references people (id) on delete restrict,
    precedence integer not null,
    counts integer not null,
    state text not null,
    not_before integer not null,
    for_the_week integer not null,
    because text null,
    tries integer not null,
    held_by text null,
    handed_at integer null,
    sent_at integer null,
    bounced_at integer null,
    answer text not null
) strict;

create unique index ix_deliveries_mailing_mac on deliveries (mailing, mac);
create index ix_deliveries_state_precedence_id on deliveries (state, precedence, id);
create index ix_deliveries_state_not_before on deliveries (state, not_before);
create index ix_deliveries_mac_state on deliveries (mac, state);

create table received (
    id integer not null primary key autoincrement,
    digest text not null,
    kind text not null,
    delivery integer null references deliveries (id) on delete restrict,
    at integer not null,
    sealed_subject text not null,
    sealed_text text not null
) strict;

create unique index ix_received_digest on received (digest);
create index ix_received_delivery_kind on received (delivery, kind);
create index ix_received_kind_id on received (kind, id);
