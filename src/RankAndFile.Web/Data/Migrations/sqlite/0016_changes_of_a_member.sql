-- Whether an import touched a member is asked of each who was changed after it.
drop index ix_member_changes_member;
create index ix_member_changes_member_change on member_changes (member, change);
